import type { Deck, Diagram, DiagramEdge } from '../../deck/index.ts';
import { markShownBy, numberOf, plainNumberStyle, readMarkedFigure } from '../../numbers/index.ts';
import type { Arrangement, DiagramLoss } from '../diagrams/arrangement.ts';
import { quoteAll } from '../diagrams/edge-wording.ts';
import { drawMatrix } from './draw-matrix.ts';
import { edgesBetween, isFigure } from './matrix-table.ts';

/** A matrix whose cells are as strong in colour as what stands in them: figures, else how many relationships there are. */
export const heatMap: Arrangement = {
  name: 'heat-map',
  needsEdges: true,
  draw: drawMatrix({
    strengthIn,
    counts: (diagram, deck) => figuresIn(diagram, deck) === null,
    strong: true,
  }),
  heights: ({ nodes }) => ({
    least: nodes.length * 0.35,
    good: nodes.length * 0.5,
    most: Number.POSITIVE_INFINITY,
  }),
  losses: mixedLabels,
};

function strengthIn(diagram: Diagram, deck: Deck): (edges: Diagram['edges']) => number {
  const figures = figuresIn(diagram, deck);
  const amountOf = (edges: Diagram['edges']) =>
    figures ? Math.max(...edges.map((edge) => figures.get(edge)!)) : edges.length;
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  // Those without direction stand in two cells.
  const cells = diagram.edges.flatMap(({ from, to }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [edgesBetween(diagram, start, end), edgesBetween(diagram, end, start)] : [];
  });
  const values = cells.filter((edges) => edges.length > 0).map(amountOf);
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  return (edges) => (most > least ? Math.min(1, Math.max(0, (amountOf(edges) - least) / (most - least))) : 1);
}

/** The figures that label its relationships; null where not all labels are some, so that relationships are counted. */
function figuresIn({ edges, labels }: Diagram, deck: Deck): ReadonlyMap<DiagramEdge, number> | null {
  if (labels === false) return null;
  const cores = edges.map(({ label }) =>
    isFigure(label ?? '') ? /^[-−]?\d[\d.,\s]*/.exec(label!)![0].trim() : '',
  );
  // What the labels show of how they are written goes before what their language has.
  const shown = new Set(cores.map(markShownBy).filter((mark) => mark !== null));
  const [mark] = shown.size === 1 ? shown : [(deck.numbers ?? plainNumberStyle).decimal];
  const decimal = mark === ',' ? ',' : '.';
  const values = cores.map((core) =>
    readMarkedFigure(core, { decimal, groups: decimal === ',' ? '.' : ',' }),
  );
  const figures = new Map<DiagramEdge, number>();
  for (const [i, value] of values.entries()) {
    if (!value || !Number.isFinite(numberOf(value))) return null;
    figures.set(edges[i]!, numberOf(value));
  }
  return figures;
}

/** Where some labels are figures, and others not, these keep the figures from being shown. */
function mixedLabels(diagram: Diagram, deck: Deck): DiagramLoss[] {
  const others = diagram.edges.filter(({ label }) => !isFigure(label ?? ''));
  if (diagram.labels === false || others.length === diagram.edges.length) return [];
  if (figuresIn(diagram, deck)) return [];
  const said = quoteAll((others.length > 0 ? others : diagram.edges).map(({ id, label }) => label ?? id));
  const message = `the arrangement "heat-map" counts relationships, as not all of their labels are figures${said}`;
  const hint = 'label each relationship with a figure, or none';
  return [{ code: 'diagram-labels-dropped', message, hint }];
}
