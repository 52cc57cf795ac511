import { type Diagnostic as Found, positionAt, type Span } from '../source/index.ts';
import type { Diagnostic, Place } from './types.ts';

/** Findings as plain data, each once. */
export function plainDiagnostics(found: readonly Found[]): readonly Diagnostic[] {
  const said = new Map<string, Diagnostic>();
  for (const { code, severity, message, hint, span, related } of found) {
    const plain: Diagnostic = {
      code,
      severity,
      message,
      hint,
      place: span && placeOf(span),
      related: related.map((each) => ({ message: each.message, place: placeOf(each.span) })),
    };
    const key = JSON.stringify(plain);
    if (!said.has(key)) said.set(key, plain);
  }
  return [...said.values()];
}

function placeOf({ file, start, end }: Span): Place {
  const from = positionAt(file, start);
  const to = positionAt(file, Math.max(start, end));
  return { path: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
