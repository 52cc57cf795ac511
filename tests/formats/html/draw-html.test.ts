import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawHtml } from '../../../src/formats/html/index.ts';
import type { HandoutDocument } from '../../../src/handouts/index.ts';
import { briefingTheme, documentOf, hiveHandouts } from '../../handouts/hive-documents.ts';

const theme = briefingTheme();
const created = '2026-11-22T00:00:00Z';
const draw = (document: HandoutDocument): string => drawHtml(document, { theme, created });

const pages = ['en', 'zh'].flatMap((language) =>
  hiveHandouts(language).map(
    (handout) => [`${handout.name} (${language})`, draw(documentOf(handout))] as const,
  ),
);

describe.each(pages)('%s', (name, html) => {
  it('lets nothing run and asks for nothing', () => {
    expect(html).not.toMatch(/<script|<iframe|<object|<embed|<link|<base|javascript:/i);
    expect(html).not.toMatch(/ on[a-z]+\s*=|@import|url\((?!#)/i);
    for (const [, source] of html.matchAll(/ (?:src|srcset|poster)="([^"]*)"/g))
      expect(source).toMatch(/^data:/);
    for (const [, source] of html.matchAll(/<image[^>]* href="([^"]*)"/g)) expect(source).toMatch(/^data:/);
  });

  it('has a policy that its own style sheet keeps', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html)!;
    const hash = createHash('sha256').update(style!, 'utf8').digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
    expect(html).not.toMatch(/ style="/);
  });

  it('is one piece: every id once, every link inside it leads somewhere', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(ids.length).toBe(new Set(ids).size);
    const links = [...html.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
  });

  it('has one main heading, and no level left out', () => {
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries())
      if (i > 0) expect(level - levels[i - 1]!).toBeLessThanOrEqual(1);
  });

  it('says its language, that of foreign words, and where the text begins', () => {
    const language = name.includes('(zh)') ? 'zh' : 'en';
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toMatch(/<a class="skip" href="#text">[^<]+<\/a>/);
    expect(html).toContain('<main id="text" tabindex="-1">');
    if (name.startsWith('glossary')) expect(html).toContain(`lang="${language === 'en' ? 'zh' : 'en'}"`);
  });

  it('has numbered pages in the words of its language', () => {
    const words = name.includes('(zh)') ? '"\\7b2c " counter(page)' : '"Page " counter(page)';
    expect(html).toContain(words);
    expect(html).toContain('counter(pages)');
  });

  it('leads from every citation to its source and back', () => {
    for (const [, id, marks] of html.matchAll(/<span class="cite" id="([^"]*)">\[(.*?)\]<\/span>/g)) {
      for (const [, target] of marks!.matchAll(/href="#([^"]*)"/g)) {
        expect(html).toContain(` id="${target}"`);
        expect(html).toContain(`<a href="#${id}" aria-label=`);
      }
    }
  });
});

describe('tables', () => {
  const html = pages.find(([name]) => name === 'evidence (en)')![1];

  it('have a head whose cells name their columns, also to each cell where it is a card', () => {
    expect(html.match(/<th role="columnheader" scope="col"/g)).toHaveLength(5);
    expect(html).toContain('data-column="Words of the source"');
    expect(html).toContain('<thead role="rowgroup">');
  });

  it('with many columns turn the page', () => {
    const origin = { template: null, yaml: null };
    const cells = Array.from({ length: 6 }, () => ({
      header: true,
      runs: [{ text: 'x' }],
      align: null,
      colspan: 1,
      rowspan: 1,
      origin,
    }));
    const table = { kind: 'table', alt: null, origin, rows: [{ header: true, cells, origin }] } as const;
    const base = documentOf(hiveHandouts('en')[1]!);
    const wide = draw({ ...base, blocks: [table] });
    expect(wide).toContain('size:A4 landscape');
    expect(html).not.toContain('landscape');
    expect(pages.find(([name]) => name === 'glossary (en)')![1]).not.toContain('landscape');
  });
});

describe('texts', () => {
  const [, html] = drawnWith('<b onclick="x">&amp; "\'</b> {{x}} </style><script>alert(1)</script> \\');

  it('appear as typed, in the text, in attributes and at the foot of pages', () => {
    expect(html).not.toContain('<b ');
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;amp; &quot;');
    const [, head] = /@top-left\{content:("[^"]*")/.exec(html)!;
    expect(head).toMatch(/^"(?:[A-Za-z0-9 .,:-]|\\[0-9a-f]{1,6} )*"$/);
  });
});

/** A document that says one text everywhere. */
function drawnWith(text: string): [HandoutDocument, string] {
  const origin = { template: null, yaml: null };
  const runs = [{ text }];
  const base = documentOf(hiveHandouts('en')[1]!);
  const document: HandoutDocument = {
    ...base,
    title: runs,
    subject: text,
    author: text,
    footer: text,
    blocks: [
      { kind: 'heading', level: 2, runs, origin },
      { kind: 'paragraph', class: null, runs: [{ text, link: 'https://example.org/?a=1&b="' }], origin },
      { kind: 'code', text, language: null, origin },
      {
        kind: 'table',
        alt: null,
        origin,
        rows: [true, false].map((header) => ({
          header,
          origin,
          cells: [{ header, runs, align: null, colspan: 1, rowspan: 1, origin }],
        })),
      },
    ],
    citations: new Map(),
  };
  return [document, draw(document)];
}
