import type { Diagram } from '../../deck/index.ts';
import { reportLayout } from '../codes.ts';
import { findingPlace } from '../place/finding-place.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { wordEdges, wordingsIn } from './edge-wording.ts';
import { quoteAll } from './lost-labels.ts';

/** Says what a diagram as a whole cannot show in its arrangement: nothing, one event alone, members without a place. */
export function checkDiagram(diagram: Diagram, context: SlideContext): void {
  const { span, related } = findingPlace(diagram.origin, context.slide);
  const { arrange, nodes, edges } = diagram;
  const report = (code: Parameters<typeof reportLayout>[0], what: string, hint: string) => {
    const message = `slide "${context.slide.id}": ${what}`;
    context.report(reportLayout(code, span, message, { hint, related }));
  };
  if (isEmpty(diagram)) {
    const what = nodes.length === 0 ? 'nothing' : 'no relationship';
    report('diagram-empty', `the diagram has ${what} to show`, 'name elements or groups in "of"');
    return;
  }
  if (arrange === 'timeline') {
    if (nodes.length === 1)
      report(
        'diagram-empty',
        'the timeline has one event, and no time between events to show',
        'name more events, or say it in words',
      );
    if (edges.length > 0) {
      const words = [...wordEdges(diagram, context.deck).values()].flatMap(wordingsIn);
      const lost = `${countOf(edges.length, 'relationship')} between its events${quoteAll(words)}`;
      report('diagram-labels-dropped', `a timeline does not show ${lost}`, 'choose another arrangement');
    }
  }
  if (arrange === 'pairs') {
    const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const alone = nodes.filter((node) => !joined.has(node.id)).map((node) => node.label);
    if (alone.length === 0) return;
    const hint = 'choose another arrangement, or leave them out of "of"';
    const lost = `${countOf(alone.length, 'member')} that no relationship joins${quoteAll(alone)}`;
    report('diagram-members-dropped', `pairs do not show ${lost}`, hint);
  }
}

/** Without anything to join there are no pairs and no matrix. */
export function isEmpty({ arrange, nodes, edges }: Diagram): boolean {
  return nodes.length === 0 || ((arrange === 'pairs' || arrange === 'matrix') && edges.length === 0);
}

function countOf(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
