import { hyphenLibrary, hyphenPatterns } from './load-hyphens.ts';

/** No piece is shorter. */
const shortestPiece = 3;
/** Words that are shorter are not parted. */
const shortestWord = 8;

const parted = new Map<string, (word: string) => string>();

/** A mark that is in no word. */
const mark = '\u0001';

/** Before which units of a word a line may begin; nowhere in languages that are not known, and in words written in capitals. */
export function hyphenPoints(word: string, language: string): readonly number[] {
  const name = /^[a-z]+/i.exec(language)?.[0].toLowerCase() ?? '';
  const patterns = Object.hasOwn(hyphenPatterns, name) ? hyphenPatterns[name] : undefined;
  const lower = word.toLowerCase();
  if (!patterns || word.length < shortestWord || lower.length !== word.length) return [];
  if (word === word.toUpperCase()) return [];
  let part = parted.get(name);
  if (!part) {
    part = hyphenLibrary()(patterns(), { async: false, hyphenChar: mark, minWordLength: shortestWord });
    parted.set(name, part);
  }
  const points: number[] = [];
  let at = 0;
  for (const piece of part(lower).split(mark)) {
    at += piece.length;
    if (at >= shortestPiece && at <= word.length - shortestPiece) points.push(at);
  }
  return points;
}

/** Words of a text: letters of the script of all these languages, alone. */
export const wordPattern =
  /(?<![\p{L}\p{M}\p{N}_])\p{Script=Latin}[\p{Script=Latin}\p{M}]{7,}(?![\p{L}\p{M}\p{N}_])/gu;
