import { findFormula } from '../../math/index.ts';

/** A pair of braces in a text of a deck. */
export interface Braces {
  readonly start: number;
  readonly end: number;
  /** What stands between them; null: they are not closed. */
  readonly inner: string | null;
  /** `\{{`: they are to be printed, without the backslash, which stands at `start`. */
  readonly escaped: boolean;
}

/** The pairs of braces of a text, outside of what Markdown shows letter for letter. */
export function findBraces(text: string): readonly Braces[] {
  const found: Braces[] = [];
  const verbatim = verbatimRanges(text);
  let range = 0;
  for (let at = text.indexOf('{{'), close = 0; at >= 0; at = text.indexOf('{{', at)) {
    while (range < verbatim.length && verbatim[range]!.end <= at) range++;
    const inside = verbatim[range];
    if (inside && inside.start <= at) {
      at = inside.end;
      continue;
    }
    if (backslashesBefore(text, at) % 2 === 1) {
      found.push({ start: at - 1, end: at + 2, inner: null, escaped: true });
      at += 2;
      continue;
    }
    if (close < at + 2) close = endOr(text.indexOf('}}', at + 2));
    const isClosed = close < endOr(text.indexOf('{{', at + 2));
    const end = isClosed ? close + 2 : at + 2;
    found.push({ start: at, end, inner: isClosed ? text.slice(at + 2, close) : null, escaped: false });
    at = end;
  }
  return found;
}

/** A place in a text; behind all of them where there is none. */
function endOr(index: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

function backslashesBefore(text: string, at: number): number {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Code blocks between fences, code spans and formulas, in their order: there braces are braces. */
function verbatimRanges(text: string): readonly Range[] {
  if (!/[`~$]/.test(text)) return [];
  const fenced = fences(text);
  const ranges = [...fenced];
  let from = 0;
  for (const { start, end } of [...fenced, { start: text.length, end: text.length }]) {
    // Neither code nor a formula goes on behind an empty line.
    for (const block of text.slice(from, start).matchAll(/(?:[^\n]|\n(?![ \t\r]*\n))+/g))
      ranges.push(...inlineRanges(block[0], from + block.index));
    from = end;
  }
  return ranges.sort((one, other) => one.start - other.start);
}

function fences(text: string): Range[] {
  const ranges: Range[] = [];
  const open = /^[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})/gm;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const mark = found[1]!;
    const close = new RegExp(`^[ \\t]*${mark[0]}{${mark.length},}[ \\t]*\\r?$`, 'gm');
    close.lastIndex = text.indexOf('\n', found.index) + 1 || text.length;
    const end = close.exec(text) ? close.lastIndex : text.length;
    ranges.push({ start: found.index, end });
    open.lastIndex = end;
  }
  return ranges;
}

function inlineRanges(text: string, from: number): Range[] {
  const ranges: Range[] = [];
  const marks = /\\[\\`$]|`+|\$/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark] = found;
    if (mark.startsWith('\\')) continue;
    const behind = found.index + mark.length;
    const end = mark === '$' ? endOfFormula(text, found.index) : endOfCode(text, mark, behind);
    if (end === null) continue;
    ranges.push({ start: from + found.index, end: from + end });
    marks.lastIndex = end;
  }
  return ranges;
}

/** CommonMark 6.1: as many backticks, and no more. */
function endOfCode(text: string, mark: string, from: number): number | null {
  const run = /`+/g;
  run.lastIndex = from;
  for (let found = run.exec(text); found; found = run.exec(text))
    if (found[0].length === mark.length) return run.lastIndex;
  return null;
}

/** Where a formula ends that begins at `start`; null for a sign of money. */
function endOfFormula(text: string, start: number): number | null {
  const formula = findFormula(text, start);
  return formula && !formula.money ? formula.end : null;
}
