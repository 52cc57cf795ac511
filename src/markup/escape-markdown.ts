import { findFormula } from '../math/index.ts';
import { replaceForbidden } from '../source/index.ts';

/**
 * Escapes a value so that CommonMark (with pipe tables) shows it as the characters that it is, wherever in a line it is
 * put, a table's cell included. Line breaks become spaces: a value never ends the block that it stands in.
 * What no file can hold is U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  const line = replaceForbidden(text).replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ');
  return escapeTail(escapeLineStart(keepEdgeSpace(escapeInline(line).replace(/\|/g, '\\|'))));
}

/** Escapes what is active anywhere in running text, pipes left alone. */
export function escapeInline(text: string): string {
  if (!/[\\`*_[\]<>~&|$]/.test(text)) return text;
  return text
    .replace(/[\\`*[\]<~$]/g, (mark, at: number, whole: string) =>
      mark === '$' && !opensFormula(whole, at) ? mark : `\\${mark}`,
    )
    .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '\\&')
    .replace(/_/g, (mark, at: number, whole: string) => (isWithinWord(whole, at) ? mark : '\\_'))
    .replace(bareAddress, '$1\\$2');
}

/** A dollar that would be read as the first of a formula's, or be doubted. */
function opensFormula(text: string, at: number): boolean {
  return findFormula(text, at) !== null;
}

/** GitHub makes a link of an address without marks and takes the escapes in it for its characters: better no link. */
const bareAddress = /(https?|ftp|www)(:|\.)(?=(?<=:)\/\/\S{0,2000}[\\|]|(?<=www\.)\S{0,2000}[\\|])/gi;

/** White space at the ends of a line, which Markdown would drop, as character references. */
export function keepEdgeSpace(line: string): string {
  return line.replace(/^\s|\s$/gu, (c) => `&#${c.charCodeAt(0)};`);
}

/** Escapes what is active only where a line begins. The rest of the line must be escaped already. */
export function escapeLineStart(line: string): string {
  // A list, a heading, a quotation, the line under a heading or a table's header, a rule.
  if (/^(?:[-+](?:\s|$)|#{1,6}(?:\s|$)|>|-+\s*$|=+\s*$|[|:-][-:|\s]*$)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** An exclamation mark at the end would make an image of a link that comes next. */
export function escapeTail(escaped: string): string {
  const mark = /(\\*)!$/.exec(escaped);
  return mark && mark[1]!.length % 2 === 0 ? `${escaped.slice(0, -1)}\\!` : escaped;
}

/** A link's address as it stands between parentheses. */
export function markdownAddress(url: string): string {
  return url
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'*+,;=%]/gu, percentEncode)
    .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '&amp;');
}

/** A title of a link or an image as it stands behind its address. */
export function markdownTitle(title: string): string {
  const escaped = title.replace(/[\\"]/g, '\\$&').replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '\\&');
  return `"${escaped.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ').replace(/\|/g, '&#124;')}"`;
}

// Two letters or digits on either side: the outer ones may yet become character references, this mark stays in a word.
function isWithinWord(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 4), at)) &&
    /^[\p{L}\p{N}]{2}/u.test(text.slice(at + 1, at + 5))
  );
}

// encodeURIComponent lets parentheses through.
function percentEncode(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
