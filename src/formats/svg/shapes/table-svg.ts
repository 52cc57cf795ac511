import type { PlacedCell, PlacedTable } from '../../../layout/index.ts';
import { svgElement } from '../svg-element.ts';
import { type PointBox, paintOf, pointsPerInch, type SvgWork } from '../svg-work.ts';
import { paragraphsSvg } from '../text/paragraphs-svg.ts';

/** A table: all fills, then all texts, so that no fill covers what a neighbour says. */
export function tableSvg(table: PlacedTable, work: SvgWork): string {
  const lefts = runningSums(table.box.x, table.columns);
  const tops = runningSums(
    table.box.y,
    table.rows.map((row) => row.height),
  );
  let fills = '';
  let texts = '';
  table.rows.forEach(({ cells }, r) => {
    for (const cell of cells) {
      const area = cellArea(cell, r, lefts, tops);
      if (cell.fill) {
        const { x, y, w, h } = area;
        fills += svgElement('rect', { x, y, width: w, height: h, fill: paintOf(cell.fill, work) });
      }
      texts += paragraphsSvg(cell.paragraphs, insideOf(area, cell), cell.anchor, work);
    }
  });
  // Fills that touch would let the slide shine through their seams where edges fall between pixels.
  return (fills === '' ? '' : svgElement('g', { 'shape-rendering': 'crispEdges' }, fills)) + texts;
}

function cellArea(
  cell: PlacedCell,
  row: number,
  lefts: readonly number[],
  tops: readonly number[],
): PointBox {
  const x = at(lefts, cell.column);
  const y = at(tops, row);
  return { x, y, w: at(lefts, cell.column + cell.colspan) - x, h: at(tops, row + cell.rowspan) - y };
}

function insideOf({ x, y, w, h }: PointBox, { inset }: PlacedCell): PointBox {
  const left = inset.left * pointsPerInch;
  const top = inset.top * pointsPerInch;
  return {
    x: x + left,
    y: y + top,
    w: w - left - inset.right * pointsPerInch,
    h: h - top - inset.bottom * pointsPerInch,
  };
}

/** Where each column or row begins, and where the last one ends, in points. */
function runningSums(start: number, sizes: readonly number[]): number[] {
  let sum = start * pointsPerInch;
  return [sum, ...sizes.map((size) => (sum += size * pointsPerInch))];
}

/** A span that reaches past the table ends with it. */
function at(edges: readonly number[], index: number): number {
  return edges[Math.min(index, edges.length - 1)]!;
}
