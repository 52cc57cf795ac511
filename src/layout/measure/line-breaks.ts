import { holdsSyllable, isAttached, isFlagLetter, isWide } from './characters.ts';
import { hasUnspaced, wordStarts } from './word-breaks.ts';

/** What may happen before a character: nothing, a break, or a break that must be. */
export const noBreak = 0;
export const mayBreak = 1;
export const mustBreak = 2;
/** Inside of an address, where one is wider than a line: between its parts; in need also between the pieces of a name. */
export const addressBreak = 3;
export const addressPieceBreak = 4;
/** Inside of a word, with a hyphen at the line's end. */
export const hyphenBreak = 5;

/**
 * Where lines of a text may break: one entry a UTF-16 unit, plus one for its end.
 *
 * The pairs of UAX #14 that matter for prose, tailored as office programs do: a break after every run of spaces, also
 * before an opening bracket; none after `/ = & # . ,`, so that references hold together, but in addresses; the line start
 * and line end rules of Chinese and Japanese (JIS X 4051 and GB/T 15834: no closing mark, no small kana at a line's
 * start, no opening mark at its end).
 */
export function findLineBreaks(
  text: string,
  addresses: readonly AddressRange[] = findAddresses(text),
): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  if (ascii.test(text)) breakAscii(text, breaks);
  else {
    breakAny(text, breaks);
    if (hasUnspaced(text))
      for (const at of wordStarts(text)) if (breaks[at] === noBreak) breaks[at] = mayBreak;
  }
  breaks[text.length] = mustBreak;
  for (const address of addresses) {
    for (const { at, between } of addressBreaks(text, address))
      if (breaks[at] !== mustBreak) breaks[at] = between === 'parts' ? addressBreak : addressPieceBreak;
  }
  return breaks;
}

const ascii = /^[\x20-\x7e]*$/;

/** What `breakAny` comes to where there are blanks and hyphens only. */
function breakAscii(text: string, breaks: Uint8Array): void {
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20) continue;
    const before = text.charCodeAt(i - 1);
    if (before === 0x20) breaks[i] = mayBreak;
    else if (before === 0x2d && i > 1 && isWordly(text.charCodeAt(i - 2)) && isLetter(code))
      breaks[i] = mayBreak;
  }
}

function breakAny(text: string, breaks: Uint8Array): void {
  let before = -1;
  let beforeThat = -1;
  // The first letter of a flag stands before, and waits for the second.
  let halfFlag = false;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    const flagLetter = isFlagLetter(code);
    if (before === 0x0a) breaks[i] = mustBreak;
    else if (before >= 0 && !(halfFlag && flagLetter) && breaksBetween(beforeThat, before, code))
      breaks[i] = mayBreak;
    halfFlag = flagLetter && !halfFlag;
    if (!isAttached(code) || before < 0) {
      beforeThat = before;
      before = code;
    } else if (code === 0x200d) {
      // A joiner binds what follows it, too.
      before = 0x200d;
    }
    i += code > 0xffff ? 2 : 1;
  }
}

function breaksBetween(beforeThat: number, before: number, code: number): boolean {
  if (isSpace(code) || code === 0x0a || isAttached(code)) return false;
  if (isSpace(before) || before === 0x200b) return true;
  if (before === 0x200d || isGlue(before) || isGlue(code) || holdsSyllable(before, code)) return false;
  const wideBefore = isWide(before);
  const wide = isWide(code);
  if (isClosing(code) || isOpening(before)) return false;
  if (wideBefore || wide) {
    // A quotation mark is closing or opening by what stands beside it.
    if (isNeverFirst(code)) return false;
    if (isNeverLast(before)) return false;
    return true;
  }
  if (isHyphen(before)) return isWordly(beforeThat) && isLetter(code);
  if (before === 0x2014 || code === 0x2014) return before !== code;
  if (before === 0x2013) return !isDigit(code);
  return false;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 || code === 0x09 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a && code !== 0x2007)
  );
}

