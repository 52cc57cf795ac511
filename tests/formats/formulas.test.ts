import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { positionAt } from '../../src/source/index.ts';
import { parseXml } from '../../src/xml/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { validatorErrors } from '../validator-errors.ts';

const outline = `title: Speed
sources:
  book: { title: 'A book for $5 and $x$', publisher: A & B, kind: official, url: "https://example.org/b" }
elements:
  car: { label: 'Car $v_1$', statements: [ { text: 'It has the speed $v = \\frac{s}{t}$.', source: book } ] }
  bus: 'Bus'
relationships:
  r: { from: car, to: bus, label: '$x_1^2$' }
groups:
  all: { label: All, members: [car, bus] }
`;

const deck = `title: 'Speed $v$'
slides:
  - { use: cover }
  - use: bullets
    title: 'What $x_1^2$ says, and $\\frac{a}{b}$'
    points: [ { statement: 'Energy $E = mc^2$ costs $5' }, 'Less: $a<b$, $A \\& B$, $\\text{"x" <i>}$' ]
    notes: 'Say $\\frac{a}{b}$.'
  - use: content
    title: Lines
    body: |
      $$
      \\begin{aligned} (a+b)^2 &= (a+b)(a+b) \\\\ &= a^2 + 2ab + b^2 \\end{aligned}
      $$

      | Name | Value |
      |---|---|
      | speed | $\\frac{s}{t}$ |
  - { use: formula, id: bayes, title: Bayes, tex: 'P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}' }
  - { use: overview, group: all }
  - { use: element, item: car }
  - { use: sources }
handouts: [ { use: slides-and-notes } ]
`.replace("{ statement: 'Energy $E = mc^2$ costs $5' }", "'Energy $E = mc^2$ costs $5'");

const build = (own: string, formats: readonly string[], of = outline) =>
  buildInMemory(
    {
      files: { 'content/fuzz/outline.yaml': of, 'content/fuzz/decks/deck.yaml': own },
      outline: 'content/fuzz/outline.yaml',
      deck: 'content/fuzz/decks/deck.yaml',
    },
    formats,
  );

const text = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString();

describe('a deck with formulas', async () => {
  const { files, diagnostics } = await build(deck, ['pptx', 'md', 'docx', 'html']);
  const file = (ending: string) => files.find(({ name }) => name.endsWith(ending))!;
  const pptx = file('.pptx').bytes as Uint8Array;
  const { parts } = readZip(pptx);
  const part = (name: string): string => text(parts.get(name) as Uint8Array);

  it('is made without a finding of its formulas', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(diagnostics.filter(({ code }) => /formula/.test(code))).toEqual([]);
  });

  it('passes the validator in PowerPoint and Word', async () => {
    expect(await validatorErrors('formulas.pptx', pptx, 'Office2013')).toEqual([]);
    expect(await validatorErrors('formulas.pptx', pptx)).toEqual([]);
    expect(await validatorErrors('formulas.docx', file('.docx').bytes as Uint8Array)).toEqual([]);
  });

  it('has equations in body texts, with the words for programs that know none', () => {
    const slide = part('ppt/slides/slide2.xml');
    expect(slide.match(/<a14:m>/g)).toHaveLength(5);
    expect(slide).toContain('Requires="a14 a16"');
    const fallback = slide.slice(slide.lastIndexOf('<mc:Fallback>'));
    expect(fallback).not.toContain('m:oMath');
    expect(fallback.replace(/<[^>]*>/g, '')).toContain('costs $5');
    expect(slide).not.toContain('&amp;amp;');
  });

  it('has runs in titles and labels, and characters where an equation cannot stand', () => {
    const slide = part('ppt/slides/slide2.xml');
    const title = slide.slice(0, slide.indexOf('name="Text body"'));
    expect(title).toContain('baseline');
    expect(title.match(/<a14:m>/g)).toHaveLength(1);
    expect(title.replace(/<[^>]*>/g, '')).toContain('and a/b');
    expect(part('ppt/slides/slide3.xml').replace(/<[^>]*>/g, '')).toContain('s/t');
    expect(part('ppt/notesSlides/notesSlide2.xml').replace(/<[^>]*>/g, '')).toContain('Say a/b.');
  });

  it('keeps what the author typed in Markdown', () => {
    const notes = text(file('.notes.md').bytes);
    expect(notes).toContain('Energy $E = mc^2$ costs $5');
    expect(notes).toContain('Say $\\frac{a}{b}$.');
    expect(notes).toContain('A book for $5 and \\$x$');
  });

  it('draws them in web pages and pictures, with their words as names', () => {
    const html = text(file('.html').bytes);
    expect(html).toContain('display="block" alttext="P(A ∣ B) = (P(B ∣ A) P(A))/(P(B))"');
    expect(html).toMatch(
      /<svg class="formula-below--?\d+" aria-hidden="true" width="[\d.]+em" height="[\d.]+em" viewBox="0 /,
    );
    expect(html).not.toContain('currentColor"><script');
    expect(html).toContain('aria-label="E equals m c squared"');
    expect(html).toContain('<mo stretchy="false">&lt;</mo>'.replace(' stretchy="false"', ''));
    for (const { name, bytes } of files)
      if (name.endsWith('.svg')) expect(() => parseXml(text(bytes)), name).not.toThrow();
  });

  it('stands a formula that has a slide to itself in the middle, not one beside other words', () => {
    const anchors = (slide: number): (string | undefined)[] =>
      [...part(`ppt/slides/slide${slide}.xml`).matchAll(/<a:bodyPr[^>]*\banchor="(\w+)"/g)].map(([, a]) => a);
    expect(anchors(4)).toContain('ctr');
    expect(anchors(3)).not.toContain('ctr');
  });

  it('is the same bytes again', async () => {
    const again = await build(deck, ['pptx', 'md', 'docx', 'html']);
    for (const { name, bytes } of again.files)
      expect(text(bytes) === text(file(name.slice(name.indexOf('.'))).bytes), name).toBe(true);
  });
});

