import { describe, expect, it } from 'vitest';
import { type PlacedParagraph, placeDeck, scriptLook } from '../../src/layout/index.ts';
import { marksBeforeStops, plainText, type Run } from '../../src/markup/index.ts';
import { deck, paragraph, run, sampleTheme, slide, table } from './sample-deck.ts';

const target = { type: 'statement', key: 'a/1' } as const;
const mark = (text: string) => run(text, { cite: target });

function paragraphsAt(size: number, runs: readonly Run[]): readonly PlacedParagraph[] {
  const theme = sampleTheme(
    `layouts:\n  title-and-content:\n    slots: { body: { x: 0.7, y: 1.75, w: 11.9, h: 4.6, size: ${size}, min: ${size} } }\n`,
  );
  const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [paragraph(runs)] })]), theme);
  const body = value!.placed.slides[0]!.shapes.find((each) => each.name === 'Text body');
  return body?.kind === 'text' ? body.paragraphs : [];
}

const textOf = (paragraphs: readonly PlacedParagraph[]) =>
  paragraphs.map(({ runs }) => runs.map((each) => each.text).join('')).join('\n');

describe('citation marks', () => {
  it('are never drawn smaller than 8 pt, nor larger than 18', () => {
    for (let size = 10; size <= 90; size++) {
      const marked = paragraphsAt(size, [run('Words that have a source'), mark('3')])[0]!.runs.at(-1)!;
      const drawn = marked.size * (scriptLook(marked)?.scale ?? 1);
      expect(drawn).toBeGreaterThanOrEqual(Math.min(size, 8));
      if (size > 27) expect(drawn).toBeLessThanOrEqual(Math.max(18, 0.66 * 40));
      if (size > 40) expect(drawn).toBeCloseTo(18);
    }
  });

  it('stand in brackets on the line in small type', () => {
    const small = paragraphsAt(12, [run('Words'), mark('17, 27'), run(' and more'), mark('3')]);
    expect(textOf(small)).toBe('Words[17,\u00a027] and more[3]');
    expect(small[0]!.runs.some((each) => each.sup)).toBe(false);
    expect(small[0]!.lines[0]!.text).toBe(textOf(small));
  });

  it('are not parted between two numbers', () => {
    expect(textOf(paragraphsAt(20, [run('Words'), mark('17, 27')]))).toBe('Words17,\u00a027');
    const many = Array.from({ length: 20 }, (_, i) => 2 * i + 1).join(', ');
    expect(textOf(paragraphsAt(20, [run('Words'), mark(many)]))).toContain('1, 3, 5');
  });

  it('in cells follow the size of the table, also where a row is parted over slides', () => {
    const cell = [run('Words of a cell '.repeat(300)), mark('17')];
    const rows = table([
      ['A', 'B'],
      ['x', 'y'],
    ]);
    const long = {
      ...rows,
      rows: rows.rows.map((row, r) => ({
        ...row,
        cells: row.cells.map((each, c) => (r === 1 && c === 1 ? { ...each, runs: cell } : each)),
      })),
    };
    const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [long] })]), sampleTheme());
    const tables = value!.placed.slides
      .flatMap((each) => each.shapes)
      .filter((each) => each.kind === 'table');
    const cells = tables.flatMap(({ rows: all }) => all.flatMap(({ cells: some }) => some));
    const texts = cells.map(({ paragraphs }) => textOf(paragraphs)).filter((text) => text.length > 20);
    expect(texts.length).toBeGreaterThan(1);
    const whole = texts.join(' ').replace(/\s+/g, ' ');
    const size = cells.at(-1)!.paragraphs[0]!.runs[0]!.size;
    expect(whole).toBe(`${'Words of a cell '.repeat(300)}${size < 13 ? '[17]' : '17'}`);
  });
});

describe('marks in Chinese', () => {
  it('stand in front of the stop', () => {
    const moved = marksBeforeStops([
      run('水循环没有起点。'),
      mark('1'),
      run('云是水滴，'),
      mark('2'),
      mark('3'),
      run('很小'),
    ]);
    expect(plainText(moved)).toBe('水循环没有起点1。云是水滴23，很小');
    expect(plainText(marksBeforeStops([run('。'), mark('4')]))).toBe('4。');
  });

  it('stay where they are after other signs, and in other languages', () => {
    for (const text of ['It is so.', '“是。”', '是']) {
      const runs = [run(text), mark('1')];
      expect(marksBeforeStops(runs)).toBe(runs);
    }
  });
});