function isGlue(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x2007 ||
    code === 0x2060 ||
    code === 0xfeff ||
    code === 0x2011
  );
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0xad;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return code > 0x7f
    ? letter.test(String.fromCodePoint(code))
    : (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

const letter = /^\p{L}$/u;

function isWordly(code: number): boolean {
  return code >= 0 && (isDigit(code) || isLetter(code) || code === 0x29);
}

const closing = codesOf(
  ')]}’”、。，．：；！？）］｝〉》」』】〕〗〙〛…‥·・ー～々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜ゝゞヽヾ％‰℃°¢′″‼⁇⁈⁉',
);
const opening = codesOf('([{‘“（［｛〈《「『【〔〖〘〚￥＄￡');
// Beside a wide character ASCII marks behave as the wide ones do.
const neverFirst = codesOf(',.:;!?%/');
const neverLast = codesOf('$#@');

function isClosing(code: number): boolean {
  return closing.has(code);
}

function isOpening(code: number): boolean {
  return opening.has(code);
}

function isNeverFirst(code: number): boolean {
  return neverFirst.has(code);
}

function isNeverLast(code: number): boolean {
  return neverLast.has(code);
}

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.codePointAt(0)!));
}

/** A stretch of a text that is an address: of a page, a document, a file or a mailbox. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

/** Addresses in a text, in their order. Shorter ones are words like others. */
export function findAddresses(text: string): readonly AddressRange[] {
  if (!sign.test(text)) return none;
  const found: AddressRange[] = [];
  for (const match of text.matchAll(token)) {
    const word = match[0];
    const before = /^[([{<"'“‘«]*/.exec(word)![0].length;
    const core = word.slice(before).replace(/[.,;:!?)\]}>"'”’»…]+$/, '');
    if (core.length < shortest || !forms.some((form) => form.test(core))) continue;
    const start = match.index + before;
    found.push({ start, end: start + core.length });
  }
  return found.length === 0 ? none : found;
}

/** A place in an address before which a line may begin. */
interface AddressBreak {
  readonly at: number;
  /** Folders and questions, or the pieces that a name is made of. */
  readonly between: 'parts' | 'pieces';
}

/** After its marks, not between two of them nor at its ends. */
function addressBreaks(text: string, { start, end }: AddressRange): AddressBreak[] {
  const places: AddressBreak[] = [];
  for (let at = start + 2; at < end; at++) {
    const mark = text[at - 1]!;
    const isMark = (sign: string) => parts.includes(sign) || pieces.includes(sign);
    if (!isMark(mark) || isMark(text[at]!) || text.slice(at - 3, at) === '://') continue;
    places.push({ at, between: parts.includes(mark) ? 'parts' : 'pieces' });
  }
  return places;
}

const none: readonly AddressRange[] = [];
const shortest = 10;
const parts = '/\\?&-';
const pieces = '=._#';

/** Every address has one of these; most texts have none. */
const sign = /[/\\@_]|www\.|:\S/i;

/** What stands between spaces, ideographs and full-width marks. */
const token = /[^\s\u200b\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]+/g;

const forms: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\/\S/i,
  /^(?:mailto|doi|urn|tel):\S/i,
  /^www\.\S+\.\S/i,
  /^[^@]+@[^@]+\.[a-z]{2,}$/i,
  /^10\.\d{4,9}\/\S/,
  // A host with a path: usgs.gov/faqs
  /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\/\S/i,
  // Paths of two folders or more, or from a root; of a folder and a file; a file whose name is made of parts.
  /^(?:[a-z]:|~|\.{1,2})?[/\\]?[\w.+-]*[a-z][\w.+-]*(?:[/\\][\w.+-]+){2,}[/\\]?$/i,
  /^(?:[a-z]:|~|\.{1,2})[/\\][\w.+-]/i,
  /^[\w.+-]+[/\\][\w.+-]+\.[a-z][a-z0-9]{1,4}$/i,
  /^\w+(?:[_-]\w+)+\.[a-z][a-z0-9]{1,4}$/i,
];
