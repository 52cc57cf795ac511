import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { deck, paragraph, run, sampleTheme, slide } from './sample-deck.ts';

/** What stands at the foot of every slide finds room on small ones, too. */

const spanish = ['22 de septiembre de 2026', '22 sept 2026', '22/9/2026'];
const ages = [
  'de 22 de septiembre de 2026 a 3 de octubre de 2027',
  '22 sept 2026 – 3 oct 2027',
  '22/9/2026 – 3/10/2027',
];

function foot(size: string, more: Partial<ReturnType<typeof deck>>) {
  const theme = sampleTheme(`size: ${size}\n`);
  const { value, diagnostics } = placeDeck(
    deck([slide('s', 'title-and-content', { body: [paragraph('x')] })], more),
    theme,
  );
  const texts = value!.placed.slides[0]!.shapes.filter((shape): shape is PlacedText => shape.kind === 'text');
  const find = (name: string) => {
    const shape = texts.find((each) => each.name === name)!;
    return {
      lines: shape.paragraphs.flatMap((each) => each.lines.map((line) => line.text)),
      size: shape.paragraphs[0]!.runs[0]!.size,
      bottom: shape.box.y + shape.box.h,
    };
  };
  return {
    date: find('Date'),
    footer: find('Footer'),
    messages: diagnostics.map(({ message }) => message),
    theme,
  };
}

describe('the date', () => {
  it.each([
    ['16:9', '22 de septiembre de 2026'],
    ['4:3', '22 sept 2026'],
    ["'16:10'", '22 sept 2026'],
    ['a4-portrait', '22 sept 2026'],
    ['{ width: 5, height: 7 }', '22/9/2026'],
  ])('is as long as its place on slides of %s holds: %s', (size, text) => {
    const { date, messages } = foot(size, { dateForms: spanish });
    expect([date.lines, messages]).toEqual([[text], []]);
  });
  it('stands on two lines where it has two ends and its place is narrow', () => {
    const { date, messages, theme } = foot('a4-portrait', { dateForms: ages });
    expect(messages).toEqual([]);
    expect(date.lines.join(' ')).toBe(ages[1]);
    expect(date.bottom).toBeLessThan(theme.size.height);
  });
});

describe('a footer', () => {
  const words = 'For the members of the committee and those whom they have invited';
  it('becomes smaller, then wraps, before it is too long', () => {
    const { footer, messages, theme } = foot('4:3', { footer: [run(words)] });
    expect(messages).toEqual([]);
    expect(footer.lines.join(' ')).toBe(words);
    expect([footer.lines.length, footer.size]).toEqual([2, 10]);
    expect(footer.bottom).toBeLessThan(theme.size.height);
  });
  it('that is too long even so is said, once', () => {
    const { messages } = foot('4:3', { footer: [run(`${words} `.repeat(4).trim())] });
    expect(messages).toEqual([
      expect.stringMatching(/^the footer: the text is .* taller than its place at 10 pt/),
    ]);
  });
});

describe('the sources', () => {
  const cite = (count: number, short: (n: number) => string, publisher: (n: number) => string | null) => {
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    const citations = numbers.map((number) => {
      const name = publisher(number);
      return {
        ...deck([]).citations[0]!,
        number,
        short: short(number),
        publisher: name === null ? null : { name, year: 2000 + number },
      };
    });
    const { value, diagnostics } = placeDeck(
      deck([slide('s', 'title-and-content', { body: [paragraph('x')] }, { cited: numbers })], { citations }),
      sampleTheme(),
    );
    const shape = value!.placed.slides[0]!.shapes.find(({ name }) => name === 'Sources');
    const lines = shape?.kind === 'text' ? shape.paragraphs.flatMap((each) => each.lines) : [];
    expect(lines).toHaveLength(1);
    return { text: lines[0]!.text, codes: diagnostics.map(({ code }) => code) };
  };
  const long = (n: number) => `A source with a rather long name of its own, number ${n}`;
  it('go by their short names where there is room', () => {
    expect(
      cite(
        2,
        (n) => `S${n}`,
        () => 'Xinhua',
      ).text,
    ).toBe('1\u00a0S1  ·  2\u00a0S2');
  });
  it('of one publisher stand together where there is not', () => {
    const { text, codes } = cite(4, long, (n) => (n < 4 ? 'Xinhua' : 'MERICS'));
    expect(text).toBe(`1–3\u00a0Xinhua (2001, 2002, 2003)  ·  4\u00a0${long(4)}`);
    expect(codes).toEqual([]);
  });
  it('say how many more the notes have', () => {
    const { text, codes } = cite(9, long, () => null);
    expect(text).toBe(`1\u00a0${long(1)}  ·  2\u00a0${long(2)}  ·  sources-more: 7`);
    expect(codes).toEqual(['sources-shortened']);
  });
});
