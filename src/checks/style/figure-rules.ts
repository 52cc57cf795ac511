import type { Diagram, DiagramEdge } from '../../deck/index.ts';
import { arrangements, type PlacedGroup, type PlacedShape, type PlacedText } from '../../layout/index.ts';
import { type SlideFacts, textOf } from './slide-facts.ts';
import type { ReportStyle, StyleRule } from './style-rule.ts';

type Fewest = {
  readonly what: string;
  readonly count: number;
  readonly least: number;
  readonly hint: string;
};

const listedAtLeast = 3;

/** Figures, tables and lists of too little to be one. */
export const degenerate: StyleRule = ({ slides, deck }, report) => {
  for (const facts of slides) {
    const { slide } = facts;
    // The rest of what goes on may be short.
    if (slide.part !== null) continue;
    for (const { what, count, least, hint } of fewest(facts)) {
      if (count >= least) continue;
      report(
        'degenerate',
        slide,
        `slide "${slide.id}": ${what} ${count}; ${least} are the fewest that make one`,
        hint,
      );
    }
    if (slide.use === 'agenda' && deck.sections.length - 1 < listedAtLeast && deck.sections.length > 0) {
      const named = deck.sections.filter(({ id }) => id !== 'section-default').length;
      if (named === 0 || named >= listedAtLeast) continue;
      const message = `slide "${slide.id}": the agenda has ${named === 1 ? 'one line' : `${named} lines`}; ${listedAtLeast} are the fewest that make one`;
      report(
        'degenerate',
        slide,
        message,
        'leave the agenda out and say the way in the notes, or divide the deck further',
      );
    }
  }
};

function fewest({ blocks, slide }: SlideFacts): Fewest[] {
  return blocks.flatMap((block): Fewest[] => {
    if (block.kind === 'diagram') return [ofDiagram(block)];
    if (block.kind === 'chart') {
      const count = Math.max(block.categories.length, block.series.length);
      const hint = 'say a single figure as a big number';
      return [{ what: 'the chart has marks for', count, least: 2, hint }];
    }
    if (block.kind === 'table' && slide.use !== 'sources') {
      const count = block.rows.filter((row) => row.cells.some((each) => !each.header)).length;
      const isGlossary = slide.use === 'glossary';
      const hint = isGlossary ? 'explain the one term where it is used' : 'say one row as a sentence';
      return [{ what: 'the number of rows in the table is', count, least: 2, hint }];
    }
    return [];
  });
}

function ofDiagram({ arrange, nodes, edges }: Diagram): Fewest {
  if (nodes.every((node) => node.date !== null)) {
    const hint = 'say one event as a sentence or a statement';
    return { what: 'the number of events in the figure is', count: nodes.length, least: 2, hint };
  }
  const hint =
    edges.length > 0
      ? 'say it as a sentence'
      : 'show one thing as an "element" slide, or say it as a statement';
  return { what: `the number of things in the figure "${arrange}" is`, count: nodes.length, least: 2, hint };
}

/** The words of relationships that a figure draws stand on its slides. */
export const wordsKept: StyleRule = ({ slides }, report) => {
  const texts = new Map<string, string>();
  for (const { slide, placed } of slides) {
    const key = baseOf(slide);
    texts.set(key, `${texts.get(key) ?? ''}\n${fold(textOf(placed.shapes))}`);
  }
  const lost = new Map<string, { facts: SlideFacts; edges: Set<string>; all: Set<string> }>();
  for (const facts of slides) {
    for (const block of facts.blocks) {
      // Who says that labels are left out has said so.
      if (block.kind !== 'diagram' || block.labels === false) continue;
      const key = baseOf(facts.slide);
      const found = lost.get(key) ?? { facts, edges: new Set(), all: new Set() };
      lost.set(key, found);
      for (const edge of block.edges) {
        for (const words of wordsOf(edge)) {
          found.all.add(words);
          if (!texts.get(key)!.includes(fold(words))) found.edges.add(words);
        }
      }
    }
  }
  for (const { facts, edges, all } of lost.values()) {
    if (edges.size === 0) continue;
    const some = [...edges].slice(0, 3).map((words) => `"${words}"`);
    const more = edges.size > some.length ? ` and ${edges.size - some.length} more` : '';
    const message = `the figure of slide "${facts.slide.id}" leaves out ${edges.size} of the ${all.size} wordings of its relationships: ${some.join(', ')}${more}`;
    const hint = `choose an arrangement that has room for them, or say "labels: false"`;
    report('words-kept', facts.slide, message, hint);
  }
};

/** The label of a pair is its name, and says nothing of its sides. */
function wordsOf({ label, forward, backward, directed }: DiagramEdge): string[] {
  return (directed ? [label] : [forward, backward]).filter((words) => words !== null);
}

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u00ad\u200b\u2060]+/g, '').toLowerCase();
}

