import type { Diagram } from '../../deck/index.ts';
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
import { type Native, type NativePart, withEnds } from '../diagrams/arrangement.ts';
import { lostLabels, wordEdges } from '../diagrams/edge-wording.ts';
import { fitTable, setTable, tableHeight, tableRowHeights } from '../place/place-table.ts';
import { planTable, type TablePlan } from '../place/plan-table.ts';
import { findingPlace, type SlideContext } from '../place/slide-context.ts';
import type { PlacedTable } from '../placed.ts';
import type { TextLook } from '../text/typesetter.ts';
import {
  axesOf,
  buildMatrix,
  edgesBetween,
  type MatrixAxes,
  type MatrixLook,
  type MatrixWay,
  matrixKey,
} from './matrix-table.ts';

/** How a matrix of some look is drawn. */
export function drawMatrix(look: MatrixLook): Native {
  return {
    kind: 'native',
    place: (what, box, slide) => placeMatrix(what, box, slide, look),
    fits: (diagram, box, slide) => setWhole(diagram, box, slide, look, false).over === 0,
    goOn(diagram, box, slide) {
      const parts = partMatrix(diagram, box, slide, look);
      return (
        parts && { parts, key: parts[0]!.cells === 'numbers' ? matrixKey(diagram, slide.deck, look) : null }
      );
    },
    /** Only what its rows say. */
    shownIn(diagram, { start, end }) {
      const nodes = axesOf(withEnds(diagram), look).rows.slice(start, end);
      const ids = new Set(nodes.map((node) => node.id));
      const edges = diagram.edges.filter(({ from, to, directed }) =>
        look.turned
          ? ids.has(to) || (!directed && ids.has(from))
          : ids.has(from) || (!directed && ids.has(to)),
      );
      return { nodes, edges };
    },
  };
}

/**
 * Nodes by nodes, a native table: the label of an edge stands in the row of its start and the column of its end; one
 * without direction in both. Where edges lead from some nodes to others only, rows and columns are these.
 */
function placeMatrix(
  { diagram, alt, part }: Parameters<Native['place']>[0],
  box: Box,
  slide: SlideContext,
  look: MatrixLook,
): PlacedTable {
  const { span, related } = findingPlace(diagram.origin, slide.slide);
  const where = `slide "${slide.slide.id}"`;
  if (part) {
    const { plan, size } = setPart(diagram, part, slide, look);
    if (part.cells === 'numbers' && part.start === 0) {
      const message = `${where}: the labels of the relationships do not fit into the cells; they stand in a numbered key on the next slide`;
      slide.report(reportLayout('diagram-labels-numbered', span, message, { related }));
    }
    return setTable(plan, box, size, { name: slide.nameOf('Matrix'), alt }).table;
  }
  const { way, over, plan, size, rows, columns } = setWhole(diagram, box, slide, look, true);
  if (over > 0) {
    const message = `${where}: a matrix of ${rows} × ${columns} does not fit into ${box.w.toFixed(1)} × ${box.h.toFixed(1)} in (${over.toFixed(2)} in too large)`;
    const hint = 'show fewer nodes, shorten their labels, or give the diagram a larger slot';
    slide.report(reportLayout('diagram-too-dense', span, message, { hint, related }));
  } else if (way.cells === 'marks') {
    const lost = [...wordEdges(diagram, slide.deck).keys()];
    const message = `${where}: ${lostLabels(lost, diagram, slide.deck)}; marks stand in the cells`;
    if (lost.length > 0) slide.report(reportLayout('diagram-labels-dropped', span, message, { related }));
  }
  return setTable(plan, box, size, { name: slide.nameOf('Matrix'), alt }).table;
}

/**
 * Rows of a matrix, slide by slide: with words in its cells if these are few slides, else with numbers; null when not
 * even single rows fit.
 */
