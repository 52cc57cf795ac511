import {
  type Diagnostic,
  escapeControls,
  formatLocation,
  lineText,
  positionAt,
  type RelatedPlace,
  type Span,
} from '../../source/index.ts';
import { displayWidth, shownAs } from '../tables.ts';
import { moreOfKind, type Reporter, shortenFindings, summarize } from './reporter.ts';

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

/** Columns that a quoted line may take; longer lines are cut around the place. */
const lineLimit = 100;
/** How much of a long line stands before the place. */
const leadIn = 40;

/**
 * The line of a span with the one before it, and carets under the span's characters. A span of several lines is marked
 * on its first. Empty for a file with no text (a folder, a missing file).
 */
function formatFrame(span: Span, paint: Paint): string[] {
  if (span.file.text === '') return [];
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, span.end);
  const text = lineText(span.file, start.line);
  const from = Math.min(start.column - 1, text.length);
  const to = end.line === start.line ? Math.min(end.column - 1, text.length) : text.length;
  const window = windowAround(text, from, Math.max(to, from));
  const gutter = String(start.line).length;
  const row = (mark: string, number: string, content: string) =>
    `  ${paint('dim', `${mark} ${number.padStart(gutter)} |`)}${content === '' ? '' : ` ${content}`}`;
  const rows: string[] = [];
  const before = start.line > 1 ? lineText(span.file, start.line - 1) : '';
  if (before.trim() !== '' && window.whole) {
    rows.push(row(' ', String(start.line - 1), shownAs(clip(before))));
  }
  rows.push(row('>', String(start.line), window.shown));
  rows.push(row(' ', '', ' '.repeat(window.before) + paint('red', '^'.repeat(Math.max(1, window.marked)))));
  return rows;
}

interface FrameWindow {
  readonly shown: string;
  /** Terminal columns before the marked stretch, and under it. */
  readonly before: number;
  readonly marked: number;
  /** The line begins at its beginning. */
  readonly whole: boolean;
}

function windowAround(text: string, from: number, to: number): FrameWindow {
  // No character is so narrow that a line of many could fit, and measuring takes its time.
  const fits = text.length <= lineLimit * 10 && displayWidth(text) <= lineLimit;
  let cut = fits ? 0 : Math.max(0, from - leadIn);
  // Never between the halves of a surrogate pair.
  if (cut > 0 && /[\uDC00-\uDFFF]/.test(text[cut]!)) cut -= 1;
  const head = cut > 0 ? '... ' : '';
  const rest = clip(text.slice(cut, cut + lineLimit * 10));
  const shownEnd = cut + rest.length;
  const lead = shownAs(text.slice(cut, from));
  const marked = shownAs(text.slice(from, Math.max(from, Math.min(to, shownEnd))), displayWidth(lead));
  const tail = shownAs(
    text.slice(Math.max(from, Math.min(to, shownEnd)), shownEnd),
    displayWidth(lead + marked),
  );
  return {
    shown: `${head}${lead}${marked}${tail}${shownEnd < text.length ? ' ...' : ''}`,
    before: head.length + displayWidth(lead),
    marked: displayWidth(marked),
    whole: cut === 0,
  };
}

function clip(text: string): string {
  let width = 0;
  let end = 0;
  for (const character of text.slice(0, lineLimit * 10)) {
    width += displayWidth(character);
    if (width > lineLimit) break;
    end += character.length;
  }
  return text.slice(0, end);
}

const styles = { bold: '1', dim: '2', red: '31', yellow: '33', cyan: '36' } as const;

/** Wraps a text in a style, or leaves it alone where colours are off. */
export type Paint = (style: keyof typeof styles, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? `\u001B[${styles[style]}m${text}\u001B[0m` : text);
}