function baseOf({ id, part }: SlideFacts['slide']): string {
  return part ? id.replace(/--\d+$/, '') : id;
}

/** What a figure says of its things the model says too: an order by relationships or dates, or what else it claims. */
export const orderClaimed: StyleRule = ({ slides }, report) => {
  for (const { slide, blocks } of slides) {
    for (const block of blocks) {
      if (block.kind !== 'diagram' || block.nodes.length < 2) continue;
      const claimed = arrangements.get(block.arrange)?.claims?.(block) ?? null;
      if (claimed === null) continue;
      const message = `slide "${slide.id}" shows ${block.nodes.length} things as "${block.arrange}", and ${claimed}`;
      const hint = 'leave "arrange" out, or give the outline the relationships between them';
      report('order-claimed', slide, message, hint);
    }
  }
};

/** What the title names is drawn at least as large as others of its kind. */
export const focusIsLargest: StyleRule = ({ slides }, report) => {
  for (const facts of slides) {
    for (const group of groupsOf(facts.content)) checkFocus(facts, group, report);
  }
};

function checkFocus({ slide, blocks, title }: SlideFacts, group: PlacedGroup, report: ReportStyle): void {
  const diagram = blocks.find((block) => block.kind === 'diagram');
  if (!diagram) return;
  const said = fold(title);
  const named = diagram.nodes.filter((node) => node.label.length > 1 && said.includes(fold(node.label)));
  const [node] = named;
  if (!node || named.length > 1) return;
  const areas = new Map<string, number>();
  for (const shape of group.shapes) {
    const id = /^Node (\S+)/.exec(shape.name)?.[1];
    if (id !== undefined && shape.kind === 'text') areas.set(id, shape.box.w * shape.box.h);
  }
  const own = areas.get(node.id);
  const others = diagram.nodes.filter((other) => other !== node && other.kind === node.kind);
  const largest = Math.max(0, ...others.map((other) => areas.get(other.id) ?? 0));
  if (own === undefined || own >= largest * 0.9) return;
  const message = `the title of slide "${slide.id}" is about "${node.label}", which is drawn at ${Math.round((own / largest) * 100)} % of the largest of its kind; 90 % is the least`;
  report('focus-is-largest', slide, message, `say "focus: ${node.id}", or word the title for the whole`);
}

/** One thing has one colour in all figures of a deck. */
export const recurringLook: StyleRule = ({ slides }, report) => {
  const colors = new Map<string, { readonly color: string; readonly facts: SlideFacts }>();
  const said = new Set<string>();
  for (const facts of slides) {
    // What steps back behind what the slide is about is grey on purpose.
    if (facts.blocks.some((block) => block.kind === 'diagram' && block.emphasis)) continue;
    for (const shape of groupsOf(facts.content).flatMap((group) => group.shapes)) {
      const id = /^Node (\S+)$/.exec(shape.name)?.[1];
      if (id === undefined || shape.kind !== 'text' || said.has(id)) continue;
      const color = edgeColor(shape);
      const before = colors.get(id);
      if (color === null) continue;
      if (!before) colors.set(id, { color, facts });
      else if (before.color !== color) {
        said.add(id);
        const message = `"${id}" is ${color} on slide "${facts.slide.id}" and ${before.color} on slide "${before.facts.slide.id}"; one colour is asked for`;
        report(
          'recurring-look',
          facts.slide,
          message,
          'give it a kind of its own, and the kind a colour in the theme',
        );
      }
    }
  }
};

/** The colour of its edge: fills are tinted, and a focus is filled. */
function edgeColor({ line }: PlacedText): string | null {
  const color = line?.color.color ?? null;
  // A neutral edge says nothing of what it is around.
  return color?.startsWith('accent') ? color : null;
}

function groupsOf(shapes: readonly PlacedShape[]): PlacedGroup[] {
  return shapes.filter((shape) => shape.kind === 'group');
}

/** The colour that a theme emphasises with, used on one thing and not on much. */
export const emphasis: StyleRule = ({ slides }, report) => {
  for (const { slide, content, body } of slides) {
    if (!body) continue;
    for (const chart of content.filter((shape) => shape.kind === 'chart')) {
      const emphasised = chart.series.filter(({ color }) => color.color === 'accent2' && !color.tint);
      if (chart.series.length < 3 || emphasised.length < 2) continue;
      const message = `${emphasised.length} of the ${chart.series.length} series of slide "${slide.id}" are in the colour of emphasis; 1 is the most`;
      report('emphasis', slide, message, 'show fewer series, or one in a chart of its own');
    }
  }
};
