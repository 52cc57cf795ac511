import { positionAt, type SourceFile, type Span } from '../source/index.ts';
import { reportOutline } from './codes.ts';
import { foldText, lineEnd, lineEndHyphen } from './fold-text.ts';
import { nearestPassage } from './nearest-passage.ts';
import { type Found, QuoteSearch } from './quote-search.ts';
import type { Report } from './reference.ts';

/** Where a quote stands in a stored source: its 1-based line, null where several lines are possible. */
export interface FoundQuote {
  readonly line: number | null;
}

const mostPlaces = 50;
const searches = new WeakMap<SourceFile, QuoteSearch>();

/**
 * Looks for a quote in what the stored copy of its source says: literally, but for what a printer or a program put in
 * (`foldMapped`), in both. Diagnostics: quote-not-found (with the nearest passage), quote-ambiguous.
 */
export function verifyQuote(
  quote: string,
  at: string | null,
  stored: SourceFile,
  span: Span,
  report: Report,
): FoundQuote | null {
  const search = searches.get(stored) ?? new QuoteSearch(stored);
  searches.set(stored, search);
  const wanted = foldText(quote);
  const places = search.find(wanted, mostPlaces + 1);
  if (places.length === 0) {
    reportNotFound(wanted, search, stored, span, report);
    return null;
  }
  const lines = places.map(({ start }) => positionAt(stored, search.folded.offsets[start]!).line);
  if (places.length === 1) return { line: lines[0]! };
  if (at === null) {
    const hint = 'say which one is meant with "at", or quote a few words more';
    const count = places.length > mostPlaces ? `more than ${mostPlaces}` : places.length;
    const message = `this quote stands in ${stored.path} ${count} times`;
    const related = places.slice(0, 3).map((place) => ({
      message: 'here',
      span: spanOf(place, search, stored),
    }));
    report(reportOutline('quote-ambiguous', span, message, { hint, related }));
    return { line: lines[0]! };
  }
  const numbers = (at.match(/\d+/g) ?? []).map(Number);
  return { line: lines.find((line) => numbers.includes(line)) ?? null };
}

function spanOf({ start, end }: Found, { folded }: QuoteSearch, file: SourceFile): Span {
  const from = folded.offsets[start]!;
  return { file, start: from, end: Math.max(from, folded.offsets[Math.max(start, end - 1)]!) + 1 };
}

function reportNotFound(
  wanted: string,
  search: QuoteSearch,
  stored: SourceFile,
  span: Span,
  report: Report,
): void {
  const message = `this quote is not in ${stored.path}`;
  const nearest = nearestPassage(wanted, search);
  if (!nearest) {
    const hint = 'nothing like it stands there; copy the passage from the stored source letter for letter';
    report(reportOutline('quote-not-found', span, message, { hint }));
    return;
  }
  const passage = clip(
    search.folded.text.slice(nearest.start, nearest.end),
    nearest.sourceAt - nearest.start,
  );
  const hint =
    `the nearest passage is "${shown(passage)}": it has ${show(nearest.found)} where the quote has ` +
    `${show(nearest.written)}${context(wanted, nearest.quoteAt)}`;
  report(
    reportOutline('quote-not-found', span, message, {
      hint,
      related: [{ message: 'the nearest passage', span: spanOf(nearest, search, stored) }],
    }),
  );
}

/** The ends of lines as they are written. */
function shown(text: string): string {
  return text.replaceAll(lineEndHyphen, '- ').replaceAll(lineEnd, ' ');
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
  const before = shown(quote.slice(Math.max(0, at - 15), at));
  return before === '' ? ' at its start' : ` after "${at > 15 ? '…' : ''}${before}"`;
}
