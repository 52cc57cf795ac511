import { type Diagnostic, escapeControls, positionAt, type Span } from '../../source/index.ts';
import { countFindings, type Reporter } from './reporter.ts';

/**
 * One JSON document: `{ version, diagnostics, summary }`, with `command` and `result` where the command has more to say.
 * The shape is described in docs/reports.md; `version` grows only when a field goes or changes its meaning.
 */
export const reportJson: Reporter = (diagnostics, { command, report }) =>
  `${escapeControls(
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
