import { isWide } from '../measure/characters.ts';
import { mayBreak } from '../measure/line-breaks.ts';
import type { MeasuredParagraph } from '../measure/measure-paragraph.ts';

/** Longer labels of the outline are phrases, which may go on in the next line between two of their words. */
const longestWord = 8;

/** Segmenters take milliseconds to make. */
const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Where lines of a Chinese or Japanese text may break though words are there: inside of words, as the language's
 * dictionary and the outline's own labels know them. One entry a UTF-16 unit; null where the text has no such place.
 */
export function insideWords(
  { text, breaks, wide }: MeasuredParagraph,
  language: string,
  labels: readonly string[],
): Uint8Array | null {
  if (!wide || !/^(zh|yue|ja)\b/i.test(language)) return null;
  const inside = new Uint8Array(text.length + 1);
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  for (const { index, segment, isWordLike } of segmenter.segment(text))
    if (isWordLike) mark(inside, index, index + segment.length);
  for (const label of labels) {
    if ([...label].length > longestWord) continue;
    for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length))
      mark(inside, at, at + label.length);
  }
  let any = false;
  for (let i = 1; i < text.length; i++) {
    // Latin words among the Chinese ones have breaks of their own.
    inside[i] = inside[i] && breaks[i] === mayBreak && isWide(text.charCodeAt(i - 1)) ? 1 : 0;
    if (inside[i]) any = true;
  }
  return any ? inside : null;
}

function mark(inside: Uint8Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) inside[i] = 1;
}
