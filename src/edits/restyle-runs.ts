import type { PlacedParagraph, PlacedRun, PlacedText } from '../layout/index.ts';
import { reportEdit } from './codes.ts';
import type { LetterEdit, RunEdit } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';
import { colorOf } from './restyle.ts';
import { isMark, wordsOfRuns } from './reword.ts';

/** A text some of whose letters were given another look: where they are said in the paragraph as it was, else where they are said once. */
export function restyleRuns(
  shape: PlacedText,
  edits: readonly RunEdit[],
  slide: string,
  { language, report }: EditContext,
): PlacedText {
  let { paragraphs } = shape;
  for (const edit of edits) {
    if (edit.language !== '' && edit.language !== language) continue;
    const place = placeIn(paragraphs, edit);
    if (place)
      paragraphs = paragraphs.map((paragraph, i) =>
        i === place.line
          ? { ...paragraph, runs: styled(paragraph.runs, place.at, edit.text.length, edit.now) }
          : paragraph,
      );
    else {
      const message = `slide "${slide}": "${shape.name}" does not say "${edit.text}" any more: the look that it was given by hand has no effect`;
      report(reportEdit('edit-gone', edit.span, message, { hint: 'delete these lines' }));
    }
  }
  return { ...shape, paragraphs };
}

function placeIn(
  paragraphs: readonly PlacedParagraph[],
  { text, line, nth }: RunEdit,
): { readonly line: number; readonly at: number } | null {
  const lines = paragraphs.map(({ runs }) => wordsOfRuns(runs));
  const exact = lines.indexOf(line);
  if (exact >= 0) {
    let at = lines[exact]!.indexOf(text);
    for (let i = 1; i < nth && at >= 0; i++) at = lines[exact]!.indexOf(text, at + 1);
    return at < 0 ? null : { line: exact, at };
  }
  const found = lines.flatMap((each, i) =>
    each.includes(text) ? [{ line: i, at: each.indexOf(text) }] : [],
  );
  const [only] = found;
  return found.length === 1 && lines[only!.line]!.indexOf(text, only!.at + 1) < 0 ? only! : null;
}

/** Letters from a place on, counted without the marks of citations and what is not seen. */
function styled(
  runs: readonly PlacedRun[],
  from: number,
  length: number,
  look: LetterEdit,
): readonly PlacedRun[] {
  const color = look.color === undefined ? null : colorOf(look.color);
  const own = { ...look, color };
  let at = 0;
  return runs.flatMap((run) => {
    if (isMark(run)) return [run];
    const start = at;
    at += run.text.length;
    const [a, b] = [Math.max(0, from - start), Math.min(run.text.length, from + length - start)];
    if (a >= b || run.break || run.tex !== undefined) return [run];
    const { color: ink, ...rest } = own;
    const pieces = [
      { ...run, text: run.text.slice(0, a) },
      { ...run, ...rest, ...(ink && { color: ink }), text: run.text.slice(a, b) },
      { ...run, text: run.text.slice(b) },
    ];
    return pieces.filter(({ text }) => text !== '');
  });
}
