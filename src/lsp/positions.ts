import type { Diagnostic as LspDiagnostic, Position, Range } from 'vscode-languageserver';
import { type Diagnostic, positionAt, type SourceFile, type Span } from '../source/index.ts';

/** The Language Server Protocol counts lines and UTF-16 code units from 0. */
export function rangeOf({ file, start, end }: Span): Range {
  return { start: pointOf(file, start), end: pointOf(file, Math.max(start, end)) };
}

function pointOf(file: SourceFile, offset: number): Position {
  const { line, column } = positionAt(file, offset);
  return { line: line - 1, character: column - 1 };
}

/** A finding as editors show it; `addressOf`: of a file by its path. */
export function lspDiagnostic(found: Diagnostic, addressOf: (path: string) => string | null): LspDiagnostic {
  const { code, severity, message, hint, span, related } = found;
  return {
    range: span ? rangeOf(span) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severity === 'error' ? 1 : 2,
    code,
    source: 'throughline',
    message: hint === null ? message : `${message}\n${hint}`,
    relatedInformation: related.flatMap(({ message: words, span: place }) => {
      const uri = place && addressOf(place.file.path);
      return place && uri ? [{ location: { uri, range: rangeOf(place) }, message: words }] : [];
    }),
  };
}
