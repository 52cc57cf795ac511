import type { Diagram, DiagramEdge } from '../../deck/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { drawMatrix } from './draw-matrix.ts';
import { isFigure } from './matrix-table.ts';

/** A matrix whose cells are as strong in colour as what stands in them: figures, else how many relationships there are. */
export const heatMap: Arrangement = {
  name: 'heat-map',
  needsEdges: true,
  draw: drawMatrix({ strength, count: true, strong: true }),
  heights: ({ nodes }) => ({
    least: nodes.length * 0.35,
    good: nodes.length * 0.5,
    most: Number.POSITIVE_INFINITY,
  }),
};

function strength(edges: Diagram['edges'], all: Diagram['edges']): number {
  const values = all.map(figureIn);
  const counted = values.some((value) => value === null);
  const most = counted
    ? Math.max(...all.map((edge) => between(edge, all)))
    : Math.max(...values.map((v) => v ?? 0));
  const least = counted ? 0 : Math.min(0, ...values.map((v) => v ?? 0));
  const own = counted ? edges.length : Math.max(...edges.map((edge) => figureIn(edge) ?? 0));
  return most > least ? Math.max(0, (own - least) / (most - least)) : 1;
}

function between({ from, to }: DiagramEdge, all: Diagram['edges']): number {
  return all.filter((edge) => edge.from === from && edge.to === to).length;
}

function figureIn({ label }: DiagramEdge): number | null {
  if (label === null || !isFigure(label)) return null;
  const value = Number.parseFloat(label.replace('−', '-').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
