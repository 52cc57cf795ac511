import type { Deck, Diagram, DiagramNode } from '../../deck/index.ts';
import type { List, Run, Table, TableCell, TableRow } from '../../markup/index.ts';
import { type EdgeLabels, noWords, wordEdges } from '../diagrams/edge-wording.ts';

/** What stands in the rows and the columns of a matrix. */
export interface MatrixAxes {
  readonly rows: readonly DiagramNode[];
  readonly columns: readonly DiagramNode[];
}

export interface MatrixWay {
  /** Columns are headed by numbers; the rows say which number is whose. */
  readonly numbered: boolean;
  /** The wordings of edges, numbers that a key explains, or marks. */
  readonly cells: 'words' | 'numbers' | 'marks';
}

/** What a relationship joins in a matrix, and how its cells are filled. */
export interface MatrixLook {
  /** Rows are what relationships lead to, columns where they begin. */
  readonly turned?: true;
  /** How strong a cell is, from 0 to 1, among all of the matrix; left out: those with a relationship are tinted alike. */
  readonly strengthIn?: (diagram: Diagram, deck: Deck) => (edges: Diagram['edges']) => number;
  /** Whether how many relationships there are stands in the cells in the place of their words. */
  readonly counts?: (diagram: Diagram, deck: Deck) => boolean;
  readonly strong?: true;
}

export function axesOf(diagram: Diagram, { turned }: MatrixLook = {}): MatrixAxes {
  const { rows, columns } = axesAlong(diagram);
  return turned ? { rows: columns, columns: rows } : { rows, columns };
}

function axesAlong({ nodes, edges }: Diagram): MatrixAxes {
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

/** A matrix as a table, from one row to another. */
export function buildMatrix(
  diagram: Diagram,
  { rows, columns }: MatrixAxes,
  { numbered, cells: lettering }: MatrixWay,
  start: number,
  end: number,
  deck: Deck,
  look: MatrixLook,
): Table {
  const { origin } = diagram;
  const numbers = lettering === 'numbers' ? numberWordings(diagram, deck, look) : null;
  const labels = lettering === 'marks' ? null : wordEdges(diagram, deck);
  const wordsOf = cellWords(diagram, labels, deck, look);
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
      const words = wordsOf(row, column);
      const text = words === mark ? words : (numbers?.get(words) ?? words);
      return look.strong ? cell(text, { runs: [{ text: text || '\u00a0', strong: true }] }) : cell(text);
    });
    return { header: false, origin, cells: [cell(label, { header: true, align: 'left' }), ...cells] };
  });
  return { kind: 'table', rows: [header, ...body], origin, alt: null };
}

const mark = '●';

/** A number for each wording that a cell has, after those of the nodes. */
function numberWordings(diagram: Diagram, deck: Deck, look: MatrixLook): ReadonlyMap<string, string> {
  const wordsOf = cellWords(diagram, wordEdges(diagram, deck), deck, look);
  const { rows, columns } = axesOf(diagram, look);
  const numbers = new Map<string, string>();
  for (const row of rows) {
    for (const column of columns) {
      const words = wordsOf(row, column);
      if (words !== '' && words !== mark && !numbers.has(words))
        numbers.set(words, String(diagram.nodes.length + numbers.size + 1));
    }
  }
  return numbers;
}

/** What stands in the cells of a matrix. */
function cellWords(
  diagram: Diagram,
  labels: EdgeLabels | null,
  deck: Deck,
  look: MatrixLook,
): (row: DiagramNode, column: DiagramNode) => string {
  const counts = look.counts?.(diagram, deck) ?? false;
  return (row, column) => {
    if (row === column) return '';
    const edges = edgesBetween(diagram, row, column, look);
    if (counts && edges.length > 0) return String(edges.length);
    const words = edges.map((edge) => {
      const { on, there, back } = labels?.get(edge) ?? noWords;
      return on ?? (edge.from === row.id ? there : back) ?? mark;
    });
    return [...new Set(words)].join('; ');
  };
}

/** A number, perhaps with what it is counted in. */
export function isFigure(words: string): boolean {
  return /^[-−]?\d[\d.,\s]*\s?\S{0,3}$/.test(words);
}

export function edgesBetween(
  diagram: Diagram,
  first: DiagramNode,
  second: DiagramNode,
  { turned }: MatrixLook = {},
) {
  const [row, column] = turned ? [second, first] : [first, second];
  return diagram.edges.filter(
    (edge) =>
      (edge.from === row.id && edge.to === column.id) ||
      (!edge.directed && edge.from === column.id && edge.to === row.id),
  );
}

/** What the numbers in the cells of a matrix stand for: they go on where those of its nodes end. */
export function matrixKey(diagram: Diagram, deck: Deck, look: MatrixLook): List {
  const { origin } = diagram;
  const items = [...numberWordings(diagram, deck, look).keys()].map((text) => ({
    blocks: [{ kind: 'paragraph', class: null, runs: [{ text }], origin } as const],
    origin,
  }));
  return { kind: 'list', ordered: true, start: diagram.nodes.length + 1, items, origin };
}