describe('formulas: false', () => {
  it.each([
    ['the deck', `formulas: false\n${deck}`, outline],
    ['the outline', deck, `formulas: false\n${outline}`],
  ])('in %s makes dollars of dollars', async (_, own, of) => {
    const { files } = await build(own, ['md'], of);
    const notes = text(files.find(({ name }) => name.endsWith('.notes.md'))!.bytes);
    expect(notes).toContain('Energy \\$E = mc^2$ costs $5');
  });

  it('leaves the kind formula as it is', async () => {
    const { files } = await build(`formulas: false\n${deck}`, ['md']);
    expect(text(files.find(({ name }) => name.endsWith('.notes.md'))!.bytes)).toContain('$$P(A \\mid B)');
  });
});

describe('a mistake in a formula is said at its command', () => {
  const place = async (slide: string) => {
    const { diagnostics } = await build(`title: T\nslides:\n${slide}`, ['md']);
    return diagnostics
      .filter(({ code }) => code === 'formula-syntax')
      .map(({ span }) => {
        const { line, column } = positionAt(span!.file, span!.start);
        return `${line}:${column} ${span!.file.text.slice(span!.start, span!.end)}`;
      });
  };

  it.each([
    ["  - { use: bullets, title: T, points: ['It is $a + \\sped$'] }\n", '3:52 \\sped'],
    ["  - { use: formula, title: T, tex: 'a + \\sped' }\n", '3:41 \\sped'],
    [
      '  - use: content\n    title: T\n    body: |\n      One\n\n      $$\n      a \\sped\n      $$\n',
      '9:9 \\sped',
    ],
    ["  - { use: bullets, title: 'It is $\\sped$', points: [a] }\n", '3:36 \\sped'],
  ])('%j', async (slide, expected) => {
    expect(await place(slide)).toEqual([expected]);
  });
});

