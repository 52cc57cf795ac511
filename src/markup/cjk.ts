/**
 * Characters of scripts that write no spaces between words, with their punctuation and full-width forms. Hangul is
 * left out: Korean separates words with spaces.
 */
const cjk =
  /[\u2E80-\u2FDF\u2FF0-\u303F\u3041-\u312F\u3190-\u319F\u31A0-\u4DBF\u4E00-\uA4CF\uF900-\uFAFF\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF9F\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFF}]/u;
const hangul = /[\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uAC00-\uD7FF]/;
// Quotation marks, dash, ellipsis, middle dot: Chinese shares them with Latin; their neighbour decides.
const shared = /[\u2018\u2019\u201C\u201D\u2014\u2026\u00B7]/;

/** Whether a character (one code point) is Chinese, Japanese or their punctuation. */
export function isCjk(character: string): boolean {
  return cjk.test(character);
}

/** As `isCjk`, and Korean too: what the amended flanking rules of emphasis look at. */
export function isEastAsian(character: string): boolean {
  return cjk.test(character) || hangul.test(character);
}

/**
 * Whether a line break between these two characters stands for nothing rather than for a space (after CSS Text 4,
 * segment break transformation).
 */
export function breakVanishesBetween(before: string, after: string): boolean {
  if (isCjk(before)) return isCjk(after) || shared.test(after);
  return shared.test(before) && isCjk(after);
}

/** The last code point of a text; empty for an empty text. */
export function lastCharacter(text: string): string {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(-2) : text.slice(-1);
}

/** The code point at an offset; empty at the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The code point that ends before an offset; empty at the start. */
export function characterBefore(text: string, offset: number): string {
  return lastCharacter(text.slice(Math.max(0, offset - 2), offset));
}
