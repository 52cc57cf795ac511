import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { codeRoles, colorCode } from '../../src/code/index.ts';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import type { CodeBlock } from '../../src/markup/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { contrast, decodeTheme, resolveColor, type Theme } from '../../src/theme/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { deck, origin, slide } from '../layout/sample-deck.ts';

const root = new URL('../../templates/', import.meta.url);
const file = (name: string) => ({
  path: `templates/${name}/theme.yaml`,
  text: readFileSync(new URL(`${name}/theme.yaml`, root), 'utf8'),
});
const names = readdirSync(root).filter((name) =>
  readdirSync(new URL(`${name}/`, root)).includes('theme.yaml'),
);
const themeOf = (name: string): Theme =>
  decodeTheme([file('briefing'), ...(name === 'briefing' ? [] : [file(name)])]).value!;

const text = `/** c */
class A { f(x: number) { return "s" + x; } }
const b = f(1);`;
const code = (more: Partial<CodeBlock>): CodeBlock => ({
  kind: 'code',
  text,
  language: 'ts',
  origin,
  ...more,
});

function place(block: CodeBlock, theme: Theme) {
  const { value, diagnostics } = placeDeck(deck([slide('s', 'title-and-content', { body: [block] })]), theme);
  return { slides: value!.placed.slides, codes: diagnostics.map((each) => each.code) };
}

const texts = (shapes: readonly { readonly kind: string }[]) =>
  shapes.filter(
    (each): each is PlacedText => each.kind === 'text' && (each as PlacedText).name.startsWith('Code'),
  );
const panelOf = (shapes: readonly { readonly kind: string }[]) =>
  texts(shapes).find((each) => each.paragraphs.length > 0)!;

describe('long code', () => {
  const colored = (before: string, shown = text) =>
    colorCode({ text: shown, language: 'ts', before }).map((line) => line.map(({ role }) => role));
  const filler = 'let a = 1;\n'.repeat(3000);

  it('has its colours, however much stands before it in its file', () => {
    expect(colored(filler)).toEqual(colored(''));
    expect(colored(`${'x'.repeat(30_000)}\n`)).toEqual(colored(''));
    expect(colored('`open\n')).not.toEqual(colored(''));
  });

  it('is plain where no slide has room for it', () => {
    expect(new Set(colored('', filler).flat())).toEqual(new Set([null]));
    expect(new Set(colored('', filler.slice(0, 19_998)).flat()).size).toBeGreaterThan(1);
  });
});

describe.each(names)('code in the theme of %s', (name) => {
  const theme = themeOf(name);

  it('can be read on its panel and where it stands out, each role in a colour of its own', () => {
    const { slides } = place(code({ marked: [{ from: 2, to: 2 }] }), theme);
    const shapes = texts(slides[0]!.shapes);
    const [panel, band] = ['Code panel', 'Code highlight'].map((each) =>
      resolveColor(theme, shapes.find((shape) => shape.name === each)!.fill!),
    );
    expect(contrast(panel!, band!)).toBeGreaterThan(1.03);
    panelOf(shapes).paragraphs.forEach(({ runs, bullet }, i) => {
      const behind = i === 1 ? band! : panel!;
      const colors = [...runs.map((run) => run.color), ...(bullet?.aside ? [bullet.aside] : [])];
      for (const color of colors)
        expect(contrast(resolveColor(theme, color), behind)).toBeGreaterThanOrEqual(4.5);
    });
    const used = new Set(
      panelOf(shapes).paragraphs.flatMap(({ runs }) => runs.map((run) => JSON.stringify(run.color))),
    );
    expect(used.size).toBeGreaterThan(codeRoles.length);
  });
});

