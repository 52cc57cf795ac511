import { isCjk, parseInline, plainText } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { primaryLanguage, type Text, type Wording } from '../yaml/index.ts';
import { reportCheck } from './codes.ts';
import { isWithin, PhraseIndex, quotedRanges, type Range, wordsIn } from './quoted-ranges.ts';
import { placeIn, type WrittenText } from './written-text.ts';

/** Labels that the outline has retired, where a text still uses them outside quotation marks. */
export function checkRetiredLabels(outline: Outline, texts: readonly WrittenText[]): Diagnostic[] {
  const retired = retiredLabels(outline);
  if (retired.length === 0) return [];
  const indexes = new Map<string, PhraseIndex<RetiredLabel>>();
  return texts.flatMap((text) => {
    const language = primaryLanguage(text.language);
    let index = indexes.get(language);
    if (!index) {
      const own = retired.filter((label) => label.language === language);
      index = new PhraseIndex(own, ({ words }) => wordsIn(words).map((word) => [word]));
      indexes.set(language, index);
    }
    const labels = index.candidates(text.raw);
    if (labels.length === 0) return [];
    const quoted = quotedRanges(text.raw);
    return labels.flatMap(({ pattern, words, instead, wording }) => {
      const found = rangesOf(pattern, text.raw);
      // A label of today may hold one of the past: "open seas" for "seas".
      const today = instead === null || found.length === 0 ? [] : rangesOf(labelPattern(instead), text.raw);
      return found
        .filter(([at, end]) => !isWithin(quoted, at) && !isCovered(today, at, end))
        .map(([at, end]) => {
          const hint =
            instead === null ? null : `it is "${instead}" now; put it in quotation marks where it is quoted`;
          const related = [{ message: 'retired here', span: wording.span }];
          return reportCheck(
            'retired-label',
            placeIn(text, at, end - at),
            `the label "${words}" is retired`,
            {
              hint,
              related,
            },
          );
        });
    });
  });
}

interface RetiredLabel {
  readonly language: string;
  readonly words: string;
  readonly pattern: RegExp;
  /** The label of today in the same language. */
  readonly instead: string | null;
  readonly wording: Wording;
}

function retiredLabels(outline: Outline): RetiredLabel[] {
  return [...outline.elements.values(), ...outline.relationships.values()].flatMap(({ label, retired }) =>
    (retired ?? []).flatMap((text) =>
      text.wordings.flatMap((wording): RetiredLabel[] => {
        const language = wording.language ?? outline.language;
        const words = plain(wording.value);
        const instead = wordingIn(label, language, outline.language);
        // Only the case differs: that is a matter of where in a sentence it stands.
        if (words === '' || instead?.toLowerCase() === words.toLowerCase()) return [];
        return [
          { language: primaryLanguage(language), words, pattern: labelPattern(words), instead, wording },
        ];
      }),
    ),
  );
}

function wordingIn(label: Text, language: string, own: string): string | null {
  const primary = primaryLanguage(language);
  const found = label.wordings.find((each) => primaryLanguage(each.language ?? own) === primary);
  return found ? plain(found.value) : null;
}

/** A label wherever it stands as whole words, in any case and over line ends. */
function labelPattern(words: string): RegExp {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s+');
  const bound = (edge: string | undefined, look: string) => (edge === undefined || isCjk(edge) ? '' : look);
  const characters = [...words.trim()];
  const before = bound(characters[0], '(?<![\\p{L}\\p{M}\\p{N}])');
  const after = bound(characters[characters.length - 1], '(?![\\p{L}\\p{M}\\p{N}])');
  return new RegExp(`${before}${pattern}${after}`, 'giu');
}

/** Whether one of the ranges, which follow each other, holds all of a stretch. */
function isCovered(ranges: readonly Range[], at: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] < end) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]![0] <= at;
}

function rangesOf(pattern: RegExp, text: string): Range[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

function plain(value: string): string {
  return plainText(parseInline(value).runs).trim();
}
