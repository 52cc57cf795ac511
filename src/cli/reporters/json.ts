import { type Diagnostic, positionAt, type Span } from '../../source/index.ts';
import type { Reporter } from './reporter.ts';
import { countFindings } from './summary.ts';

/**
 * One JSON document: `{ version, diagnostics, summary }`, with `command` and `result` where the command has more to say.
 * The shape is described in docs/reports.md; `version` grows only when a field goes or changes its meaning.
 */
export const reportJson: Reporter = (diagnostics, { command, report }) =>
  `${escapeNonPrinting(
    JSON.stringify(
      {
        version: 1,
        diagnostics: diagnostics.map(toJson),
        summary: countFindings(diagnostics),
        ...(report && { command, result: report.result }),
      },
      null,
      2,
    ),
  )}\n`;

function toJson(diagnostic: Diagnostic) {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...placeOf(diagnostic.span),
    hint: diagnostic.hint,
    related: diagnostic.related.map((place) => ({ message: place.message, ...placeOf(place.span) })),
    trouble: diagnostic.trouble,
  };
}

function placeOf(span: Span | null) {
  if (!span) return { file: null, line: null, column: null, endLine: null, endColumn: null };
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, span.end);
  return {
    file: span.file.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** JSON leaves C1 controls and characters that reorder text as they are: a terminal must not act on them. */
export function escapeNonPrinting(json: string): string {
  return json.replace(
    /[\u007F-\u009F\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
