/** A character that may not or should not stand in a text: where, and what it is called. */
interface SuspectCharacter {
  readonly offset: number;
  readonly length: number;
  readonly name: string;
  /** refused: XML 1.0 (2.2) cannot hold it. suspect: it is invisible or reorders what is read. */
  readonly verdict: 'refused' | 'suspect';
}

// XML 1.0 production 2 (Char), lone surrogates, and noncharacters that OOXML readers refuse.
const refused =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// Bidirectional controls, and marks that print nothing. U+200D and variation selectors build emoji: left alone.
const suspect = /[\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\u00AD\uFEFF\u180E\u007F-\u009F]/g;
// One cheap test that almost every text passes.
const anyOfThem =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u180E\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

export function findSuspectCharacters(text: string): SuspectCharacter[] {
  if (!anyOfThem.test(text)) return [];
  const found: SuspectCharacter[] = [];
  for (const match of text.matchAll(refused)) found.push(describe(match, 'refused'));
  for (const match of text.matchAll(suspect)) found.push(describe(match, 'suspect'));
  return found.sort((a, b) => a.offset - b.offset);
}

/** Puts U+FFFD in the place of what no file of ours can hold. Such characters are refused where texts are read. */
export function replaceForbidden(text: string): string {
  return anyOfThem.test(text) ? text.replace(refused, '\uFFFD') : text;
}

function describe(match: RegExpExecArray, verdict: SuspectCharacter['verdict']): SuspectCharacter {
  const code = match[0].codePointAt(0)!;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { offset: match.index, length: match[0].length, name, verdict };
}

// C0 but for the line feed, C1, marks and overrides of direction, what prints nothing, line ends that only some know, and
// halves of surrogate pairs.
const unprintable =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Shows control characters as escapes, so that no terminal, log or report acts on them: all that leaves the program to be
 * read goes through here. Line feeds stay; whoever writes one line takes them out. What is escaped already stays as it is,
 * and JSON stays the same JSON.
 */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
