import type { FillRecord } from '../deck/index.ts';
import { type Diagnostic, positionAt, type Span } from '../source/index.ts';

/** A value that is written elsewhere: what is wrong with it is shown there, and where it is used. */
export function atItsUse(found: Diagnostic, uses: FillRecord['uses']): Diagnostic {
  const { span, related } = found;
  const use = span && uses.find(({ value, place }) => isWithin(span, value) && !isWithin(span, place));
  if (!use) return found;
  return { ...found, related: [...related, { message: 'it is to stand here', span: use.place }] };
}

/** Names the row for which a deck is made, unless the finding stands in it. */
export function ofRow(found: Diagnostic, row: Span): Diagnostic {
  if (found.span && found.span.file === row.file && lineOf(found.span) === lineOf(row)) return found;
  return { ...found, related: [...found.related, { message: 'in the deck for this row', span: row }] };
}

function lineOf({ file, start }: Span): number {
  return positionAt(file, start).line;
}

function isWithin(span: Span, other: Span): boolean {
  return span.file === other.file && span.start >= other.start && span.end <= other.end;
}
