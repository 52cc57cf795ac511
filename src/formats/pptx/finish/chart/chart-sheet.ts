import type { PlacedChart } from '../../../../layout/index.ts';
import { cleanText } from '../../draw/text-objects.ts';
import { dateCode } from './date-codes.ts';
import { figureCode, general } from './number-codes.ts';

/** The data of a chart as they stand in its workbook; what the chart's part repeats of them is read from here. */
export interface ChartSheet {
  /** Names or places in the first, a series in each further one. */
  readonly columns: readonly SheetColumn[];
}

export interface SheetColumn {
  readonly header: string;
  /** The code by which most of its numbers are written. */
  readonly code: string;
  readonly cells: readonly (SheetCell | null)[];
}

export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly code: string };

export function chartSheet(chart: PlacedChart, language: string): ChartSheet {
  const series = chart.series.map((each): SheetColumn => {
    const cells = each.values.map((number, i): SheetCell | null => {
      const figure = each.figures[i];
      if (number === null) return null;
      return {
        kind: 'number',
        number,
        code: figure ? figureCode(figure, each.format, chart.numbers) : general,
      };
    });
    return { header: cleanText(each.name), code: usualCode(cells), cells };
  });
  return { columns: [firstColumn(chart, language), ...series] };
}

/** A cell, or from a cell to another below it, as formulas name them; rows from 0, which is the heading. */
export function cellReference(column: number, from: number, to = from): string {
  const name = columnName(column);
  const first = `Sheet1!$${name}$${from + 1}`;
  return to === from ? first : `${first}:$${name}$${to + 1}`;
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function firstColumn({ x, categories, xTitle }: PlacedChart, language: string): SheetColumn {
  if (x.kind === 'names') {
    const cells = categories.map((text): SheetCell | null =>
      text === '' ? null : { kind: 'text', text: cleanText(text) },
    );
    return { header: '', code: general, cells };
  }
  const code = x.words ? dateCode(x.words, language) : general;
  const cells = x.at.map((number): SheetCell => ({ kind: 'number', number, code }));
  return { header: cleanText(xTitle ?? 'X'), code, cells };
}

/** The one that most have; of several the first. */
function usualCode(cells: readonly (SheetCell | null)[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells)
    if (cell?.kind === 'number') counts.set(cell.code, (counts.get(cell.code) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [general, 0] as const)[0];
}
