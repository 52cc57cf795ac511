import { plainText, type Table } from '../../markup/index.ts';
import type { Points } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { findingPlace } from './finding-place.ts';
import { isHeaderRow } from './header-row.ts';
import type { CutCell } from './place-table.ts';
import { shortWord } from './place-text.ts';
import type { SlideContext } from './slide-context.ts';

/** With more cells than these a finding for each column says more than one for each cell. */
const mostFindings = 10;

/** So many words of a column are named. */
const mostNamed = 12;

/** Names every cell of a table whose words are wider than it: each at its place or, where they are many, by column. */
export function reportCutCells(
  cut: readonly CutCell[],
  table: Table,
  size: Points,
  slot: string,
  context: SlideContext,
): void {
  const cells = fresh(cut, table, context);
  const columns = new Map<number, CutCell[]>();
  for (const cell of cells) columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell]);
  const groups = cells.length > mostFindings ? [...columns.values()] : cells.map((cell) => [cell]);
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const { span, related } = findingPlace(table.origin, context.slide, first.yaml);
    const words = [...new Set(group.map(({ text }) => `"${shortWord(text)}"`))];
    const named = words.slice(0, mostNamed).join(', ');
    const more = words.length > mostNamed ? ` and ${words.length - mostNamed} more` : '';
    const over = Math.max(...group.map((cell) => cell.over)).toFixed(2);
    const at = `at ${size} pt, the smallest size`;
    const where = group.length > 1 ? ` in ${headOf(table, first.column)}` : '';
    const what =
      words.length === 1
        ? `${named}${where} is ${over} in wider than its cell ${at}`
        : `${named}${more}${where} are up to ${over} in wider than their cells ${at}`;
    const hint = 'show fewer columns, or shorten or hyphenate the word';
    const message = `slide "${context.slide.id}", slot "${slot}": ${what}`;
    context.report(reportLayout('word-too-wide', span, message, { hint, related }));
  }
}

/** Without those that were named already: a heading is repeated on every slide over which its table goes on. */
function fresh(cut: readonly CutCell[], table: Table, { said }: SlideContext): CutCell[] {
  const { yaml, template } = table.origin;
  const place = yaml ?? template;
  return cut.filter(({ text, column, yaml: own }) => {
    const at = own ?? place;
    const key = ['cell', at?.file.path, at?.start, column, text].join('\u0000');
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

function headOf({ rows }: Table, column: number): string {
  const [first] = rows;
  const cell = first && isHeaderRow(first) ? first.cells[column] : undefined;
  const words = cell ? plainText(cell.runs.filter((run) => !run.cite)).trim() : '';
  return words === '' ? `column ${column + 1}` : `the column "${words}"`;
}
