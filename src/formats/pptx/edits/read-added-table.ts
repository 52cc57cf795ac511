import type { Points } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  isTrue,
  type XmlElement,
} from '../../../xml/index.ts';
import type { Emu } from '../drawing-ml.ts';
import type { SnapshotShape } from './snapshot.ts';

export interface AddedTable {
  readonly kind: 'table';
  /** Row by row. */
  readonly cells: readonly (readonly string[])[];
  readonly widths: readonly Emu[];
  readonly heights: readonly Emu[];
  readonly header: boolean;
  /** Of its letters. */
  readonly size: Points;
  readonly alt: string;
}

const mostCells = 2000;

/** A table that somebody put on a slide, as far as decks have such tables. */
export function readTable(element: XmlElement, shape: SnapshotShape): AddedTable | { readonly why: string } {
  const table = descendants(element, 'a:tbl')[0];
  if (!table || shape.text === null) return { why: 'it holds an equation' };
  const rows = childElements(table, 'a:tr');
  const columns = shape.columns ?? 0;
  const all = descendants(table, 'a:tc');
  if (all.some((cell) => ['gridSpan', 'rowSpan'].some((name) => Number(attributeOf(cell, name) ?? 1) > 1)))
    return { why: 'it has cells that were merged: part these, and adopt again' };
  if (columns === 0 || rows.length === 0 || all.length !== rows.length * columns || all.length > mostCells)
    return { why: `it is no table of up to ${mostCells} cells` };
  const text = shape.text;
  const properties = firstChild(table, 'a:tblPr');
  const sizes = descendants(table, 'a:rPr').flatMap((run) => Number(attributeOf(run, 'sz') ?? 1800) / 100);
  return {
    kind: 'table',
    cells: rows.map((_, r) => text.slice(r * columns, (r + 1) * columns)),
    widths: shape.widths ?? [],
    heights: rows.map((row) => Number(attributeOf(row, 'h') ?? 0)),
    header: properties !== null && isTrue(attributeOf(properties, 'firstRow')),
    size: Math.min(400, Math.max(1, sizes[0] ?? 18)),
    alt: shape.alt ?? '',
  };
}
