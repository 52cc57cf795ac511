import type { CodeBlock } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { Arrangements } from '../arrangement-model.ts';
import { chooseArrangement, figureShape } from '../choose-arrangement.ts';
import { reportDeck } from '../codes.ts';
import type { Diagram, DiagramEdge, DiagramNode } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { type Flowchart, readFlowchart } from './read-flowchart.ts';

/** Whether a block of code in a text is a drawing in Mermaid's words. */
export function isMermaid({ language, wanted }: CodeBlock): boolean {
  return language === 'mermaid' && wanted === undefined;
}

/** A flowchart as a native figure, in an arrangement of ours; null after `mermaid` was reported. */
export function drawFlowchart(block: CodeBlock, context: FigureContext): Diagram | null {
  const read = readFlowchart(block.text);
  if ('message' in read) {
    const { span, related } = context.placeOf(null, block.origin);
    const place = lineIn(block, read.line) ?? span;
    context.report(reportDeck('mermaid', place, read.message, { hint: read.hint, related }));
    return null;
  }
  const nodes = read.nodes.map(
    ({ id, label, group, shape }, i): DiagramNode => ({
      id: `m${i + 1}${/^[a-z0-9]+$/.test(id) ? `-${id}` : ''}`,
      label,
      detail: null,
      kind: group,
      ...(shape !== null && { shape }),
      icon: null,
      date: null,
      yaml: block.origin.yaml,
    }),
  );
  const idOf = new Map(read.nodes.map(({ id }, i) => [id, nodes[i]!.id]));
  const edges = read.links.map(
    ({ from, to, label, directed }, i): DiagramEdge => ({
      id: `m-link-${i + 1}`,
      from: idOf.get(from)!,
      to: idOf.get(to)!,
      label,
      forward: null,
      backward: null,
      directed,
      kind: null,
      yaml: block.origin.yaml,
    }),
  );
  const { arrange, reason } = arrangementFor(read, nodes, edges, context.arrangements);
  const inWords = (part: Pick<Diagram, 'nodes' | 'edges'>) => describe(part, context);
  return {
    kind: 'diagram',
    arrange,
    choice: { by: 'program', reason },
    nodes,
    edges,
    focus: null,
    center: null,
    parts: new Set(),
    labels: null,
    alt: inWords({ nodes, edges }),
    inWords,
    origin: block.origin,
  };
}

/** What suits it; in the order that its arrows say where nothing else does. */
function arrangementFor(
  { way }: Flowchart,
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  arrangements: Arrangements,
): { readonly arrange: string; readonly reason: string } {
  const shape = figureShape(nodes, edges, {
    hasCenter: false,
    onlyRelationships: false,
    grows: false,
    place: 'beside',
  });
  if (shape.form === 'chain' && way === 'down' && nodes.length > 3 && arrangements.has('layers'))
    return { arrange: 'layers', reason: 'a flowchart that leads down the page' };
  if (shape.form === 'star' || shape.form === 'net')
    return { arrange: 'layers', reason: 'a flowchart stands in rows, by the direction of its arrows' };
  const { name, choice } = chooseArrangement(shape, arrangements, { preferred: [], previous: null });
  return { arrange: name, reason: choice.reason };
}

function describe({ nodes, edges }: Pick<Diagram, 'nodes' | 'edges'>, { views }: FigureContext): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const said = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const relations = edges.map(({ from, to, label, directed }) => {
    const [first, second] = [labels.get(from) ?? '', labels.get(to) ?? ''];
    if (label === null) return `${first} ${directed ? '→' : '–'} ${second}`;
    return directed
      ? views.word('describe-directed', { from: first, label, to: second })
      : views.word('describe-pair', { first, second, label });
  });
  const alone = nodes.filter(({ id }) => !said.has(id)).map(({ label }) => label);
  const list = alone.length === 0 ? [] : [alone.join(views.word('list-separator'))];
  return views.word('describe-diagram', {
    relations: [...relations, ...list].join(views.word('describe-separator')),
  });
}

/** Where a line of the block stands in the file. */
function lineIn({ origin, text }: CodeBlock, line: number): Span | null {
  const { yaml } = origin;
  const words = text.split('\n')[line]?.trim() ?? '';
  if (!yaml || words === '') return null;
  const at = yaml.file.text.slice(yaml.start, yaml.end).indexOf(words);
  return at < 0 ? null : { file: yaml.file, start: yaml.start + at, end: yaml.start + at + words.length };
}
