import { isEastAsian, type PlacedRun } from '../../../layout/index.ts';

/** Programs break lines between a Chinese sign and a number, but not where this stands. */
const wordJoiner = '\u2060';

/** A run's text as it is written: citation marks of Chinese and Japanese are joined to what they stand behind. */
export function joinedText(runs: readonly PlacedRun[], i: number): string {
  const { text, cite, language } = runs[i]!;
  const before = runs[i - 1];
  if (!cite || !before || before.cite || !/\S$/.test(before.text)) return text;
  return isEastAsian(language) || isEastAsian(before.language) ? wordJoiner + text : text;
}
