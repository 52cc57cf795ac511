import type { PlacedCell, PlacedTable } from '../../../layout/index.ts';
import type { SlideNumbers } from './link-target.ts';
import { type TextObject, textObjects } from './text-objects.ts';

export interface TableDrawing {
  readonly rows: { text: TextObject[]; options: CellDrawingOptions }[][];
  readonly options: { colW: number[]; rowH: number[] };
}

interface CellDrawingOptions {
  colspan?: number;
  rowspan?: number;
}

/** Rows and options of a table as pptxgenjs takes them; fills and insets are left to the finishers. */
export function tableDrawing(table: PlacedTable, slides: SlideNumbers): TableDrawing {
  return {
    rows: table.rows.map((row) => row.cells.map((cell) => cellDrawing(cell, slides))),
    options: { colW: [...table.columns], rowH: table.rows.map((row) => row.height) },
  };
}

function cellDrawing(cell: PlacedCell, slides: SlideNumbers): TableDrawing['rows'][number][number] {
  const options: CellDrawingOptions = {};
  if (cell.colspan > 1) options.colspan = cell.colspan;
  if (cell.rowspan > 1) options.rowspan = cell.rowspan;
  return { text: textObjects(cell.paragraphs, slides), options };
}
