import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { parseXml } from '../../src/xml/index.ts';
import { layOut, runInProcess } from './run-case.ts';

/** What looks like something else: to XML, to templates, to spreadsheets, to JavaScript, to Markdown, to YAML. */
const words = [
  ...[']]>', '\\&amp;', '\\&lt;b\\&gt;', '\\&#x41;', '\\_x000D\\_ and \\_x0041_', '\\<!-- x -->'],
  ...['<?xml version="1.0"?>', '\\<b>x\\</b>'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '<a:t>x</a:t>'],
  ...[
    '$& $1 $$ $`',
    '{{x}} {{{y}}}',
    '{{> partial}}',
    '{{#if a}}b{{/if}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay as typed.
    '${process.env.HOME}',
    '%s %d %n',
  ],
  ...['=1+1', '@SUM(A1)', '+49 89 1234', "=cmd|' /C calc'!A0", '-1'],
  ...[
    'toString',
    'constructor',
    '\\_\\_proto__',
    'undefined',
    'null',
    'NaN',
    '[object Object]',
    'hasOwnProperty',
  ],
  ...['NO', 'on', 'yes', 'true', '~', '00501', '1e5', '2014-01-01', '0x1F', '1_000', '12:30:45', '.5'],
  ...['# no heading', '- no item', '1. no item', '> no quote', '| a | b |', '===', '~~~', 'wide    gap'],
  ...[
    'snake_case_name',
    '1 * 2 * 3',
    '\\~~not struck\\~~',
    '\\_not stressed\\_',
    '[^1]: no note',
    '![]',
    '[x]',
    'a | b',
    '\\\\',
    'C:/x',
  ],
  ...['http://example.org/a_b?c=d&e=f', 'user@example.org', '::error::x', '##[error]y'],
  ...['👨‍👩‍👧‍👦 family', '🏳️‍🌈 👍🏽 1️⃣', 'שלום עולם', 'مرحبا بالعالم', '漢字かな交じり文', '𝒜𝓈𝓉𝓇𝒶𝓁 𠮷野家'],
  ...[
    'e\u0301 and é',
    'ﬁ ligature',
    'a\u00a0b',
    'thin\u2009space',
    'non\u2011breaking',
    '…—–‘’“”',
    'ǅ İ ı ß ẞ',
  ],
  ...['C:\\\\Windows', 'tab\\there'],
] as const;

/** What is shown of a text: a backslash takes the meaning from the sign behind it. */
const shown = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const quoted = (text: string): string => JSON.stringify(text);
/** In decks, braces that name no value have a backslash. */
const inDeck = (text: string): string => quoted(text.replaceAll('{{', '\\{{'));

const outline = `title: ${quoted(words[0])}
sources:
  page: { title: A page, file: sources/page.txt }
elements:
${words.map((text, i) => `  e${i}: { label: ${quoted(text)}, statements: [{ text: ${quoted(`Stated: ${text}`)}, source: page }] }`).join('\n')}
terms:
${words.map((text, i) => `  t${i}: { term: ${quoted(text)}, meaning: ${quoted(`Means ${text}`)} }`).join('\n')}
groups:
  all: { label: All, members: [${words.map((_, i) => `e${i}`).join(', ')}] }
`;
const deck = `title: Words
handouts: [glossary]
slides:
  - { use: element, each: all }
${words.map((text, i) => `  - { use: bullets, id: b${i}, title: ${inDeck(`${text} (${i})`)}, points: [${inDeck(text)}], notes: ${inDeck(`Say ${text}`)} }`).join('\n')}
  - { use: table, of: [all], columns: [label, statements] }
`;

const laid = layOut({
  'content/water/outline.yaml': outline,
  'content/water/decks/talk.yaml': deck,
  'throughline.yaml': 'formats: [pptx, md, html, docx]\n',
});
afterAll(() => laid.remove());
const output = join(laid.project, 'output/water/talk');
const file = (name: string): Buffer => readFileSync(join(output, name));
let pptx: Uint8Array;
let slides: ReturnType<typeof readPptx>['slides'];

beforeAll(async () => {
  const run = await runInProcess(['build'], laid.project, join(laid.scratch, 'reports'));
  expect(run.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(run.code).toBe(0);
  pptx = file('talk.pptx');
  slides = readPptx(pptx).slides;
});

describe('what is typed is what is shown', () => {
  it('in a package without findings, whose parts are well-formed', () => {
    expect(verifyFile(pptx)).toEqual([]);
    const { parts } = readZip(pptx);
    for (const name of parts.keys()) if (/\.(xml|rels)$/.test(name)) parseXml(partText(parts, name)!);
  });

  it.each(words.map((text, i) => [text, i] as const))('%j', (text, i) => {
    const said = shown(text).trim();
    const paragraphs = (id: string) =>
      slides
        .filter((slide) => slide.name === id || slide.name.startsWith(`${id}--`))
        .flatMap((slide) => slide.shapes.flatMap((shape) => shape.paragraphs.map((each) => each.text)));
    const notes = (id: string) =>
      slides.filter((slide) => slide.name === id).flatMap((slide) => slide.notes.map((each) => each.text));
    expect(slides.find((slide) => slide.name === `b${i}`)?.title.trim()).toBe(`${said} (${i})`);
    expect(paragraphs(`b${i}`).map((each) => each.trim())).toContain(said);
    expect(notes(`b${i}`)).toContain(`Say ${said}`);
    expect(slides.find((slide) => slide.name === `element-e${i}`)?.title).toBe(said);
    expect(paragraphs(`element-e${i}`).join('\n')).toContain(`Stated: ${said}`);
  });

  it.each(['talk.notes.md', 'talk.glossary.md'])('in %s, as CommonMark reads it', (name) => {
    const html = new MarkdownIt('commonmark').enable('table').render(file(name).toString('utf8'));
    // Data brings no markup and no address of its own.
    expect(html).not.toMatch(
      /<(script|img|a:t|style|iframe)\b|<[^>]*\s(on\w+=|href="(?!https?:|mailto:user@|#))/,
    );
    const text = plain(html);
    const lost = words.map((word) => fold(shown(word))).filter((word) => !text.includes(word));
    expect(lost).toEqual([]);
  });

  it('in HTML, where it is no markup', () => {
    const html = file('talk.glossary.html').toString('utf8');
    expect(html).toContain('Content-Security-Policy');
    expect(html).not.toMatch(/<(script|img|iframe|object|embed|link|base|form)\b/);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/);
    expect(html).not.toMatch(/(src|href)="(?!#|https?:\/\/example\.org|mailto:user@example\.org)/);
    const body = plain(html.slice(html.indexOf('<body')));
    const lost = words.map((word) => fold(shown(word))).filter((word) => !body.includes(word));
    expect(lost).toEqual([]);
  });

  it('in a Word document', () => {
    const { parts } = readZip(file('talk.glossary.docx'));
    const text = plain(partText(parts, 'word/document.xml')!);
    const lost = words.map((word) => fold(shown(word))).filter((word) => !text.includes(word));
    expect(lost).toEqual([]);
  });

  it('and nothing else is in the folder', () => {
    expect(readdirSync(output).sort()).toEqual([
      'manifest.json',
      ...['docx', 'html', 'md'].map((ending) => `talk.glossary.${ending}`),
      'talk.notes.md',
      'talk.pptx',
    ]);
  });
});

/** The text of HTML or XML, white space folded. */
function plain(markup: string): string {
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
  };
  return fold(
    markup.replace(/<[^>]*>/g, '').replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
      if (name[0] !== '#') return entities[name] ?? whole;
      return String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)));
    }),
  );
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}
