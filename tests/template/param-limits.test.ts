import { describe, expect, it } from 'vitest';
import { loadSet } from './water.ts';

/** The findings of a slide template with this front matter. */
function complaints(matter: string): string[] {
  const text = `---\nsummary: For a test\n${matter}\n---\n<slide/>`;
  return loadSet({ 'slides/x.hbs': text }).diagnostics.map((each) => each.message);
}

const params = (...lines: readonly string[]): string =>
  `params:\n${lines.map((each) => `  ${each}`).join('\n')}`;

describe('what narrows a parameter', () => {
  it('is read', () => {
    const matter = params(
      'of: { type: ids, types: [element, term] }',
      'data: { type: data }',
      'columns: { type: strings, columns-of: data, words: [label, role] }',
      'statement: { type: statement, with: [quote] }',
    );
    const text = `---\nsummary: For a test\n${matter}\none-of: [[of, data]]\n---\n<slide/>`;
    const { set, diagnostics } = loadSet({ 'slides/x.hbs': text });
    expect(diagnostics).toEqual([]);
    const read = set.slides.get('x')!.params;
    const any = { least: null, most: null, rowsOf: null, onlyWith: null };
    expect(read.map((param) => param.limits)).toEqual([
      { types: ['element', 'term'], with: [], words: null, columnsOf: null, directed: null, ...any },
      {
        types: ['element', 'relationship', 'group', 'event'],
        with: [],
        words: null,
        columnsOf: null,
        directed: null,
        ...any,
      },
      {
        types: expect.anything(),
        with: [],
        words: ['label', 'role'],
        columnsOf: 'data',
        directed: null,
        ...any,
      },
      { types: expect.anything(), with: ['quote'], words: null, columnsOf: null, directed: null, ...any },
    ]);
    const choice = { names: ['of', 'data'], required: true };
    expect(read.map((param) => param.choices)).toEqual([[choice], [choice], [], []]);
  });

  it.each([
    [params('a: { type: element, types: [term] }'), '"types" goes with the types id'],
    [params('a: { type: element, most: 4 }'), '"most" goes with lists'],
    [params('a: { type: element, words: [b] }'), '"words" goes with the types string, order, part-map'],
    [params('a: { type: element, rows-of: data }'), '"rows-of" goes with the types string'],
    [params('a: { type: string, columns-of: data }'), 'there is no parameter "data" of type data'],
    [params('a: { type: statement, with: [qoute] }'), 'statement has no field "qoute"'],
    [`${params('a: { type: text }')}\none-of: [[a, b]]`, 'there is no parameter "b"'],
    [
      `${params('a: { type: text, required: true }', 'b: { type: text }')}\none-of: [[a, b]]`,
      '"a" is required or has a default, so it leaves no choice',
    ],
    [`${params('a: { type: text }')}\nat-most-one-of: [[a]]`, 'a choice is between two or more parameters'],
    [
      `${params('a: { type: text }', 'b: { type: text }')}\none-of: [[a, b]]\nexample: { a: x, b: y }`,
      'the example gives more than one of "a" or "b"',
    ],
    [
      `${params('a: { type: text }', 'b: { type: text }')}\none-of: [[a, b]]\nexample: {}`,
      'the example lacks "a" or "b"',
    ],
  ])('is refused where it does not fit: %j', (matter, message) => {
    expect(complaints(matter)).toEqual([message]);
  });
});
