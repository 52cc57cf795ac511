import { holdsSyllable, isAttached, isFlagLetter } from './character-class.ts';

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