describe('numbers of formulas', () => {
  it('count through the deck, and links without words show them', async () => {
    const { files, diagnostics } = await build(
      `title: T
slides:
  - { use: formula, id: one, title: One, tex: 'a = b', number: true }
  - { use: formula, id: none, title: None, tex: 'a = c' }
  - { use: formula, id: two, title: Two, tex: '\\begin{align} a &= d \\\\ &= e \\end{align}', number: true }
  - { use: bullets, title: T, points: ['See [](#two)'] }
handouts: [ { use: slides-and-notes } ]
`,
      ['md', 'pptx', 'docx', 'html'],
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const notes = text(files.find(({ name }) => name.endsWith('.notes.md'))!.bytes);
    expect(notes).toContain('$$a = b \\tag{1}$$');
    expect(notes).toContain('$$a = c$$');
    expect(notes).toContain('\\end{align} \\tag{2}$$');
    expect(notes).toContain('See (2)');
    // At the end of the place, at the height of the formula, which stays in the middle and knows nothing of it.
    const pptx = files.find(({ name }) => name.endsWith('.pptx'))!.bytes as Uint8Array;
    const slide = text(readZip(pptx).parts.get('ppt/slides/slide1.xml') as Uint8Array);
    const [number] = slide.match(/<p:sp>(?:(?!<\/p:sp>).)*<a:t>\(1\)<\/a:t>.*?<\/p:sp>/s)!;
    expect(number).toContain('name="Number of the formula"');
    expect(number).toContain('algn="r"');
    expect(slide.match(/\(1\)/g)).toHaveLength(1);
    expect(slide).toContain('<m:jc m:val="centerGroup"/>');
    expect(text(readZip(pptx).parts.get('ppt/notesSlides/notesSlide1.xml') as Uint8Array)).toContain('(1)');
    const html = text(files.find(({ name }) => name.endsWith('.html'))!.bytes);
    expect(html).toMatch(/formula-numbered"><svg .*?<span class="formula-number">\(1\)<\/span>/s);
    const docx = readZip(files.find(({ name }) => name.endsWith('.docx'))!.bytes as Uint8Array).parts;
    const document = text(docx.get('word/document.xml') as Uint8Array);
    expect(document).toMatch(/<\/m:oMathPara>.*?<w:jc w:val="(?:end|right)"\/>.*?\(1\)/s);
    expect(
      await validatorErrors(
        'numbered.docx',
        files.find(({ name }) => name.endsWith('.docx'))!.bytes as Uint8Array,
      ),
    ).toEqual([]);
    expect(await validatorErrors('numbered.pptx', pptx)).toEqual([]);
  });

  it('may be words of the author', async () => {
    const own = `title: T\nslides:\n  - { use: formula, title: One, tex: 'a = b \\tag{A1}' }\n`;
    const { files } = await build(own, ['pptx']);
    const slide = text(
      readZip(files[0]!.bytes as Uint8Array).parts.get('ppt/slides/slide1.xml') as Uint8Array,
    );
    expect(slide).toContain('<a:t>(A1)</a:t>');
  });

  it('of the author stay where the deck counts, and are not counted', async () => {
    const { files, diagnostics } = await build(
      `title: T
slides:
  - { use: formula, id: one, title: One, tex: 'a = b \\tag{A1}', number: true }
  - { use: formula, id: two, title: Two, tex: 'a = c', number: true }
  - { use: bullets, title: T, points: ['See [](#one) and [](#two)'] }
`,
      ['md'],
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const notes = text(files.find(({ name }) => name.endsWith('.notes.md'))!.bytes);
    expect(notes).toContain('$$a = b \\tag{A1}$$');
    expect(notes).toContain('$$a = c \\tag{1}$$');
    expect(notes).toContain('See (A1) and (1)');
  });
});

describe('a formula is read out', () => {
  it.each([
    ['en', 'P ( A given B) equals', 'n choose k', 'square root of'],
    ['de', 'gegeben', 'n über k', 'Wurzel aus'],
    ['zh', '在以下条件下', '组合数', '的平方根'],
    ['ar', 'علمًا بأن', 'توافيق', 'الجذر التربيعي'],
  ])('in the language of the deck: %s', async (language, given, choose, root) => {
    const own = `title: T
language: ${language}
slides:
  - { use: formula, title: One, tex: 'P(A \\mid B) = \\binom{n}{k} + \\sqrt{x^2}', number: true }
handouts: [ { use: slides-and-notes } ]
`;
    const { files } = await build(own, ['pptx', 'html'], `${outline}language: ${language}\n`);
    const pptx = files.find(({ name }) => name.endsWith('.pptx'))!.bytes as Uint8Array;
    const slide = text(readZip(pptx).parts.get('ppt/slides/slide1.xml') as Uint8Array);
    const html = text(files.find(({ name }) => name.endsWith('.html'))!.bytes);
    const descriptions = [...slide.matchAll(/descr="([^"]*)"/g)].map((match) => match[1]!);
    // Once for programs that know equations, once for all others.
    expect(new Set(descriptions).size).toBe(1);
    expect(descriptions).toHaveLength(2);
    const [named] = /<math [^>]*aria-label="([^"]*)"/.exec(html)!.slice(1);
    for (const said of [descriptions[0]!, named!])
      for (const word of [given.split(' ').at(-2) ?? given, choose, root]) expect(said).toContain(word);
  });
});