function partMatrix(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  look: MatrixLook,
): readonly NativePart[] | null {
  const size = slide.theme.type['table-min'];
  let found: readonly NativePart[] | null = null;
  for (const cells of ['words', 'numbers'] as const) {
    const axes = axesOf(diagram, look);
    const way: MatrixWay = { numbered: axes.rows.length === axes.columns.length, cells };
    const plan = planMatrix(diagram, axes, way, { start: 0, end: axes.rows.length }, slide, look);
    if (setTable(plan, { ...box, h: 99 }, size, { name: 'Matrix', alt: null }).cut.length > 0) continue;
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

/** A matrix set in a box. */
interface MatrixAttempt {
  readonly way: MatrixWay;
  readonly plan: TablePlan;
  readonly size: Points;
  /** By how much it is too large; 0: it fits. */
  readonly over: Inches;
  readonly rows: number;
  readonly columns: number;
}

const attempts = new WeakMap<Diagram, Map<string, MatrixAttempt>>();

/** The whole matrix in a box, found once: paging asks, and slides that repeat it. */
function setWhole(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  look: MatrixLook,
  marks: boolean,
): MatrixAttempt {
  const known = attempts.get(diagram) ?? new Map<string, MatrixAttempt>();
  attempts.set(diagram, known);
  const { color, tint = 0, shade = 0, saturation = 1 } = slide.background;
  const key = [box.w, box.h, marks, color, tint, shade, saturation].join(' ');
  const attempt = known.get(key) ?? setAfresh(diagram, box, slide, look, marks);
  known.set(key, attempt);
  return attempt;
}

/** The whole matrix: its columns named by words or, where they are many, by numbers; at last with marks for wordings. */
function setAfresh(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  look: MatrixLook,
  marks: boolean,
): MatrixAttempt {
  const axes = axesOf(diagram, look);
  const rows = axes.rows.length;
  const columns = axes.columns.length;
  const square = rows === columns;
  const ways: MatrixWay[] = [
    { numbered: square && columns > 7, cells: 'words' },
    { numbered: square, cells: 'words' },
    ...(marks ? [{ numbered: square, cells: 'marks' } as const] : []),
  ];
  let best: MatrixAttempt | null = null;
  for (const way of ways) {
    const plan = planMatrix(diagram, axes, way, { start: 0, end: rows }, slide, look);
    const size = fitTable(plan, box.w, box.h, slide);
    const { table, cut } = setTable(plan, box, size, { name: 'Matrix', alt: null });
    const over = Math.max(table.overflow, ...cut.map((cell) => cell.over));
    if (!best || over < best.over) best = { way, plan, size, over, rows, columns };
    if (best.over === 0) break;
  }
  return best!; // there are ways
}

/** Some rows, in columns as wide as those of the whole. */
function setPart(
  diagram: Diagram,
  part: NativePart,
  slide: SlideContext,
  look: MatrixLook,
): { plan: TablePlan; size: Points } {
  const axes = axesOf(diagram, look);
  const way: MatrixWay = { numbered: axes.rows.length === axes.columns.length, cells: part.cells };
  const whole = planMatrix(diagram, axes, way, { start: 0, end: axes.rows.length }, slide, look);
  const size = slide.theme.type['table-min'];
  const plan: TablePlan = { ...planMatrix(diagram, axes, way, part, slide, look), part: { whole, size } };
  return { plan, size };
}

function planMatrix(
  diagram: Diagram,
  axes: MatrixAxes,
  way: MatrixWay,
  { start, end }: { readonly start: number; readonly end: number },
  slide: SlideContext,
  own: MatrixLook,
): TablePlan {
  const { theme, background, deck } = slide;
  const share = (part: number) => towardBackground(theme, { color: 'accent1' }, background, part);
  const soft = share(0.8);
  const table = buildMatrix(diagram, axes, way, start, end, deck, own);
  const strengthOf = own.strengthIn?.(diagram, deck);
  const fillOf = (row: number, column: number): ColorRef | null => {
    if (row === 0) return null;
    if (column === 0) return background;
    const a = axes.rows[start + row - 1];
    const b = axes.columns[column - 1];
    if (!a || !b) return null;
    if (a === b) return { color: 'light2' };
    const edges = edgesBetween(diagram, a, b, own);
    if (edges.length === 0) return background;
    return strengthOf ? share(0.92 - 0.92 * strengthOf(edges)) : soft;
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
