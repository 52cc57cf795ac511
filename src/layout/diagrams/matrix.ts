import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Run, Table, TableCell, TableRow } from '../../markup/index.ts';
import {
  type Box,
  type ColorRef,
  type Inches,
  type Points,
  readableOn,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { fitTable, planTable, setTable, type TablePlan } from '../place/place-table.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedTable } from '../placed.ts';
import type { TextLook } from '../text/style-runs.ts';

/**
 * Nodes by nodes, a native table: the label of an edge stands in the row of its start and the column of its end; one
 * without direction in both. Where edges lead from some nodes to others only, rows and columns are these.
 */
export function placeMatrix(diagram: Diagram, box: Box, slide: SlideContext): PlacedTable {
  const { rows, columns } = axesOf(diagram);
  const square = rows.length === columns.length;
  // Many columns are named by number; the rows say which number is whose. At last, marks stand for the wordings.
  const ways: Way[] = [
    { numbered: square && columns.length > 7, worded: true },
    { numbered: square, worded: true },
    { numbered: square, worded: false },
  ];
  const span = diagram.origin.yaml ?? diagram.origin.template;
  const where = `slide "${slide.slide.id}"`;
  let best: Attempt | null = null;
  for (const way of ways) {
    const attempt = setMatrix(diagram, rows, columns, way, box, slide);
    if (!best || attempt.over < best.over) best = attempt;
    if (best.over === 0) break;
  }
  const { way, over, plan, size } = best!; // there are ways
  if (over > 0) {
    const message = `${where}: a matrix of ${rows.length} × ${columns.length} does not fit into ${box.w.toFixed(1)} × ${box.h.toFixed(1)} in (${over.toFixed(2)} in too large)`;
    const hint = 'show fewer nodes, shorten their labels, or give the diagram a larger slot';
    slide.report(reportLayout('diagram-too-dense', span, message, { hint }));
  } else if (!way.worded && diagram.labels !== false) {
    const message = `${where}: the labels of the relationships do not fit into the cells; marks stand for them`;
    slide.report(reportLayout('diagram-labels-dropped', span, message));
  }
  return setTable(plan, box, size, { name: slide.nameOf('Matrix'), alt: diagram.alt }).table;
}

interface Way {
  /** Columns are headed by numbers. */
  readonly numbered: boolean;
  /** Cells hold the wordings of their edges. */
  readonly worded: boolean;
}

interface Attempt {
  readonly way: Way;
  readonly plan: TablePlan;
  readonly size: Points;
  /** By how much it is too large; 0: it fits. */
  readonly over: Inches;
}

function setMatrix(
  diagram: Diagram,
  rows: readonly DiagramNode[],
  columns: readonly DiagramNode[],
  way: Way,
  box: Box,
  slide: SlideContext,
): Attempt {
  const { theme, background, deck } = slide;
  const soft = towardBackground(theme, { color: 'accent1' }, background, 0.8);
  const table = buildTable(diagram, rows, columns, way);
  const fillOf = (row: number, column: number): ColorRef | null => {
    if (row === 0) return null;
    if (column === 0) return background;
    const a = rows[row - 1];
    const b = columns[column - 1];
    if (!a || !b) return null;
    if (a === b) return { color: 'light2' };
    return edgesBetween(diagram, a, b).length > 0 ? soft : background;
  };
  const text = textOn(theme, background);
  const look: TextLook = {
    color: text,
    accent: text,
    quiet: text,
    link: readableOn(theme, { color: 'hyperlink' }, background),
    bold: false,
    italic: false,
    font: 'body',
    align: 'left',
    size: theme.type.table,
    captionSize: theme.type.caption,
    language: deck.language,
    classOf: () => null,
  };
  const plan = planTable(table, look, slide, { fillOf, even: true });
  const size = fitTable(plan, box.w, box.h, slide);
  const { table: placed, cutWord } = setTable(plan, box, size, { name: 'Matrix', alt: null });
  return { way, plan, size, over: Math.max(placed.overflow, cutWord?.over ?? 0) };
}

function axesOf({ nodes, edges }: Diagram): { rows: DiagramNode[]; columns: DiagramNode[] } {
  const starts = new Set(edges.map((edge) => edge.from));
  const ends = new Set(edges.map((edge) => edge.to));
  const apart =
    edges.length > 0 && edges.every((edge) => edge.directed) && [...starts].every((id) => !ends.has(id));
  if (!apart) return { rows: [...nodes], columns: [...nodes] };
  return {
    rows: nodes.filter((node) => !ends.has(node.id)),
    columns: nodes.filter((node) => ends.has(node.id)),
  };
}

function buildTable(
  diagram: Diagram,
  rows: readonly DiagramNode[],
  columns: readonly DiagramNode[],
  { numbered, worded }: Way,
): Table {
  const { origin } = diagram;
  const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
    header: false,
    runs: text === '' ? [] : [{ text } satisfies Run],
    align: 'center',
    colspan: 1,
    rowspan: 1,
    origin,
    ...more,
  });
  const header: TableRow = {
    header: true,
    origin,
    cells: [
      cell('', { header: true }),
      ...columns.map((node, i) => cell(numbered ? String(i + 1) : node.label, { header: true })),
    ],
  };
  const body = rows.map((row, r): TableRow => {
    const label = numbered ? `${r + 1}\u2002${row.label}` : row.label;
    const cells = columns.map((column) => cell(wordCell(diagram, row, column, worded)));
    return { header: false, origin, cells: [cell(label, { header: true, align: 'left' }), ...cells] };
  });
  return { kind: 'table', rows: [header, ...body], origin, alt: null };
}

function wordCell(diagram: Diagram, row: DiagramNode, column: DiagramNode, worded: boolean): string {
  if (row === column) return '';
  const words = edgesBetween(diagram, row, column).map((edge) => {
    if (diagram.labels === false || !worded) return '●';
    return (edge.from === row.id ? edge.forward : edge.backward) ?? edge.label ?? '●';
  });
  return [...new Set(words)].join('; ');
}

function edgesBetween(diagram: Diagram, row: DiagramNode, column: DiagramNode) {
  return diagram.edges.filter(
    (edge) =>
      (edge.from === row.id && edge.to === column.id) ||
      (!edge.directed && edge.from === column.id && edge.to === row.id),
  );
}
