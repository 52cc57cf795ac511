import {
  type PlacedLineOfText,
  type PlacedParagraph,
  type PlacedRun,
  type PlacedText,
  type Typesetter,
  wrapParagraph,
} from '../layout/index.ts';
import type { Inches } from '../theme/index.ts';
import { rewordRuns, wordsOfRuns } from './reword.ts';

export const pointsPerInch = 72;

/** The paragraphs of a text as they are compared; empty ones at its end are none. */
export function wordsOfParagraphs(paragraphs: readonly PlacedParagraph[]): readonly string[] {
  const lines = paragraphs.map(({ runs }) => wordsOfRuns(runs));
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Paragraphs that say something else: those that stay are left as they are, the others look as those in whose place they come. */
export function rewordParagraphs(
  paragraphs: readonly PlacedParagraph[],
  words: readonly string[],
): readonly PlacedParagraph[] {
  const was = wordsOfParagraphs(paragraphs);
  let start = 0;
  while (start < was.length && start < words.length && was[start] === words[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, words.length) - start;
  while (end < room && was[was.length - 1 - end] === words[words.length - 1 - end]) end += 1;
  const middle = words.slice(start, words.length - end).map((line, i) => {
    const last = Math.max(start, was.length - end - 1);
    const like = paragraphs[Math.min(start + i, last)] ?? paragraphs.at(-1);
    if (!like) return null;
    const isNew = start + i > last;
    return { ...like, runs: isNew ? freshRuns(like.runs, line) : rewordRuns(like.runs, line) };
  });
  return [
    ...paragraphs.slice(0, start),
    ...middle.filter((each) => each !== null),
    ...paragraphs.slice(was.length - end, was.length),
  ];
}

/** A paragraph more looks as the one before it; what was cited there is not cited again. */
function freshRuns(runs: readonly PlacedRun[], line: string): readonly PlacedRun[] {
  const like = runs.find((run) => run.cite === undefined && !run.break) ?? runs[0];
  if (!like) return [];
  const { link: _, linkTitle: _title, owner: _owner, yaml: _yaml, tex: _tex, ...look } = like;
  return rewordRuns([look], line);
}

/** The same text with its lines broken anew, and how far it is taller than its box. */
export function reflow(shape: PlacedText, typesetter: Typesetter): PlacedText {
  const { box, inset } = shape;
  const width = box.w - inset.left - inset.right;
  const paragraphs = shape.paragraphs.map((each) => ({ ...each, lines: linesOf(each, width, typesetter) }));
  const over = heightOf(paragraphs) - (box.h - inset.top - inset.bottom);
  return { ...shape, paragraphs, overflow: over > 0.01 ? Math.round(over * 1000) / 1000 : 0 };
}

export function linesOf(
  { runs, indent, lineSpacing }: PlacedParagraph,
  width: Inches,
  typesetter: Typesetter,
): readonly PlacedLineOfText[] {
  const size = Math.max(...runs.map((run) => run.size), 1);
  const em = size / pointsPerInch;
  const measured = typesetter.measure(runs);
  const { lines } = wrapParagraph(measured, Math.max(0.5, (width - indent) / em));
  return lines.map((line) => ({
    text: measured.text.slice(line.start, line.end),
    width: line.width * em,
    height: em * lineSpacing,
  }));
}

export function heightOf(paragraphs: readonly PlacedParagraph[]): Inches {
  return paragraphs.reduce(
    (sum, { lines, spaceBefore }, i) =>
      sum + lines.reduce((all, line) => all + line.height, 0) + (i > 0 ? spaceBefore / pointsPerInch : 0),
    0,
  );
}
