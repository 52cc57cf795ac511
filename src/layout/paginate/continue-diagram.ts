import type { DeckBlock, Diagram } from '../../deck/index.ts';
import type { List } from '../../markup/index.ts';
import type { Box } from '../../theme/index.ts';
import {
  checkEnds,
  type DiagramPart,
  type Drawing,
  drawingOf,
  isEmpty,
  isReadable,
  isWhole,
  keyList,
  type Lettering,
  matrixFits,
  matrixKey,
  matrixRows,
  partMatrix,
  wordEdges,
} from '../diagrams/index.ts';
import { segmentBoxes } from '../place/place-slot.ts';
import { fitSlot, planSlot, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { isCaption } from './pieces.ts';
import { splitDiagram } from './split-diagram.ts';

/** How a diagram goes on: slide by slide, then what its numbers stand for. */
interface ContinuedDiagram {
  readonly parts: readonly Diagram[];
  readonly key: List | null;
}

/** Numbers that may be missing on lines before all labels are better left out. */
const mostUnplaced = 4;

/** Slides of one diagram beyond which numbers with a key serve better. */
const mostParts = 4;

/** Whether a diagram can be drawn in a box as it is, with words or a key at its foot. */
function diagramFits(diagram: Diagram, box: Box, context: SlideContext): boolean {
  const shown = checkEnds(diagram);
  if (shown.nodes.length === 0) return true;
  if (diagram.arrange === 'matrix' && !isEmpty(shown)) return matrixFits(shown, box, context);
  const ways: readonly Lettering[] = wordEdges(shown, context.deck).size > 0 ? ['words', 'key'] : ['words'];
  return ways.some((way) => isWhole(drawingOf(diagram, box, context, way)));
}

/**
 * Finds a way to show a diagram that does not fit into its box: in parts, or with numbers and a key on a slide of its own;
 * null when there is none.
 */
function continueDiagram(diagram: Diagram, box: Box, context: SlideContext): ContinuedDiagram | null {
  const shown = checkEnds(diagram);
  if (isEmpty(shown)) return null;
  if (diagram.arrange === 'matrix') return continueMatrix(diagram, shown, box, context);
  const list = diagram.arrange === 'timeline' || diagram.arrange === 'pairs';
  for (const parts of splitDiagram({ ...shown, origin: diagram.origin })) {
    if (!list && parts.length > mostParts) break;
    if (parts.every((part) => diagramFits(part, box, context)))
      return {
        parts: parts.map((part, i) => partOf(part, i, diagram, { lettering: null }, context)),
        key: null,
      };
  }
  if (list) return null;
  const drawn = (way: Lettering) => drawingOf(diagram, box, context, way);
  // Names stay in their boxes as long as these fit: numbers on lines first, then no labels on lines, then numbers for all.
  const worded = wordEdges(shown, context.deck).size > 0;
  const whole = bestWay(worded ? ['lines', 'bare'] : ['words'], drawn);
  // Better a few lines without their number than all.
  const few = whole === 'bare' && isReadable(drawn('lines')) && drawn('lines').unplaced.length < mostUnplaced;
  const named = few ? 'lines' : whole;
  const clear = named !== null && drawn(named).struck === 0;
  const lettering = clear ? named : (bestWay(['beside', 'all'], drawn) ?? named);
  if (lettering === null) return null;
  if (lettering === 'bare')
    return { parts: [partOf(diagram, 0, diagram, { lettering }, context)], key: null };
  return {
    parts: [partOf(diagram, 0, diagram, { lettering }, context)],
    key: lettering === 'beside' ? null : keyList(shown, lettering === 'all', context.deck),
  };
}

/** The first way that shows all without tangles; else the first that shows all. */
function bestWay(ways: readonly Lettering[], drawn: (way: Lettering) => Drawing): Lettering | null {
  const whole = ways.filter((way) => isWhole(drawn(way)));
  return whole.find((way) => way !== 'bare' && drawn(way).tangled === 0) ?? whole[0] ?? null;
}

function continueMatrix(
  diagram: Diagram,
  shown: Diagram,
  box: Box,
  context: SlideContext,
): ContinuedDiagram | null {
  const parts = partMatrix(shown, box, context);
  if (!parts) return null;
  return {
    parts: parts.map((matrix, i) => partOf(diagram, i, diagram, { lettering: null, matrix }, context)),
    key: parts[0]!.cells === 'numbers' ? matrixKey(shown, context.deck) : null,
  };
}

function partOf(
  part: Diagram,
  index: number,
  whole: Diagram,
  how: Omit<DiagramPart, 'whole'>,
  { diagramParts }: SlideContext,
): Diagram {
  // Those who cannot see it are told what this slide shows.
  const own = { ...part, alt: part.inWords?.(partShown(part, how.matrix)) ?? part.alt };
  diagramParts.set(own, { ...how, whole: index === 0 ? whole : null });
  return own;
}

/** Of a matrix that goes on only what its rows say. */
function partShown(part: Diagram, rows: DiagramPart['matrix']): Pick<Diagram, 'nodes' | 'edges'> {
  if (!rows) return part;
  const shown = matrixRows(checkEnds(part)).slice(rows.start, rows.end);
  const ids = new Set(shown.map((node) => node.id));
  const edges = part.edges.filter(({ from, to, directed }) => ids.has(from) || (!directed && ids.has(to)));
  return { nodes: shown, edges };
}

type Page = readonly DeckBlock[];

interface SlotOnSlides {
  readonly plan: SlotPlan;
  readonly fit: SlotFit;
  /** Cuts a list that explains numbers into slides. */
  readonly keyPages: (key: List, plan: SlotPlan, context: SlideContext) => readonly Page[];
}

/** Diagrams that cannot be drawn where they stand get a slide of their own, or several. */
export function diagramSlides(
  pages: readonly Page[],
  on: SlotOnSlides,
  context: SlideContext,
): readonly Page[] {
  const { plan, fit } = on;
  return pages.flatMap((page) => {
    if (!page.some((block) => block.kind === 'diagram')) return [page];
    const isWhole = page === plan.slot.blocks;
    const own = isWhole ? plan : planSlot({ ...plan.slot, blocks: page }, plan.place, context);
    const boxes = segmentBoxes(own, isWhole ? fit : fitSlot(own, context));
    const fits = own.segments.every(
      (segment, i) =>
        segment.kind !== 'figure' ||
        segment.figure.kind !== 'diagram' ||
        diagramFits(segment.figure, boxes[i]!, context),
    );
    return fits ? [page] : onOwnSlides(page, on, context);
  });
}

function onOwnSlides(page: Page, on: SlotOnSlides, context: SlideContext): readonly Page[] {
  const pages: Page[] = [];
  let beside: DeckBlock[] = [];
  const flush = () => {
    if (beside.length > 0) pages.push(beside);
    beside = [];
  };
  for (let i = 0; i < page.length; i++) {
    const block = page[i]!;
    if (block.kind !== 'diagram') {
      beside.push(block);
      continue;
    }
    flush();
    const after = page.slice(i + 1);
    const end = after.findIndex((each) => !isCaption(each));
    const captions = end < 0 ? after : after.slice(0, end);
    const shown = showDiagram(block, captions, on, context);
    pages.push(...(shown ?? showDiagram(block, [], on, context) ?? [[block]]));
    // Its captions stand under each of its parts where there is room, for they say where it comes from.
    if (shown) i += captions.length;
  }
  flush();
  return pages;
}

/** The slides of a diagram with its captions; null where it cannot be shown that way. */
function showDiagram(
  diagram: Diagram,
  captions: Page,
  { plan, keyPages }: SlotOnSlides,
  context: SlideContext,
): readonly Page[] | null {
  const { slot, place } = plan;
  const own = planSlot({ ...slot, blocks: [diagram, ...captions] }, place, context);
  const [box]: readonly (Box | undefined)[] = segmentBoxes(own, fitSlot(own, context));
  if (!box || box.h < place.h / 2) return null;
  if (diagramFits(diagram, box, context)) return [[diagram, ...captions]];
  const continued = continueDiagram(diagram, box, context);
  if (!continued) return null;
  const pages = continued.parts.map((part) => [part, ...captions]);
  return continued.key ? [...pages, ...keyPages(continued.key, plan, context)] : pages;
}
