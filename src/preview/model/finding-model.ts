import { type Diagnostic, lineText, positionAt, type Span } from '../../source/index.ts';
import type { FindingModel, FrameModel } from '../protocol.ts';
import { filePlace } from './file-place.ts';

/** Lines before and after the one that is meant. */
const around = 2;
/** Longer lines are cut around the place. */
const lineLimit = 160;
const leadIn = 60;

/** A diagnostic as the page shows it. */
export function findingModel(diagnostic: Diagnostic): FindingModel {
  const { severity, code, message, hint, span, related } = diagnostic;
  return {
    severity,
    code,
    message,
    hint,
    place: filePlace(span),
    frame: span && frameModel(span),
    related: related.map((each) => ({
      message: each.message,
      place: filePlace(each.span),
      frame: frameModel(each.span),
    })),
  };
}

/** Null for a file with no text: a folder, a picture, a missing file. */
function frameModel({ file, start, end }: Span): FrameModel | null {
  if (file.text === '') return null;
  const from = positionAt(file, start);
  const to = positionAt(file, end);
  const first = Math.max(1, from.line - around);
  const lines: string[] = [];
  for (let line = first; line <= from.line + around; line++) lines.push(lineText(file, line));
  // What follows the end of the file is no line.
  while (lines.length > from.line - first + 1 && lines.at(-1) === '') lines.pop();
  const line = from.line - first;
  const text = lines[line]!;
  const column = Math.min(from.column - 1, text.length);
  const marked = Math.max(column, to.line === from.line ? Math.min(to.column - 1, text.length) : text.length);
  const cut = text.length > lineLimit ? Math.max(0, column - leadIn) : 0;
  return {
    first,
    lines: lines.map((each) => clip(each, cut)),
    marked: { line, from: column - cut, to: Math.min(marked - cut, lineLimit) },
  };
}

function clip(line: string, from: number): string {
  return line.slice(from, from + lineLimit);
}
