import { describe, expect, it } from 'vitest';
import { findLineBreaks, mayBreak } from '../../src/layout/measure/line-breaks.ts';

/** `a |b`: a bar wherever a line may break. */
function check(marked: string) {
  const text = marked.replaceAll('|', '');
  const breaks = findLineBreaks(text);
  let shown = '';
  for (let i = 0; i < text.length; i++) shown += (breaks[i] === mayBreak ? '|' : '') + text[i];
  expect(shown).toBe(marked);
}

describe('findLineBreaks', () => {
  it.each([
    'one |two  |three',
    'well-|known, |half-|done',
    '10-20 |and |-5',
    'A |(B) |(C)',
    'https://example.org/a/b?c=d&e |x',
    'and/or |3.14 |1,000',
    'before|—|after |—|x',
    '2014–2022',
    'no\u00a0break |here',
    '人|民|安|全',
    '安|全，|人|民。|政|治',
    '“安|全”|和|《文|件》|中',
    '共|11|个|领|域',
    '约|30%|的|水',
    'カー|テ|ン|ヴァ',
    '第|（一）|条',
    'x|👩‍👩‍👧|yz',
    'x|🇫🇷|🇩🇪|🇪🇸|x',
    // A Korean syllable in its letters.
    '\u1112\u1161\u11ab|\u1100\u1173\u11af|안',
  ])('%s', (marked) => check(marked));

  it('keeps emoji sequences whole', () => {
    const text = '👩‍👩‍👧👍🏽';
    const breaks = findLineBreaks(text);
    const at = [...breaks.keys()].filter((i) => breaks[i] === mayBreak);
    expect(at).toEqual(['👩‍👩‍👧'.length]);
  });
});
