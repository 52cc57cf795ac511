import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { List, Run, Table, TableCell, TableRow } from '../../markup/index.ts';
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
import { findingPlace } from '../place/finding-place.ts';
import {
  fitTable,
  planTable,
  setTable,
  type TablePlan,
  tableHeight,
  tableRowHeights,
} from '../place/place-table.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedTable } from '../placed.ts';
import type { TextLook } from '../text/style-runs.ts';
import type { MatrixPart } from './diagram-part.ts';

/**
 * Nodes by nodes, a native table: the label of an edge stands in the row of its start and the column of its end; one
 * without direction in both. Where edges lead from some nodes to others only, rows and columns are these.
 */
export function placeMatrix(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  part: MatrixPart | null,
): PlacedTable {
  const { span, related } = findingPlace(diagram.origin, slide.slide);
  const where = `slide "${slide.slide.id}"`;
  if (part) {
    const { plan, size } = setPart(diagram, part, slide);
    if (part.cells === 'numbers' && part.start === 0) {
      const message = `${where}: the labels of the relationships do not fit into the cells; they stand in a numbered key on the next slide`;
      slide.report(reportLayout('diagram-labels-numbered', span, message, { related }));
    }
    return setTable(plan, box, size, { name: slide.nameOf('Matrix'), alt: diagram.alt }).table;
  }
  const { way, over, plan, size, rows, columns } = setWhole(diagram, box, slide, true);
  if (over > 0) {
    const message = `${where}: a matrix of ${rows} × ${columns} does not fit into ${box.w.toFixed(1)} × ${box.h.toFixed(1)} in (${over.toFixed(2)} in too large)`;
    const hint = 'show fewer nodes, shorten their labels, or give the diagram a larger slot';
    slide.report(reportLayout('diagram-too-dense', span, message, { hint, related }));
  } else if (way.cells === 'marks' && diagram.labels !== false) {
    const message = `${where}: the labels of the relationships do not fit into the cells; marks stand for them`;
    slide.report(reportLayout('diagram-labels-dropped', span, message, { related }));
  }
  return setTable(plan, box, size, { name: slide.nameOf('Matrix'), alt: diagram.alt }).table;
}

/** Whether a matrix fits into a box with all its wordings. */
export function matrixFits(diagram: Diagram, box: Box, slide: SlideContext): boolean {
  return setWhole(diagram, box, slide, false).over === 0;
}

/**
 * Rows of a matrix, slide by slide: with words in its cells if these are few slides, else with numbers; null when not
 * even single rows fit.
 */
export function partMatrix(diagram: Diagram, box: Box, slide: SlideContext): readonly MatrixPart[] | null {
  const size = slide.theme.type['table-min'];
  let found: readonly MatrixPart[] | null = null;
  for (const cells of ['words', 'numbers'] as const) {
    const axes = axesOf(diagram);
    const way: Way = { numbered: axes.rows.length === axes.columns.length, cells };
    const plan = planMatrix(diagram, axes, way, { start: 0, end: axes.rows.length }, slide);
    if (setTable(plan, { ...box, h: 99 }, size, { name: 'Matrix', alt: null }).cutWord) continue;
    if (tableHeight(plan, box.w, size).cut && cells === 'words') continue;
    const [header = 0, ...heights] = tableRowHeights(plan, box.w, size);
    const starts = [0];
    let height = header;
    heights.forEach((each, r) => {
      if (height > header && height + each > box.h) {
        starts.push(r);
        height = header;
      }
      height += each;
    });
    if (Math.max(...heights) + header > box.h) continue;
    const parts = starts.map((start, i) => ({ start, end: starts[i + 1] ?? heights.length, cells }));
    if (!found || parts.length < found.length - 1) found = parts;
    if (found.length <= fewParts) break;
  }
  return found;
}

/** So many slides of one matrix are better than numbers instead of words. */
const fewParts = 3;

/** What the numbers in the cells of a matrix stand for: they go on where those of its nodes end. */
export function matrixKey(diagram: Diagram): List {
  const { origin } = diagram;
  const items = [...numberWordings(diagram).keys()].map((text) => ({
    blocks: [{ kind: 'paragraph', class: null, runs: [{ text }], origin } as const],
    origin,
  }));
  return { kind: 'list', ordered: true, start: diagram.nodes.length + 1, items, origin };
}

interface Axes {
  readonly rows: readonly DiagramNode[];
  readonly columns: readonly DiagramNode[];
}

interface Way {
  /** Columns are headed by numbers; the rows say which number is whose. */
  readonly numbered: boolean;
  /** The wordings of edges, numbers that a key explains, or marks. */
  readonly cells: 'words' | 'numbers' | 'marks';
}

/** A matrix set in a box. */
export interface MatrixAttempt {
  readonly way: Way;
  readonly plan: TablePlan;
  readonly size: Points;
  /** By how much it is too large; 0: it fits. */
  readonly over: Inches;
  readonly rows: number;
  readonly columns: number;
}

