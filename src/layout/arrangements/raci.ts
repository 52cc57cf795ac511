import type { Diagram, DiagramEdge } from '../../deck/index.ts';
import type { Arrangement, DiagramLoss } from '../diagrams/arrangement.ts';
import { quoteAll } from '../diagrams/edge-wording.ts';
import { drawMatrix } from './draw-matrix.ts';

/** Who carries out a task, answers for it, is asked and is told: tasks in rows, people in columns, letters in the cells. */
export const raci: Arrangement = {
  name: 'raci',
  needsEdges: true,
  draw: drawMatrix({
    turned: true,
    strong: true,
    strengthIn: () => (edges) => Math.max(...edges.map(weightOf)),
  }),
  heights: ({ nodes }) => ({
    least: nodes.length * 0.35,
    good: nodes.length * 0.5,
    most: Number.POSITIVE_INFINITY,
  }),
  losses: (diagram) => [...unknownLetters(diagram), ...unanswered(diagram)],
};

const letters = /^[RACI](?:\s*[,/+&]?\s*[RACI])*$/;

/** Who answers for a task stands out most. */
function weightOf({ label }: DiagramEdge): number {
  const words = label ?? '';
  return words.includes('A') ? 1 : words.includes('R') ? 0.5 : 0;
}

function unknownLetters({ edges }: Diagram): DiagramLoss[] {
  const wrong = edges.filter(({ label }) => !letters.test(label ?? ''));
  if (wrong.length === 0) return [];
  const said = quoteAll(wrong.map(({ id, label }) => label ?? id));
  const message = `the arrangement "raci" shows the letters R, A, C and I; relationships have other labels${said}`;
  const hint = 'label each relationship from a person to a task R, A, C or I, or choose "arrange: matrix"';
  return [{ code: 'figure-letters', message, hint }];
}

function unanswered({ edges, nodes }: Diagram): DiagramLoss[] {
  const tasks = new Set(edges.map(({ to }) => to));
  const faulty = nodes.filter(({ id }) => {
    const answering = edges.filter((edge) => edge.to === id && (edge.label ?? '').includes('A'));
    return tasks.has(id) && answering.length !== 1;
  });
  if (faulty.length === 0) return [];
  const said = quoteAll(faulty.map(({ label }) => label));
  const message = `exactly one person answers for a task (A), but not so here${said}`;
  return [{ code: 'figure-letters', message, hint: 'label one relationship to each task A' }];
}
