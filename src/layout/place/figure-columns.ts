import type { Run, Table } from '../../markup/index.ts';
import { isHeaderRow } from './column-needs.ts';

/** Columns whose body cells are all figures, or what stands for one that is missing: they read better set right. */
export function numericColumns(table: Table, missing: string): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row) && row.look !== 'group');
  const plain = body.every((row) => row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1));
  if (!plain || body.length === 0) return found;
  for (let c = 1; c < (body[0]?.cells.length ?? 0); c++) {
    // Drawings begin at the left, and figures stand behind them.
    if (body.some((row) => row.cells[c]?.drawn)) continue;
    const texts = body
      .map((row) => figureText(row.cells[c]?.runs ?? []))
      .filter((text) => text !== '' && text !== missing);
    if (texts.length > 0 && texts.every((text) => figure.test(text))) found.add(c);
  }
  return found;
}

/** Without citations and marks of notes. */
function figureText(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.cite || run.sup ? '' : run.text))
    .join('')
    .trim();
}

/** A number with its sign, its currency or its per cent, in any digits. */
const figure =
  /^(?:[A-Z]{3}\s?)?[\s(+\-−±<>≤≥≈~\p{Sc}]*\p{Nd}[\p{Nd}\s.,'’٬٫]*[\s)%‰°\p{Sc}]*(?:\s?[A-Z]{3})?$/u;

/**
 * What of a figure stands beyond its whole part: its decimal mark and what is behind that. In a column of such figures the
 * room for the longest is kept beside all, so that the marks stand in line.
 */
export function tailRuns(runs: readonly Run[], mark: string): readonly Run[] {
  const text = runs
    .map((run) => (run.cite || run.sup ? '\uFFFC'.repeat(run.text.length) : run.text))
    .join('');
  const end = endOfWhole(text, mark);
  if (end === null) return [];
  return slice(runs, end, text.length);
}

/** Where the digits before the decimal mark end; null: there are none. */
function endOfWhole(text: string, mark: string): number | null {
  const last = /\p{Nd}(?!.*\p{Nd})/u.exec(text);
  if (!last) return null;
  const at = text.lastIndexOf(mark, last.index);
  const isDecimal = at > 0 && /^\p{Nd}+$/u.test(text.slice(at + mark.length, last.index + last[0].length));
  return isDecimal ? at : last.index + last[0].length;
}

function slice(runs: readonly Run[], start: number, end: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** The widest of what stands beyond the mark, by column, in ems; columns in which nothing differs are left out. */
export function widestTails(
  table: Table,
  numeric: ReadonlySet<number>,
  tailOf: (runs: readonly Run[]) => number,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const column of numeric) {
    const tails = table.rows
      .filter((row) => !isHeaderRow(row) && row.look !== 'group')
      .flatMap((row) => {
        const runs = row.cells[column]?.runs ?? [];
        return /\p{Nd}/u.test(figureText(runs)) ? [tailOf(runs)] : [];
      });
    const most = tails.reduce((a, b) => Math.max(a, b), 0);
    if (tails.some((tail) => most - tail > 0.01)) found.set(column, most);
  }
  return found;
}
