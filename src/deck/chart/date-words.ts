import type { DateWords } from '../deck.ts';
import type { FigureContext } from '../diagram-model.ts';

export type Precision = 'day' | 'month' | 'year';

const iso: Readonly<Record<Precision, string>> = {
  day: '{year}-{mm}-{dd}',
  month: '{year}-{mm}',
  year: '{year}',
};

/** How dates of a column are written along an axis: as typed, or where its type is date as the language words them. */
export function dateWords(precision: Precision, typed: boolean, { views }: FigureContext): DateWords {
  if (!typed) return { pattern: iso[precision], months: [] };
  const fields = { year: '{year}', month: '{month}', alone: '{month}', m: '{m}', day: '{day}' };
  const months = Array.from({ length: 12 }, (_, i) => {
    // A month without a day has another form in some languages.
    const alone = `month-alone-${i + 1}`;
    return views.word(precision === 'month' && views.isWorded(alone) ? alone : `month-${i + 1}`);
  });
  return { pattern: views.word(`date-${precision}`, fields), months };
}
