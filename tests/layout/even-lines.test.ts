import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck, Slide } from '../../src/deck/index.ts';
import { createTypesetter, type PlacedText, placeDeck, wrapParagraph } from '../../src/layout/index.ts';
import { howMany } from '../how-many.ts';
import { deck, list, paragraph, run, sampleTheme, slide } from './sample-deck.ts';

const theme = sampleTheme();
const typesetter = createTypesetter(theme);

function textsOf(slides: readonly Slide[], more: Partial<Deck> = {}): PlacedText[] {
  const { value } = placeDeck(deck(slides, more), theme);
  return value!.placed.slides.flatMap((each) => each.shapes).filter((shape) => shape.kind === 'text');
}

function titleOf(text: string, more: Partial<Deck> = {}): PlacedText {
  const texts = textsOf([slide('s', 'title-only', {}, { title: [run(text)] })], more);
  return texts.find((each) => each.name === 'Title')!;
}

const linesOf = (shape: PlacedText) => shape.paragraphs.map(({ lines }) => lines.map(({ text }) => text));

/** How a program breaks a text that fills its box line by line, in type as much wider than ours. */
function brokenAt({ box, inset, paragraphs: [only] }: PlacedText, share: number): string[] {
  const measured = typesetter.measure(only!.runs);
  const ems = ((box.w - inset.left - inset.right) / (only!.runs[0]!.size / 72)) * share;
  return wrapParagraph(measured, ems).lines.map(({ start, end }) => measured.text.slice(start, end));
}

const word = fc.stringMatching(/^[a-z]{1,11}$/);
const title = fc.array(word, { minLength: 12, maxLength: 20 }).map((words) => words.join(' '));

describe('titles', () => {
  it('have lines as even as can be, where every program breaks them, and text as it was written', () => {
    fc.assert(
      fc.property(title, (text) => {
        const shape = titleOf(text);
        const { lines, runs } = shape.paragraphs[0]!;
        expect(runs.map((each) => each.text).join('')).toBe(text);
        if (lines.length !== 2) return;
        const [first, second] = lines.map(({ width }) => width) as [number, number];
        expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.45);
        expect(lines[1]!.text).toMatch(/ /);
        if (shape.inset.right === 0) return;
        for (const share of [0.9955, 1, 1.0005]) expect(brokenAt(shape, share)).toEqual(linesOf(shape)[0]);
      }),
      { numRuns: howMany.titles },
    );
  });

  it('take the break that makes the least difference', () => {
    const shape = titleOf(
      'Five stores hold all of the water that there is on Earth, and seven flows join them to one another',
    );
    expect(linesOf(shape)[0]).toEqual([
      'Five stores hold all of the water that there is on',
      'Earth, and seven flows join them to one another',
    ]);
  });

  it('of one line keep all of their place', () => {
    expect(titleOf('Five stores, seven flows').inset.right).toBe(0);
  });

  it('are left as they are where the author ends the lines', () => {
    const texts = textsOf([
      slide(
        's',
        'title-only',
        {},
        {
          title: [run('A short line'), run('\n', { break: true }), run('and one that is a good deal longer')],
        },
      ),
    ]);
    expect(texts[0]!.inset.right).toBe(0);
  });
});

describe('Chinese titles', () => {
  const zh = { language: 'zh' } as const;

  it('break between words and have three signs or more in the last line', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom('国家安全', '体系', '发展', '人民', '的', '坚持', '统筹', '和', '2015', '，'),
            {
              minLength: 14,
              maxLength: 22,
            },
          )
          .map((words) => words.join('')),
        (text) => {
          const shape = titleOf(text, zh);
          const lines = linesOf(shape)[0]!;
          expect(shape.paragraphs[0]!.runs.map((each) => each.text).join('')).toBe(text);
          if (lines.length !== 2) return;
          expect(lines[1]!.match(/[\p{L}\p{N}]/gu)!.length).toBeGreaterThan(2);
        },
      ),
      { numRuns: howMany.titles },
    );
    expect(
      linesOf(titleOf('维护国家安全必须坚持以人民安全为宗旨以政治安全为根本以经济安全为基础', zh))[0],
    ).toEqual(['维护国家安全必须坚持以人民安全为宗旨', '以政治安全为根本以经济安全为基础']);
  });

  it('part none of the words of the outline', () => {
    const text = '这一份文件所说的五个要素之中水汽云团海洋河川土地表面流动不息周而复始没有终点';
    const split = linesOf(titleOf(text, zh))[0]!;
    expect(split).toHaveLength(2);
    // What a line would part is a word as soon as the outline calls something so.
    const label = split[0]!.slice(-2) + split[1]!.slice(0, 2);
    expect(linesOf(titleOf(text, { ...zh, labels: [label] }))[0]!.some((line) => line.includes(label))).toBe(
      true,
    );
  });
});

describe('paragraphs', () => {
  it('do not end in a line of one short word, and take no further line for it', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 20, maxLength: 60 }), (words) => {
        const body = textsOf([slide('s', 'title-and-content', { body: [list([words.join(' ')])] })]).find(
          (each) => each.name === 'Text body',
        );
        const { lines, runs } = body!.paragraphs[0]!;
        const text = runs.map((each) => each.text).join('');
        expect(text.replace('\u00a0', ' ')).toBe(words.join(' '));
        expect(lines.map((each) => each.text).join(' ')).toBe(text);
        if (lines.length < 2) return;
        const last = lines.at(-1)!;
        const longest = Math.max(...lines.map(({ width }) => width));
        expect(last.width >= 0.14 * longest || /\u00a0/.test(last.text) || / /.test(last.text)).toBe(true);
      }),
      { numRuns: howMany.titles },
    );
  });

  it('hold no words together that stand together anyway', () => {
    const texts = textsOf([slide('s', 'title-and-content', { body: [paragraph('It is short.')] })]);
    expect(JSON.stringify(texts.map(linesOf))).not.toContain('\u00a0');
  });

  it('in Chinese do not end in a line of one sign', () => {
    for (let count = 30; count < 45; count++) {
      const text = `${'安全发展'.repeat(20).slice(0, count)}。`;
      const body = textsOf([slide('s', 'title-and-content', { body: [paragraph(text)] })], {
        language: 'zh',
      }).find((each) => each.name === 'Text body');
      const lines = linesOf(body!)[0]!;
      if (lines.length > 1) expect(lines.at(-1)!.match(/\p{L}/gu)!.length).toBeGreaterThan(1);
    }
  });
});
