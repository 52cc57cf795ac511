import { isCjk } from '../markup/index.ts';
import { type MappedText, replaceMapped, wholeText } from '../source/index.ts';

/**
 * In folded texts: a hyphen at which a line ended. It may stand for nothing, for the hyphen, or for the hyphen and a blank
 * (`struc-/tural`, `well-/known`, `pre-/and post-war`).
 */
export const lineEndHyphen = '\u00AD';
/** In folded texts: the end of a line where there may be a blank or none (`1990-/2000`, `this—/that`). */
export const lineEnd = '\u200B';

// Characters that show nothing. Between letters of other scripts than these, U+200C is spelling.
// Made when it is needed: V8 takes some milliseconds for what speaks of scripts.
const unseen = () =>
  /[\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]+|(?<![^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}])\u200C+/gu;
const anyUnseen = /[\u200B\u200C\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/;
const softHyphen = /\u00AD+([^\S\uFEFF]*)/g;
// Ligatures of Latin and Armenian, and Arabic letters in the forms in which they are drawn.
const drawnForms = /[\uFB00-\uFB06\uFB13-\uFB17\uFB50-\uFDFB\uFE80-\uFEFC]/g;
// Letters with their marks, syllables of Korean letter by letter, and characters that stand for another one.
const composed =
  /\P{M}\p{M}+|[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|[\u0340-\u0344\u0374\u037E\u0387\u1F71-\u1FFD\u2000\u2001\u2126\u212A\u212B\u2329\u232A\u2ADC\uF900-\uFAFF\uFB1D-\uFB4E\u{2F800}-\u{2FA1D}]/gu;
// Unicode white space; JavaScript's \s takes the byte order mark for one too.
const whiteSpace = /([-\u2010]?)[^\S\uFEFF]+/g;
const lineBreak = /[\n\r\f\v\u0085\u2028\u2029]/;

/**
 * A text without what a printer or a program put in: runs of white space are one blank, none at the ends and between Chinese
 * characters; soft hyphens and characters that show nothing are gone; ligatures are letters, letters and their marks are
 * one (NFC); the end of a line behind a hyphen, a dash or a stroke is a mark of its own, see above. Letters, digits and
 * punctuation stay.
 */
export function foldMapped(from: MappedText): MappedText {
  let text = from;
  if (anyUnseen.test(text.text)) text = replaceMapped(text, unseen(), () => '');
  text = replaceMapped(text, softHyphen, ([, space]) => (space === '' ? '' : lineEnd));
  text = replaceMapped(text, drawnForms, ([form]) => form.normalize('NFKC'));
  if (text.text !== text.text.normalize('NFC')) {
    text = replaceMapped(text, composed, ([letter]) => letter.normalize('NFC'));
  }
  return replaceMapped(text, whiteSpace, foldSpaceAt);
}

/** The same of a text of which nobody asks where it came from. */
export function foldText(text: string): string {
  return foldMapped(wholeText(text)).text;
}

/** Runs of white space as one space, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/[^\S\uFEFF]+/g, ' ').replace(/^ | $/g, '');
}

function foldSpaceAt({ 0: found, 1: hyphen = '', index, input }: RegExpExecArray): string {
  const before = characterBefore(input, index);
  const after = characterAfter(input, index + found.length);
  const last = hyphen || before;
  if (last === '' || after === '') return hyphen;
  if (isCjk(last) && isCjk(after)) return hyphen;
  if (!lineBreak.test(found)) return `${hyphen} `;
  if (hyphen !== '') return letter.test(before) && letter.test(after) ? lineEndHyphen : hyphen + lineEnd;
  return /[\u2011-\u2015/]/.test(last) ? lineEnd : ' ';
}

const letter = /[\p{L}\p{M}]/u;

function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? offset - 2 : Math.max(0, offset - 1), offset);
}

function characterAfter(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}
