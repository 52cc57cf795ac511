import type { PlacedParagraph, PlacedShape } from '../layout/index.ts';
import {
  type ColorRef,
  type HexColor,
  type Points,
  resolveColor,
  type Theme,
  type ThemeColor,
} from '../theme/index.ts';
import type { EditedLook } from './deck-edits.ts';

/** A colour as edits write it; null: none. */
export function colorOf(written: string): ColorRef | null {
  return written === 'none' ? null : { color: written as HexColor | ThemeColor }; // The schema lets nothing else through.
}

/** A shape with another look. Of its letters those change that look as most of them do. */
export function restyle(shape: PlacedShape, look: EditedLook, theme: Theme): PlacedShape {
  if (shape.kind === 'connector') {
    const color = look.line === undefined ? null : colorOf(look.line);
    return color ? { ...shape, line: { ...shape.line, color } } : shape;
  }
  if (shape.kind === 'icon') {
    const color = look.fill === undefined ? null : colorOf(look.fill);
    return color ? { ...shape, color } : shape;
  }
  if (shape.kind !== 'text') return shape;
  const { gradient, ...rest } = shape;
  const filled = look.fill === undefined ? shape : { ...rest, fill: colorOf(look.fill) };
  const lined =
    look.line === undefined ? filled : { ...filled, line: lineOf(shape.line, colorOf(look.line)) };
  const letters = look.color ?? look.size ?? look.scale ?? look.bold ?? look.italic;
  return letters === undefined
    ? lined
    : { ...lined, paragraphs: restyleLetters(shape.paragraphs, look, theme) };
}

function lineOf(line: Extract<PlacedShape, { kind: 'text' }>['line'], color: ColorRef | null) {
  return color && { ...(line ?? { width: 1, dash: 'solid' as const }), color };
}

function restyleLetters(
  paragraphs: readonly PlacedParagraph[],
  look: EditedLook,
  theme: Theme,
): readonly PlacedParagraph[] {
  const runs = paragraphs.flatMap((each) => each.runs);
  const usual = {
    color: mostly(runs, (run) => resolveColor(theme, run.color)),
    bold: mostly(runs, (run) => run.bold),
    italic: mostly(runs, (run) => run.italic),
  };
  const color = look.color === undefined ? null : colorOf(look.color);
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({
      ...run,
      ...(color && resolveColor(theme, run.color) === usual.color && { color }),
      ...(look.size !== undefined && { size: look.size }),
      ...(look.scale !== undefined && { size: scaled(run.size, look.scale) }),
      ...(look.bold !== undefined && run.bold === usual.bold && { bold: look.bold }),
      ...(look.italic !== undefined && run.italic === usual.italic && { italic: look.italic }),
    })),
  }));
}

/** In half points, of as many as letters may have (ECMA-376 part 1, 20.1.10.72). */
export function scaled(size: Points, scale: number): Points {
  return Math.min(4000, Math.max(1, Math.round(size * scale * 2) / 2));
}

function mostly<R extends { readonly text: string }, T>(
  runs: readonly R[],
  of: (run: R) => T,
): T | undefined {
  const counts = new Map<T, number>();
  for (const run of runs) counts.set(of(run), (counts.get(of(run)) ?? 0) + run.text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
