import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import {
  cutAtIsolates,
  isolatesOf,
  paragraphDirection,
  withMarks,
  withoutMarks,
} from '../../src/markup/index.ts';

const again = (run: { text: string }, text: string) => ({ ...run, text });

/** A text as it is seen from left to right (UAX #9). */
export function seen(text: string, direction: 'rtl' | 'ltr'): string {
  const bidi = bidiFactory();
  const levels = bidi.getEmbeddingLevels(text, direction);
  return bidi.getReorderedString(text, levels).replace(/[\u200e\u200f\u2066-\u2069]/g, '');
}

describe('what is held together in a text from right to left', () => {
  it.each([
    ['اتصل بالرقم +1-212-555-0100 الآن', '+1-212-555-0100'],
    ['اتصل بالرقم +1 (212) 555-0100 الآن', '+1 (212) 555-0100'],
    ['قبل 2026-03-01.', '2026-03-01'],
    ['كُتب بلغة C++!', 'C++'],
    ['عند −5 درجات', '−5'],
    ['انظر [1, 2] ثم', '[1, 2]'],
    ['الإصدار 1.2.3-rc1 جاهز', '1.2.3-rc1'],
    ['في /usr/share/doc ملف', '/usr/share/doc'],
    ['انظر https://usgs.gov/faqs/ هناك', 'https://usgs.gov/faqs/'],
  ])('%s: %s', (text, token) => {
    const isolates = isolatesOf([{ text }], 'ar', 'rtl');
    expect(isolates.map(({ start, end }) => text.slice(start, end))).toContain(token);
    const [marked] = withMarks([{ text }], isolates, again);
    expect(seen(marked!.text, 'rtl')).toContain(token);
    expect(withoutMarks(marked!.text)).toBe(text);
  });

  it.each(['97% (انظر USGS 2016).', 'في عام 2016 و1,204 سفن', 'كتبت ABC وDEF'])('nothing: %s', (text) => {
    expect(isolatesOf([{ text }], 'ar', 'rtl')).toEqual([]);
  });

  it('is what has another direction, code, formulas and marks, each with its neighbours', () => {
    const runs = [
      { text: 'قال: ' },
      { text: 'Yes. ', language: 'en' },
      { text: 'f(x)', code: true as const },
      { text: ' ثم' },
    ];
    expect(isolatesOf(runs, 'ar', 'rtl')).toEqual([{ start: 5, end: 14, rightToLeft: false }]);
    const cut = cutAtIsolates(
      [{ text: 'في 2026-03-01.' }],
      isolatesOf([{ text: 'في 2026-03-01.' }], 'ar', 'rtl'),
      again,
    );
    expect(cut.runs.map(({ text }) => text)).toEqual(['في ', '2026-03-01', '.']);
    expect([...cut.held].map(({ text }) => text)).toEqual(['2026-03-01']);
  });

  it('is an Arabic quotation in an English text, with its full stop', () => {
    const runs = [{ text: 'He said: ' }, { text: 'نعم.', language: 'ar' }, { text: ' Then he left.' }];
    const isolates = isolatesOf(runs, 'en', 'ltr');
    expect(isolates).toEqual([{ start: 9, end: 13, rightToLeft: true }]);
    const marked = withMarks(runs, isolates, again).map(({ text }) => text);
    expect(seen(marked.join(''), 'ltr')).toBe('He said: .معن Then he left.');
  });

  it('does not draw what stands between two of them to their side', () => {
    const text = 'من 2026-03-01, 2026-04-01.';
    const [marked] = withMarks([{ text }], isolatesOf([{ text }], 'ar', 'rtl'), again);
    expect(seen(marked!.text, 'rtl')).toBe('.2026-04-01 ,2026-03-01 نم');
  });
});

describe('the direction of a paragraph', () => {
  it.each([
    ['words of the deck', [{ text: 'نص' }], false, 'rtl'],
    ['words of another language', [{ text: 'A text.', language: 'en' }], false, 'ltr'],
    ['the same in a list', [{ text: 'A text.', language: 'en' }], true, 'rtl'],
    ['both', [{ text: 'نص ' }, { text: 'A text.', language: 'en' }], false, 'rtl'],
    ['code', [{ text: 'x = 1', code: true as const }], false, 'ltr'],
    ['nothing', [], false, 'rtl'],
  ] as const)('%s', (_, runs, inList, expected) => {
    expect(paragraphDirection(runs, 'ar', inList)).toBe(expected);
  });
});
