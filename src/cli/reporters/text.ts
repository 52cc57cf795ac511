import {
  type Diagnostic,
  escapeControls,
  formatLocation,
  type RelatedPlace,
  type Span,
} from '../../source/index.ts';
import { formatFrame } from './code-frame.ts';
import { type Paint, painter } from './paint.ts';
import type { Reporter } from './reporter.ts';
import { moreOfKind, shortenFindings } from './shorten.ts';
import { summarize } from './summary.ts';

/** For people: location, message, code frame, hint and related places of the findings, then how many there are. */
export const reportText: Reporter = (diagnostics, options) => {
  if (diagnostics.length === 0) return '';
  const paint = painter(options.color);
  const parts = shortenFindings(diagnostics).map(({ diagnostic, more }) => {
    const rest = more > 0 ? `\n${label(diagnostic, paint)}: ${moreOfKind(more)}\n` : '';
    return formatDiagnostic(diagnostic, paint) + rest;
  });
  return `${parts.join('\n')}\n${paint('bold', summarize(diagnostics))}\n`;
};

function formatDiagnostic(diagnostic: Diagnostic, paint: Paint): string {
  const { span } = diagnostic;
  const place = span ? `${paint('bold', placeOf(span))}: ` : '';
  const lines = [`${place}${label(diagnostic, paint)}: ${continued(diagnostic.message)}`];
  if (span) lines.push(...formatFrame(span, paint));
  if (diagnostic.hint !== null) lines.push(`  ${paint('cyan', 'hint')}: ${continued(diagnostic.hint)}`);
  for (const related of diagnostic.related) lines.push(...formatRelated(related, paint));
  return `${lines.join('\n')}\n`;
}

function label({ severity, code }: Diagnostic, paint: Paint): string {
  return paint(severity === 'error' ? 'red' : 'yellow', `${severity}[${code}]`);
}

function formatRelated(related: RelatedPlace, paint: Paint): string[] {
  const head = `  ${paint('cyan', 'note')}: ${placeOf(related.span)}: ${continued(related.message)}`;
  return [head, ...formatFrame(related.span, paint)];
}

/** A file whose text is not known (a folder, a picture) has no lines to point at. */
function placeOf(span: Span): string {
  return oneLine(span.file.text === '' ? span.file.path : formatLocation(span));
}

/** Further lines of a message stand under its first; nothing in them reaches the terminal as a command. */
function continued(text: string): string {
  return text
    .split('\n')
    .map((line, i) => escapeControls(i > 0 && isCommand(line) ? `| ${line}` : line))
    .join('\n    ');
}

/** CI systems take a line for a command that begins so, white space aside. */
function isCommand(line: string): boolean {
  return /^\s*(::|##)/.test(line);
}

function oneLine(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n');
}
