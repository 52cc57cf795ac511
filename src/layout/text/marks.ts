import type { Run } from '../../markup/index.ts';
import type { Points } from '../../theme/index.ts';
import type { PlacedRun } from '../placed.ts';

/** PowerPoint and LibreOffice set superscripts and subscripts at about two thirds of the size. */
export const scriptScale = 0.66;
/** By how much PowerPoint moves them: 30 % up, 25 % down. */
const raise = 0.3;
const lower = 0.25;

/** Marks of smaller text would be drawn under 8 pt when raised: they stand in brackets, at the text's own size. */
export const smallestRaised: Points = 13;
/** Marks of larger text are no larger than this. */
const largeText: Points = 40;
const largestMark: Points = 18;

/** In what form a text of a size carries its citation marks. */
export type MarkForm = 'brackets' | 'raised' | 'large';

export function markFormOf(size: Points): MarkForm {
  return size < smallestRaised ? 'brackets' : size > largeText ? 'large' : 'raised';
}

/** A size of each form at which its marks are measured: of large text the smallest, whose marks are widest beside it. */
export const formSizes: Readonly<Record<MarkForm, Points>> = { brackets: 12, raised: 20, large: largeText };

/** How a raised or lowered run is drawn: shares of its text's size. */
interface ScriptLook {
  readonly scale: number;
  /** Up, or down where it is below 0. */
  readonly shift: number;
}

const superscript: ScriptLook = { scale: scriptScale, shift: raise };
const subscript: ScriptLook = { scale: scriptScale, shift: 0 - lower };

/** Null: it stands on the line, at its text's size. */
export function scriptLook(
  run: Pick<PlacedRun, 'sup' | 'sub' | 'cite'> & { readonly size?: Points },
): ScriptLook | null {
  const { sup, sub, cite, size = 0 } = run;
  if (sup && cite && size >= largeText) {
    // Its head is level with the capitals.
    const shift = Math.min(largestMark / scriptScale, (size - largestMark) * capitals);
    return { scale: largestMark / size, shift: shift / size };
  }
  return sup ? superscript : sub ? subscript : null;
}

/** The size that a file says: programs draw raised and lowered text smaller than that. */
export function writtenSize(run: PlacedRun): Points {
  const script = scriptLook(run);
  return script ? Math.round((run.size * script.scale * 2) / scriptScale) / 2 : run.size;
}

/** Height of capitals, of the type size. */
const capitals = 0.65;

/** Between two numbers of a mark; the space does not break, so that no line ends inside of `17, 27`. */
const betweenCites = ',\u00a0';
/** The same in a long row. */
const loosely = ', ';
const separator = /,[ \u00a0]/;

/** A row of more signs may be parted: it could be wider than its line. */
const longestRow = 16;

/** Three numbers or more in a row as a range: ten raised numbers one after the other cannot be read. */
export function citeText(text: string): string {
  if (!separator.test(text)) return text;
  const ranges: { first: string; last: string; count: number }[] = [];
  for (const number of text.split(separator)) {
    const open = ranges.at(-1);
    if (open && Number(number) === Number(open.last) + 1) {
      open.last = number;
      open.count += 1;
    } else ranges.push({ first: number, last: number, count: 1 });
  }
  const parts = ranges.flatMap(({ first, last, count }) =>
    count === 1 ? [first] : count === 2 ? [first, last] : [`${first}–${last}`],
  );
  const row = parts.join(betweenCites);
  return row.length > longestRow ? parts.join(loosely) : row;
}

/** What stands between the marks of a text that follow one another. */
export function separatorOf(runs: readonly Run[]): string {
  let row = 0;
  for (const { cite, text } of runs) {
    if (text === '') continue;
    row = cite ? row + text.length + betweenCites.length : 0;
    if (row > longestRow) return loosely;
  }
  return betweenCites;
}

/** The runs that make a stretch of their styled text, whose marks are in brackets or not: see `styleRuns`. */
export function sliceRuns(runs: readonly Run[], start: number, end: number, brackets = false): Run[] {
  const sliced: Run[] = [];
  const shown = runs.filter((run) => run.text !== '');
  let at = 0;
  shown.forEach((run, i) => {
    const text = run.cite ? citeText(run.text) : run.text;
    if (run.cite) at += shown[i - 1]?.cite ? betweenCites.length : brackets ? 1 : 0;
    const from = Math.max(0, start - at);
    const to = Math.min(text.length, end - at);
    if (from < to)
      sliced.push(from === 0 && to === text.length ? run : { ...run, text: text.slice(from, to) });
    at += text.length;
    if (run.cite && brackets && !shown[i + 1]?.cite) at += 1;
  });
  return sliced;
}
