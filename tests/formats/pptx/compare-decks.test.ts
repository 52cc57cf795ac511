import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparableDeck, type ComparableSlide, compareDecks } from '../../../src/formats/pptx/index.ts';

function slide(id: string, more: Partial<ComparableSlide> = {}): Omit<ComparableSlide, 'number'> {
  const said = {
    title: `Title of ${id}`,
    texts: ['text'],
    notes: ['note'],
    shapes: new Map(),
    hidden: false,
    ...more,
  };
  return { id, ...said, exact: more.exact ?? JSON.stringify([id, said, [...said.shapes]]) };
}

function deck(...slides: Omit<ComparableSlide, 'number'>[]): ComparableDeck {
  const rest = new Map([['design', 'd']] as const);
  return { slides: slides.map((each, i) => ({ ...each, number: i + 1 })), rest, properties: new Map() };
}

const said = (found: ComparableDeck, expected: ComparableDeck) =>
  compareDecks(found, expected).slides.map(({ kind, number, id, parts }) =>
    [kind, number, id, ...parts].join(' '),
  );

describe('slides', () => {
  const whole = deck(slide('a'), slide('b'), slide('c'));

  it.each<[string, ComparableDeck, string[]]>([
    ['equal', deck(slide('a'), slide('b'), slide('c')), []],
    ['a title', deck(slide('a', { title: 'x' }), slide('b'), slide('c')), ['changed 1 a title']],
    ['a note', deck(slide('a'), slide('b', { notes: [] }), slide('c')), ['changed 2 b notes']],
    ['a text', deck(slide('a', { texts: ['x'] }), slide('b'), slide('c')), ['changed 1 a text']],
    [
      'a shape',
      deck(slide('a', { shapes: new Map([['Box', 'x']]) }), slide('b'), slide('c')),
      ['changed 1 a shapes'],
    ],
    ['hidden', deck(slide('a', { hidden: true }), slide('b'), slide('c')), ['changed 1 a visibility']],
    ['only in its bytes', deck(slide('a', { exact: 'x' }), slide('b'), slide('c')), ['changed 1 a details']],
    ['one less', deck(slide('a'), slide('c')), ['removed 2 b']],
    ['one more', deck(slide('a'), slide('x'), slide('b'), slide('c')), ['added 2 x']],
    ['one moved', deck(slide('b'), slide('c'), slide('a')), ['moved 3 a']],
    ['a copy under the same name', deck(slide('a'), slide('b'), slide('b'), slide('c')), ['added 3 b']],
    ['no names', deck(...['a', 'b', 'c'].map((id) => ({ ...slide(id), id: '' }))), []],
    [
      'no names and another title',
      deck(...['a', 'b', 'c'].map((id) => ({ ...slide(id, id === 'b' ? { title: 'x' } : {}), id: '' }))),
      ['changed 2 b title'],
    ],
  ])('%s', (_, found, expected) => {
    // Without names the bytes differ: a program that drops names has written them anew.
    expect(
      said(found, whole).filter((each) => !each.endsWith('details') || _ === 'only in its bytes'),
    ).toEqual(expected);
  });

  it('show what is there instead of what', () => {
    const found = deck(slide('a', { notes: ['note', 'more'] }), slide('b', { texts: ['x'] }), slide('c'));
    expect(compareDecks(found, whole).slides.map(({ example }) => example)).toEqual([
      { found: 'more', expected: '' },
      { found: 'x', expected: 'text' },
    ]);
  });

  it('that moved are as few as can be', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...'abcdefgh'], { minLength: 8 }), (order) => {
        const moved = said(
          deck(...order.map((id) => slide(id))),
          deck(...[...'abcdefgh'].map((id) => slide(id))),
        );
        const left = order.filter((id) => !moved.some((each) => each.endsWith(` ${id}`)));
        expect(left).toEqual([...left].sort());
        expect(moved.length).toBe(8 - longestRising(order));
      }),
    );
  });
});

it('tells the parts that belong to no slide', () => {
  const other = { ...deck(slide('a')), rest: new Map([['design', 'x']] as const) };
  expect(compareDecks(other, deck(slide('a')))).toEqual({ slides: [], rest: ['design'] });
});

function longestRising(letters: readonly string[]): number {
  const best: number[] = [];
  for (const [i, letter] of letters.entries()) {
    best.push(1 + Math.max(0, ...letters.slice(0, i).map((each, j) => (each < letter ? best[j]! : 0))));
  }
  return Math.max(0, ...best);
}
