/**
 * A text as it is compared with what another program made of it: without what is not seen (marks of direction, joiners, soft
 * hyphens), which programs leave out or put in, and without the numbers of citations, which are counted anew in every build.
 */
export function plainWords(text: string): string {
  // Most texts are plain.
  if (/^[\x20-\x7e\n]*[\x21-\x7e]$|^$/.test(text) && !/ \n|_x|\[\d/.test(text)) return text;
  return (
    text
      .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      // How ECMA-376 part 1, 22.9.2.19 escapes its own escapes; not all programs do.
      .replace(/_x005F_(?=x[0-9A-F]{4}_)/gi, '_')
      .replace(/ ?\[\d+(?:[,–-] ?\d+)*\]/g, '')
      .replaceAll('\u000b', '\n')
      .replaceAll('\u00a0', ' ')
      .replace(/(?<![ \t])[ \t]+$/gm, '')
      .normalize('NFC')
  );
}

/** Whether a raised text is the numbers of citations. */
export function isRaisedMark(text: string): boolean {
  return /^[\d\s,;–\u2060\u200a\u2009\u202f-]*$/.test(text);
}
