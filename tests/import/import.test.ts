import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPptx } from '../../src/formats/pptx/index.ts';
import { readMarkdownDeck } from '../../src/import/markdown/read-markdown-deck.ts';
import { splitMarkdown } from '../../src/import/markdown/split-markdown.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('import');
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#345"/></svg>';

const markdown = `---
author: An author
lang: en
---
# Water in {{numbers}}

What comes down and what goes up.

## Where it is

- In the sea
  - most of it
- In the *air*, see [the notes][notes]

![A blue field](pictures/Blue%20field.svg)

<!-- Say it slowly. -->

## Figures

| Store | Share |
|---|---|
| Sea | 97 % |

Some <span onclick="x()">words</span>, and ![gone](https://example.org/a.png) too.

[notes]: https://example.org/notes
`;

describe('Markdown', () => {
  it('becomes an outline and a deck that build at once; what could not be taken is listed', async () => {
    const folder = join(scratch, 'markdown');
    mkdirSync(join(folder, 'pictures'), { recursive: true });
    writeFileSync(join(folder, 'Water talk.md'), markdown);
    writeFileSync(join(folder, 'pictures/Blue field.svg'), svg);
    const made = await runInProcess(['init', 'talks', '--from', 'Water talk.md'], folder);
    expect([made.code, made.err]).toEqual([0, expect.stringContaining('not-imported')]);
    expect(made.err).toContain('HTML: <span onclick="x()">');
    expect(made.err).toContain('https://example.org/a.png');
    const project = join(folder, 'talks');
    const built = await runInProcess(['build'], project);
    expect([built.code, built.err]).toEqual([0, expect.not.stringContaining('error')]);
    const slides = slidesIn(project);
    expect(slides.map(({ title }) => title)).toEqual(['Water in {{numbers}}', 'Where it is', 'Figures']);
    const texts = slides.flatMap(({ texts: own }) => own);
    for (const text of [
      'In the sea',
      'most of it',
      'In the air, see the notes',
      'Sea',
      '97 %',
      'Some words, and gone too.',
    ])
      expect(texts).toContain(text);
    expect(slides[1]!.notes.join(' ')).toContain('Say it slowly.');
    expect(slides[1]!.pictures).toBe(1);
    expect((await runInProcess(['import', '../Water talk.md'], project)).code).toBe(2);
    expect((await runInProcess(['import', '../Water talk.md', 'again'], project)).code).toBe(0);
  });

  it('of other programs: names, dates, settings of slides, wishes for pictures, braces in code', async () => {
    const folder = join(scratch, 'others');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sea.svg'), svg);
    const files = {
      'pandoc.md':
        '---\ntitle: "Bees: a talk"\nauthor:\n  - Ann Lee\n  - name: Ben Ray\ndate: 2026-03-01\n---\n\n# Dance\n\n- Use `{{x}}` and {{y}}\n',
      'broken.md': '---\ntitle: Water: a talk\ndate: some day\n---\n\n## One\n\ntext\n',
      'slidev.md':
        '---\ntheme: seriph\ntitle: Slidev talk\n---\n\n# Welcome\n\nhi\n\n---\nlayout: two-cols\nclass: wide\n---\n\n# Left\n\n- a\n\n::right::\n\n- b\n',
      'marp.md':
        '---\nmarp: true\n---\n\n# Deck\n\n---\n\n## The sea\n\n![bg right:40% A blue sea](sea.svg)\n\n- deep\n\n---\n\n## Again\n\n![w:200](sea.svg)\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    mkdirSync(join(folder, 'content'));
    writeFileSync(join(folder, 'throughline.yaml'), 'language: en\n');
    const said = new Map<string, string>();
    for (const name of Object.keys(files)) {
      const made = await runInProcess(['import', name], folder);
      expect(made.code, made.err).toBe(0);
      said.set(name, made.err);
    }
    const deck = (name: string) => readFileSync(join(folder, `content/${name}/decks/${name}.yaml`), 'utf8');
    expect(deck('pandoc')).toContain("presenter: Ann Lee, Ben Ray\ndate: '2026-03-01'\n");
    expect(deck('pandoc')).toContain('Use `{{x}}` and \\{{y}}');
    expect(deck('broken')).toContain("title: 'Water: a talk'");
    expect(said.get('broken.md')).toContain('the date: some day');
    expect(deck('slidev')).not.toMatch(/layout|::right::/);
    expect(deck('slidev').match(/title: .*/g)).toEqual([
      'title: Slidev talk',
      'title: Welcome',
      'title: Left',
    ]);
    expect(said.get('slidev.md')).toContain('settings of single slides: layout, class, ::right::');
    expect(deck('marp')).toContain('A blue sea');
    expect(deck('marp')).not.toMatch(/bg|40%|w:200/);
    expect((await runInProcess(['build'], folder)).code).toBe(0);
  });

  it('is written nowhere else where a folder is a link', async () => {
    const project = join(scratch, 'linked');
    await runInProcess(['init', 'linked'], scratch);
    mkdirSync(join(scratch, 'elsewhere'));
    symlinkSync('../../elsewhere', join(project, 'content/out'));
    writeFileSync(join(project, 'talk.md'), '# Talk\n\n## One\n\nText.\n');
    for (const words of [
      ['import', 'talk.md', 'out'],
      ['new', 'outline', 'out'],
    ]) {
      const { code, err } = await runInProcess(words, project);
      expect([code, err]).toEqual([4, expect.stringContaining('output-unwritable')]);
    }
    expect(readdirSync(join(scratch, 'elsewhere'))).toEqual([]);
  });

  it('is cut into slides where its own headings or rules say so', () => {
    const cut = (text: string) => splitMarkdown(text).parts.map(({ kind, title }) => `${kind} ${title}`);
    expect(cut('# T\n\n## A\n\n### B\n\ntext\n\n### C\n\ntext')).toEqual(['section A', 'slide B', 'slide C']);
    expect(cut('# A\n\ntext\n\n## within\n\ntext\n\n# B\n\ntext')).toEqual(['slide A', 'slide B']);
    expect(cut('## A\n\ntext\n\n---\n\nmore\n\n---\n\n## B\n\ntext')).toEqual([
      'slide A',
      'slide null',
      'slide B',
    ]);
    expect(cut('A\n=\n\ntext\n\nB\n=\n\n```\n# no\n```')).toEqual(['slide A', 'slide B']);
  });

  it('is cut however many headings and lines it has', () => {
    const many = 200_000;
    expect(splitMarkdown('# A\nx\n'.repeat(many)).parts.length).toBe(many);
    const [one] = splitMarkdown(`## A\nx\n### B\n${'x\n'.repeat(many)}`).parts;
    expect(one!.body.split('\n').length).toBeGreaterThan(many);
  });

  it('has the links that are defined once, where they are named, in upper or lower case', () => {
    const text =
      '# A\n[One][x] and [two]\n# B\n[Y]\n\n[x]: https://x.example\n[TWO]: https://two.example\n[y]: /y';
    expect(splitMarkdown(text).parts.map(({ body }) => body)).toEqual([
      '[One][x] and [two]\n\n[x]: https://x.example\n[TWO]: https://two.example',
      '[Y]\n\n[y]: /y',
    ]);
  });

  it('loses every tag, those too that come to light when others go', () => {
    const body = `${'<span id="a">x</span> '.repeat(300)}<b<i x="1">i>end`;
    const deck = readMarkdownDeck(`# T\n\n## A\n\n${body}\n`, () => null);
    expect(deck.entries.at(-1)!.body).not.toContain('<span');
    expect(deck.left.filter((each) => each.includes('<span id="a">')).length).toBe(300);
  });
});

describe('a presentation', () => {
  it('of ours comes back with its titles, texts, notes and pictures', async () => {
    const project = join(scratch, 'round');
    await runInProcess(['init', 'round'], scratch);
    await runInProcess(['build'], project);
    const file = 'output/compost/introduction/introduction.pptx';
    const imported = await runInProcess(['import', file, 'again'], project);
    expect(imported.code).toBe(0);
    const built = await runInProcess(['build', 'again/again'], project);
    expect([built.code, built.err]).toEqual([0, expect.not.stringContaining('error')]);
    const [before, after] = [
      slidesOf(join(project, file)),
      slidesOf(join(project, 'output/again/again/again.pptx')),
    ];
    // Pictures beside many words have a slide of their own, under the same title.
    expect([...new Set(after.map(({ title }) => title))]).toEqual(before.map(({ title }) => title));
    const words = (slides: typeof before) => new Set(slides.flatMap(({ texts }) => texts));
    // Numbers of citations are made by a build, of sources that the new outline has yet to be given.
    const bare = (text: string) => text.replace(/\d+(?:, \d+)*$/, '');
    const lost = [...words(before)]
      .filter((text) => !/^Sources|^\d/.test(text))
      .filter((text) => !words(after).has(text) && !words(after).has(bare(text)));
    expect(lost).toEqual([]);
    expect(after.reduce((sum, { pictures }) => sum + pictures, 0)).toBeGreaterThanOrEqual(2);
  });

  it('that is none, that is damaged or that is too large ends in a diagnostic', async () => {
    const project = join(scratch, 'hostile');
    await runInProcess(['init', 'hostile'], scratch);
    await runInProcess(['build'], project);
    const good = readFileSync(join(project, 'output/compost/introduction/introduction.pptx'));
    const { parts } = readZip(good);
    const withPart = (wanted: string, text: string): Uint8Array => {
      const changed = new Map(parts);
      expect(changed.has(wanted)).toBe(true);
      return writeZip(changed.set(wanted, text));
    };
    const hostile: Readonly<Record<string, Uint8Array>> = {
      'text.pptx': new TextEncoder().encode('no zip file'),
      'cut.pptx': good.subarray(0, good.length / 2),
      'broken.pptx': withPart('ppt/slides/slide3.xml', '<p:sld><p'),
      'deep.pptx': withPart('ppt/slides/slide2.xml', '<a>'.repeat(50_000)),
      'other.doc': new TextEncoder().encode('x'),
    };
    for (const [name, bytes] of Object.entries(hostile)) {
      writeFileSync(join(project, name), bytes);
      const { code, err } = await runInProcess(['import', name, 'x'], project);
      expect([name, code, err]).toEqual([name, expect.any(Number), expect.stringContaining('error[')]);
      expect(err).not.toContain('internal-error');
    }
    expect(readdirSync(join(project, 'content'))).toEqual(['compost']);
  });
});

function slidesIn(project: string) {
  const [outline] = readdirSync(join(project, 'output'));
  return slidesOf(join(project, `output/${outline}/${outline}/${outline}.pptx`));
}

function slidesOf(path: string) {
  return readPptx(readFileSync(path)).slides.map(({ title, shapes, notes }) => ({
    title,
    texts: shapes
      .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.replace(/\s+/g, ' ').trim()))
      .filter((text) => text !== ''),
    notes: notes.map(({ text }) => text),
    pictures: shapes.filter(({ kind }) => kind === 'pic').length,
  }));
}