describe('a panel', () => {
  const theme = themeOf('briefing');

  it('has one paragraph a line, with numbers as in its file', () => {
    const { slides } = place(code({ numbered: true, first: 7 }), theme);
    const { paragraphs } = panelOf(slides[0]!.shapes);
    expect(paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual(text.split('\n'));
    expect(paragraphs.map(({ bullet }) => bullet?.kind === 'number' && bullet.start)).toEqual([7, 8, 9]);
    expect(paragraphs.every(({ exact }) => exact)).toBe(true);
  });

  it('breaks what is too wide at the least size, with a mark that is no text', () => {
    const long = `const a = ${Array.from({ length: 40 }, (_, i) => `name${i}`).join(' + ')};`;
    const { slides, codes } = place(code({ text: `f();\n${long}` }), theme);
    const { paragraphs } = panelOf(slides[0]!.shapes);
    expect(codes).toEqual([]);
    expect(paragraphs[1]!.lines.length).toBeGreaterThan(1);
    expect(paragraphs.map(({ bullet }) => bullet?.kind ?? null)).toEqual([null, 'character']);
    expect(paragraphs[1]!.runs.map((run) => run.text).join('')).toBe(long);
    expect(new Set(paragraphs.flatMap(({ runs }) => runs.map((run) => run.size)))).toEqual(new Set([12]));
  });

  it('gets smaller, then goes on with its numbers, its colours and one size', () => {
    const lines = Array.from({ length: 70 }, (_, i) => (i === 0 ? '/*' : i === 69 ? '*/' : `line ${i}`));
    const { slides, codes } = place(code({ text: lines.join('\n'), numbered: true }), theme);
    const parts = slides.map((each) => panelOf(each.shapes));
    expect(codes).toEqual([]);
    expect(slides.length).toBeGreaterThan(1);
    const all = parts.flatMap(({ paragraphs }) => paragraphs);
    expect(all.map(({ bullet }) => bullet?.kind === 'number' && bullet.start)).toEqual(
      lines.map((_, i) => i + 1),
    );
    const looks = all.flatMap(({ runs }) => runs.map(({ color, size }) => JSON.stringify([color, size])));
    expect(new Set(looks).size).toBe(1);
    for (const { box, paragraphs } of parts) {
      const heights = paragraphs.flatMap((each) => each.lines.map((line) => line.height));
      expect(heights.reduce((sum, each) => sum + each, 0)).toBeLessThan(box.h);
    }
  });
});

describe('a deck with code', () => {
  const source = '#!/bin/sh\r\nif x;  then\r\n\techo "</a:t> ]]>"  \r\n\r\nfi\r\n';
  const lines = ['if x;  then', '    echo "</a:t> ]]>"  ', '', 'fi'];

  function project(entry: string): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-code-')));
    mkdirSync(join(folder, 'content/a/decks'), { recursive: true });
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/x.sh'), source);
    writeFileSync(join(folder, 'content/a/outline.yaml'), 'title: A\nelements: { a: A }\n');
    writeFileSync(join(folder, 'content/a/decks/d.yaml'), `slides:\n  - ${entry}\n`);
    return folder;
  }

  const textsIn = (folder: string) => {
    const bytes = readFileSync(join(folder, 'output/a/d/d.pptx'));
    const xml = partText(readZip(bytes).parts, 'ppt/slides/slide1.xml')!;
    const shape = xml.split('<p:sp>').find((each) => each.includes('name="Code"'))!;
    return [...shape.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph]) =>
      [...paragraph!.matchAll(/<a:t>([^<]*)<\/a:t>/g)]
        .map(([, each]) =>
          each!
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&'),
        )
        .join(''),
    );
  };

  test('shows the lines of a file, blank for blank, and is made anew when the file changes', async () => {
    const folder = project('{ use: code, title: T, file: src/x.sh#L2-L5, highlight: "3" }');
    try {
      expect(await runInProcess(['build'], folder)).toMatchObject({ code: 0, err: '' });
      expect(textsIn(folder)).toEqual(lines);
      writeFileSync(join(folder, 'src/x.sh'), source.replace('fi', 'done'));
      expect((await runInProcess(['check'], folder)).code).toBe(3);
      expect((await runInProcess(['build'], folder)).code).toBe(0);
      expect(textsIn(folder).at(-1)).toBe('done');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([
    ['../x.sh', /outside-project|unsafe-path/],
    ['src/y.sh', /file-not-found/],
    ['src/x.sh#L6', /code-lines.*has 5 lines, and line 6 is asked for/],
    ['src/x.sh#L4', /code-lines.*nothing in these lines/],
    ['src/x.sh#top', /code-lines.*asks for no lines/],
  ])('refuses %s, at its place', async (path, expected) => {
    const folder = project(`{ use: code, title: T, file: "${path}" }`);
    try {
      const { code: exit, err } = await runInProcess(['build'], folder);
      expect(exit).not.toBe(0);
      expect(err).toMatch(expected);
      expect(err).toContain('content/a/decks/d.yaml:2:');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
