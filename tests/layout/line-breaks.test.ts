import { describe, expect, it } from 'vitest';
import {
  addressBreak,
  addressPieceBreak,
  findLineBreaks,
  mayBreak,
} from '../../src/layout/measure/line-breaks.ts';

/** `a |b¦c‧d`: a bar wherever a line may break; a broken one between parts of an address, a dot between pieces of these. */
function check(marked: string) {
  const text = marked.replace(/[|¦‧]/g, '');
  const breaks = findLineBreaks(text);
  const bars: Readonly<Record<number, string>> = {
    [mayBreak]: '|',
    [addressBreak]: '¦',
    [addressPieceBreak]: '‧',
  };
  let shown = '';
  for (let i = 0; i < text.length; i++) shown += (bars[breaks[i]!] ?? '') + text[i];
  expect(shown).toBe(marked);
}

describe('findLineBreaks', () => {
  it.each([
    'one |two  |three',
    'well-|known, |half-|done',
    '10-20 |and |-5',
    'A |(B) |(C)',
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

describe('addresses', () => {
  it.each([
    'https://example.‧org/¦a/¦b?¦c=‧d&¦e |x',
    'see |(https://example.‧org/¦a_‧b-¦c-¦2#‧d), |then',
    'www.‧example.‧org/¦x.',
    'doi:10.‧1000/¦182 |and |10.‧1000/¦abc.‧1_‧2',
    'first.‧last@example.‧org, |x',
    'usgs.‧gov/¦faqs/¦what',
    'content/¦water/¦data/¦figures.‧csv',
    'C:\\¦Users\\¦me\\¦report.‧docx',
    '/usr/¦local/¦share',
    'report_‧2024_‧final_‧version_‧2.‧pdf',
    '网|址|https://example.‧org/¦a|在|此',
  ])('part after their marks: %s', (marked) => check(marked));

  it.each([
    'and/or',
    '3.14/2.71',
    '24/12/2026',
    'km/h |at |noon',
    'e.g.',
    'Mr.X',
    '1,000.50',
    'a=b',
    '#1 |of |3',
    'x_1',
    'node.js',
    '12:30',
    'U.S.A.',
  ])('are not words, figures and dates: %s', (marked) => check(marked));
});
