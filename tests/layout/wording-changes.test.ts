import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/layout/arrangements/wording-changes.ts';

const said = fc
  .array(fc.constantFrom('a', 'b', ' ', '安', '全'), { maxLength: 12 })
  .map((each) => each.join(''));

describe('what changed between two wordings', () => {
  it('is told word by word, ideograph by ideograph', () => {
    expect(changesOf('safe and sound', 'safe and well').filter(({ own }) => own)).toEqual([
      { text: 'sound', own: true },
    ]);
    expect(changesOf('国家安全', '国民安全').filter(({ own }) => own)).toEqual([{ text: '家', own: true }]);
  });

  it('keeps the whole wording, and leaves the same to both', () => {
    fc.assert(
      fc.property(said, said, (one, other) => {
        expect(
          changesOf(one, other)
            .map(({ text }) => text)
            .join(''),
        ).toBe(one);
        const kept = (a: string, b: string) =>
          changesOf(a, b)
            .flatMap(({ text, own }) => (own ? [] : [text]))
            .join('');
        expect(kept(one, other)).toHaveLength(kept(other, one).length);
      }),
    );
  });
});
