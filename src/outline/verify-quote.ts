import { positionAt, type SourceFile, type Span } from '../source/index.ts';
import { reportOutline } from './codes.ts';
import { nearestPassage } from './nearest-passage.ts';
import type { Report } from './reference.ts';

/** Where a quote stands in a stored source: its 1-based line, null where several lines are possible. */
export interface FoundQuote {
  readonly line: number | null;
}

/**
 * Looks for a quote in the stored copy of its source: literally, but for white space, whose runs count as one space
 * in both. Diagnostics: quote-not-found (with the nearest passage), quote-ambiguous.
 */
export function verifyQuote(
  quote: string,
  at: string | null,
  stored: SourceFile,
  span: Span,
  report: Report,
): FoundQuote | null {
  const folded = foldedTextOf(stored);
  const wanted = foldSpace(quote);
  const places: number[] = [];
  for (let from = folded.text.indexOf(wanted); from >= 0; from = folded.text.indexOf(wanted, from + 1)) {
    places.push(from);
    if (places.length > 50) break;
  }
  if (places.length === 0) {
    reportNotFound(wanted, folded, stored, span, report);
    return null;
  }
  const lines = places.map((place) => positionAt(stored, folded.offsets[place]!).line);
  if (places.length === 1) return { line: lines[0]! };
  if (at === null) {
    const hint = 'say which one is meant with "at", or quote a few words more';
    const message = `this quote stands in ${stored.path} ${places.length > 50 ? 'more than 50' : places.length} times`;
    const related = places.slice(0, 3).map((place) => ({
      message: 'here',
      span: spanOfFolded(folded, stored, place, wanted.length),
    }));
    report(reportOutline('quote-ambiguous', span, message, { hint, related }));
    return { line: lines[0]! };
  }
  const numbers = (at.match(/\d+/g) ?? []).map(Number);
  return { line: lines.find((line) => numbers.includes(line)) ?? null };
}

/** A text with every run of white space as one space, and where each of its characters came from. */
interface FoldedText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

const foldedTexts = new WeakMap<SourceFile, FoldedText>();
// Unicode white space; JavaScript's \s takes the byte order mark for one too.
const whiteSpace = /[^\S\uFEFF]+/g;

/** Runs of white space as one space, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(whiteSpace, ' ').replace(/^ | $/g, '');
}

function foldedTextOf(file: SourceFile): FoldedText {
  const known = foldedTexts.get(file);
  if (known) return known;
  const offsets = new Uint32Array(file.text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const keep = (start: number, end: number): void => {
    parts.push(file.text.slice(start, end));
    for (let i = start; i < end; i++) offsets[length++] = i;
  };
  for (const match of file.text.matchAll(whiteSpace)) {
    keep(from, match.index);
    parts.push(' ');
    offsets[length++] = match.index;
    from = match.index + match[0].length;
  }
  keep(from, file.text.length);
  offsets[length] = file.text.length;
  const folded = { text: parts.join(''), offsets };
  foldedTexts.set(file, folded);
  return folded;
}

function spanOfFolded(folded: FoldedText, file: SourceFile, start: number, length: number): Span {
  const last = folded.offsets[start + length - 1] ?? folded.offsets[start]!;
  return { file, start: folded.offsets[start]!, end: last + 1 };
}

function reportNotFound(
  wanted: string,
  folded: FoldedText,
  stored: SourceFile,
  span: Span,
  report: Report,
): void {
  const message = `this quote is not in ${stored.path}`;
  const nearest = nearestPassage(wanted, folded.text);
  if (!nearest) {
    const hint = 'nothing like it stands there; copy the passage from the stored source letter for letter';
    report(reportOutline('quote-not-found', span, message, { hint }));
    return;
  }
  const place = spanOfFolded(folded, stored, nearest.start, Math.max(1, nearest.end - nearest.start));
  const passage = clip(folded.text.slice(nearest.start, nearest.end), nearest.sourceAt - nearest.start);
  const hint =
    `the nearest passage is "${passage}": it has ${show(nearest.found)} where the quote has ` +
    `${show(nearest.written)}${context(wanted, nearest.quoteAt)}`;
  report(
    reportOutline('quote-not-found', span, message, {
      hint,
      related: [{ message: 'the nearest passage', span: place }],
    }),
  );
}

/** At most 160 characters around a place. */
function clip(text: string, at: number): string {
  if (text.length <= 160) return text;
  const start = Math.max(0, Math.min(at - 80, text.length - 160));
  const end = Math.min(text.length, start + 160);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function show(character: string): string {
  if (character === '') return 'its end';
  // Latin letters and digits speak for themselves; marks, spaces and scripts are easily taken for one another.
  if (/^[A-Za-z0-9]$/.test(character)) return `"${character}"`;
  const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return character === ' ' ? 'a space' : `"${character}" (${name})`;
}

function context(quote: string, at: number): string {
  const before = quote.slice(Math.max(0, at - 15), at);
  return before === '' ? ' at its start' : ` after "${at > 15 ? '…' : ''}${before}"`;
}
