/** Ideographs, kana, hangul, full-width forms and emoji: one em wide, and lines may break on either side of them. */
export function isWide(code: number): boolean {
  if (code < 0x1100) return false;
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    isEmoji(code) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

export function isEmoji(code: number): boolean {
  return code >= 0x1f000 && code <= 0x1faff;
}

/** Hangul written letter by letter: lead, vowel, tail (also after a whole syllable). */
export function holdsSyllable(before: number, code: number): boolean {
  if (code < 0x1100 || code > 0x11ff) return false;
  const lead = before >= 0x1100 && before <= 0x115f;
  const later = (before >= 0x1160 && before <= 0x11ff) || (before >= 0xac00 && before <= 0xd7a3);
  return lead || (later && code >= 0x1160);
}

/** Regional indicators: two of them are a flag. */
export function isFlagLetter(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Written on what stands before it: takes no room, and nothing may part them. */
export function isAttached(code: number): boolean {
  if (code < 0x300) return false;
  return (
    code <= 0x36f ||
    code === 0x200d ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x1f3fb && code <= 0x1f3ff) ||
    (code >= 0xe0100 && code <= 0xe01ef) ||
    (code >= 0x483 && combining.test(String.fromCodePoint(code)))
  );
}

const combining = /^\p{M}$/u;

/** Marks that are one em wide in East Asian faces and narrow in Latin ones (UAX #11, ambiguous). */
export function isAmbiguous(code: number): boolean {
  return (
    (code >= 0x2014 && code <= 0x201d && code !== 0x2017 && code !== 0x201a && code !== 0x201b) ||
    code === 0x2026 ||
    code === 0xb7 ||
    code === 0xd7 ||
    (code >= 0x2160 && code <= 0x217f) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2190 && code <= 0x2193) ||
    (code >= 0x25a0 && code <= 0x25ff)
  );
}

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
    if (!isAttached(next) && code !== 0x200d && !holdsSyllable(code, next) && !joinsCluster(code, next))
      break;
    code = next;
    at += unitsOf(next);
  }
  return at;
}

/**
 * Letters that make one sign with what is before them: after a sign that takes the vowel away, in the scripts of India, of
 * Burma and of the Khmer, and the vowels am of Thai and Lao.
 */
function joinsCluster(before: number, code: number): boolean {
  if (code === 0xe33 || code === 0xeb3) return true;
  return code >= 0x900 && code <= 0x17b3 && isVirama(before);
}

export function isVirama(code: number): boolean {
  if (code === 0x1039 || code === 0x17d2) return true;
  return code >= 0x94d && code <= 0xdca && viramas.has(code);
}

const viramas: ReadonlySet<number> = new Set([
  0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd4d, 0xdca,
]);

function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/** Hebrew, Arabic and the scripts of India and the south-east of Asia: `cs` faces of a theme draw them. */
export function isComplex(code: number): boolean {
  if (code < 0x590) return false;
  return (
    code <= 0x109f ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc)
  );
}