/** The whole matrix in a box, found once: paging asks, and slides that repeat it. */
function setWhole(diagram: Diagram, box: Box, slide: SlideContext, marks: boolean): MatrixAttempt {
  const known = slide.matrices.get(diagram) ?? new Map<string, MatrixAttempt>();
  slide.matrices.set(diagram, known);
  const { color, tint = 0, shade = 0 } = slide.background;
  const key = [box.w, box.h, marks, color, tint, shade].join(' ');
  const attempt = known.get(key) ?? setAfresh(diagram, box, slide, marks);
  known.set(key, attempt);
  return attempt;
}

/** The whole matrix: its columns named by words or, where they are many, by numbers; at last with marks for wordings. */
function setAfresh(diagram: Diagram, box: Box, slide: SlideContext, marks: boolean): MatrixAttempt {
  const axes = axesOf(diagram);
  const rows = axes.rows.length;
  const columns = axes.columns.length;
  const square = rows === columns;
  const ways: Way[] = [
    { numbered: square && columns > 7, cells: 'words' },
    { numbered: square, cells: 'words' },
    ...(marks ? [{ numbered: square, cells: 'marks' } as const] : []),
  ];
  let best: MatrixAttempt | null = null;
  for (const way of ways) {
    const plan = planMatrix(diagram, axes, way, { start: 0, end: rows }, slide);
    const size = fitTable(plan, box.w, box.h, slide);
    const { table, cutWord } = setTable(plan, box, size, { name: 'Matrix', alt: null });
    const over = Math.max(table.overflow, cutWord?.over ?? 0);
    if (!best || over < best.over) best = { way, plan, size, over, rows, columns };
    if (best.over === 0) break;
  }
  return best!; // there are ways
}

/** Some rows, in columns as wide as those of the whole. */
function setPart(diagram: Diagram, part: MatrixPart, slide: SlideContext): { plan: TablePlan; size: Points } {
  const axes = axesOf(diagram);
  const way: Way = { numbered: axes.rows.length === axes.columns.length, cells: part.cells };
  const whole = planMatrix(diagram, axes, way, { start: 0, end: axes.rows.length }, slide);
  const size = slide.theme.type['table-min'];
  const plan: TablePlan = { ...planMatrix(diagram, axes, way, part, slide), part: { whole, size } };
  return { plan, size };
}

function planMatrix(
  diagram: Diagram,
  axes: Axes,
  way: Way,
  { start, end }: { readonly start: number; readonly end: number },
  slide: SlideContext,
): TablePlan {
  const { theme, background, deck } = slide;
  const soft = towardBackground(theme, { color: 'accent1' }, background, 0.8);
  const table = buildTable(diagram, axes, way, start, end);
  const fillOf = (row: number, column: number): ColorRef | null => {
    if (row === 0) return null;
    if (column === 0) return background;
    const a = axes.rows[start + row - 1];
    const b = axes.columns[column - 1];
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
  return planTable(table, look, slide, { fillOf, even: true });
}

function axesOf({ nodes, edges }: Diagram): Axes {
  const starts = new Set(edges.map((edge) => edge.from));
  const ends = new Set(edges.map((edge) => edge.to));
  const apart =
    edges.length > 0 && edges.every((edge) => edge.directed) && [...starts].every((id) => !ends.has(id));
  if (!apart) return { rows: nodes, columns: nodes };
  return {
    rows: nodes.filter((node) => !ends.has(node.id)),
    columns: nodes.filter((node) => ends.has(node.id)),
  };
}

function buildTable(
  diagram: Diagram,
  { rows, columns }: Axes,
  { numbered, cells: lettering }: Way,
  start: number,
  end: number,
): Table {
  const { origin } = diagram;
  const numbers = lettering === 'numbers' ? numberWordings(diagram) : null;
  const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
    header: false,
    // A paragraph without text would be as tall as the program's own size, and rows grow by what is in them.
    runs: [{ text: text === '' ? '\u00a0' : text } satisfies Run],
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
  const body = rows.slice(start, end).map((row, r): TableRow => {
    const label = numbered ? `${start + r + 1}\u2002${row.label}` : row.label;
    const cells = columns.map((column) => {
      const words = wordCell(diagram, row, column, lettering !== 'marks');
      return cell(words === mark ? words : (numbers?.get(words) ?? words));
    });
    return { header: false, origin, cells: [cell(label, { header: true, align: 'left' }), ...cells] };
  });
  return { kind: 'table', rows: [header, ...body], origin, alt: null };
}

const mark = '●';

/** A number for each wording that a cell has, after those of the nodes. */
function numberWordings(diagram: Diagram): ReadonlyMap<string, string> {
  const { rows, columns } = axesOf(diagram);
  const numbers = new Map<string, string>();
  for (const row of rows) {
    for (const column of columns) {
      const words = wordCell(diagram, row, column, true);
      if (words !== '' && words !== mark && !numbers.has(words))
        numbers.set(words, String(diagram.nodes.length + numbers.size + 1));
    }
  }
  return numbers;
}

function wordCell(diagram: Diagram, row: DiagramNode, column: DiagramNode, worded: boolean): string {
  if (row === column) return '';
  const words = edgesBetween(diagram, row, column).map((edge) => {
    if (diagram.labels === false || !worded) return mark;
    return (edge.from === row.id ? edge.forward : edge.backward) ?? edge.label ?? mark;
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
