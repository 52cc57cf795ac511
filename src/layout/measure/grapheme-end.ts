import { isAttached } from './character-class.ts';

/**
 * Where the sign that begins at a place of a text ends, as readers see it (the extended grapheme clusters of UAX #29,
 * without the rare letters that are prepended): marks stay with what they are written on, a joiner takes the next sign
 * with it, two letters make a flag, and the parts of a Korean syllable hold together.
 */
export function graphemeEnd(text: string, start: number): number {
  let code = text.codePointAt(start)!;
  let at = start + unitsOf(code);
  if (isFlagLetter(code) && at < text.length && isFlagLetter(text.codePointAt(at)!)) at += 2;
  while (at < text.length) {
    const next = text.codePointAt(at)!;
    if (!isAttached(next) && code !== 0x200d && !holdsSyllable(code, next)) break;
    code = next;
    at += unitsOf(next);
  }
  return at;
}

function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

function isFlagLetter(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Hangul written letter by letter: lead, vowel, tail (also after a whole syllable). */
function holdsSyllable(before: number, code: number): boolean {
  if (code < 0x1100 || code > 0x11ff) return false;
  const lead = before >= 0x1100 && before <= 0x115f;
  const later = (before >= 0x1160 && before <= 0x11ff) || (before >= 0xac00 && before <= 0xd7a3);
  return lead || (later && code >= 0x1160);
}
