import { lineText, positionAt, type Span } from '../../source/index.ts';
import { displayWidth, shownAs } from './display-width.ts';
import type { Paint } from './paint.ts';

/** Columns that a quoted line may take; longer lines are cut around the place. */
const lineLimit = 100;
/** How much of a long line stands before the place. */
const leadIn = 40;

/**
 * The line of a span with the one before it, and carets under the span's characters. A span of several lines is marked
 * on its first. Empty for a file with no text (a folder, a missing file).
 */
export function formatFrame(span: Span, paint: Paint): string[] {
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
