import type { Diagram } from '../../deck/index.ts';
import type { List } from '../../markup/index.ts';
import type { Box } from '../../theme/index.ts';
import { arrangementOf, isEmpty } from '../arrangements/index.ts';
import { type Drawing, isReadable, isWhole, type Lettering } from '../diagrams/draw-diagram.ts';
import { wordEdges } from '../diagrams/edge-wording.ts';
import { keyList } from '../diagrams/legend.ts';
import { type DiagramPart, SlotDiagram } from '../diagrams/slot-diagram.ts';
import { segmentBoxes } from '../place/place-slot.ts';
import { fitSlot, planSlot, type SlotBlock, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { isCaption } from './pieces.ts';

type Page = readonly SlotBlock[];

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
    const isWhole = page === plan.blocks;
    const own = isWhole ? plan : planSlot(plan.slot, page, plan.place, context);
    const boxes = segmentBoxes(own, isWhole ? fit : fitSlot(own, context));
    const fits = own.segments.every(
      (segment, i) =>
        segment.kind !== 'figure' ||
        segment.figure.kind !== 'diagram' ||
        segment.figure.fits(boxes[i]!, context),
    );
    return fits ? [page] : onOwnSlides(page, on, context);
  });
}

function onOwnSlides(page: Page, on: SlotOnSlides, context: SlideContext): readonly Page[] {
  const pages: Page[] = [];
  let beside: SlotBlock[] = [];
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
  diagram: SlotDiagram,
  captions: Page,
  { plan, keyPages }: SlotOnSlides,
  context: SlideContext,
): readonly Page[] | null {
  const { slot, place } = plan;
  const own = planSlot(slot, [diagram, ...captions], place, context);
  const [box]: readonly (Box | undefined)[] = segmentBoxes(own, fitSlot(own, context));
  if (!box || box.h < place.h / 2) return null;
  if (diagram.fits(box, context)) return [[diagram, ...captions]];
  const continued = continueDiagram(diagram, box, context);
  if (!continued) return null;
  const pages = continued.parts.map((part) => [part, ...captions]);
  return continued.key ? [...pages, ...keyPages(continued.key, plan, context)] : pages;
}

/** How a diagram goes on: slide by slide, then what its numbers stand for. */
interface ContinuedDiagram {
  readonly parts: readonly SlotDiagram[];
  readonly key: List | null;
}

/** Numbers that may be missing on lines before all labels are better left out. */
const mostUnplaced = 4;

/** Slides of one diagram beyond which numbers with a key serve better. */
const mostParts = 4;

/**
 * Finds a way to show a diagram that does not fit into its box: in parts, or with numbers and a key on a slide of its own;
 * null when there is none.
 */
function continueDiagram(whole: SlotDiagram, box: Box, context: SlideContext): ContinuedDiagram | null {
  const { diagram, shown } = whole;
  if (isEmpty(shown)) return null;
  const { draw, isList } = arrangementOf(diagram);
  const partOf = (part: SlotDiagram, i: number, how: Partial<DiagramPart>, says: Shown): SlotDiagram =>
    // Those who cannot see it are told what this slide shows.
    part.asPart(
      { lettering: null, native: null, ...how, whole: i === 0 ? whole : null },
      diagram.inWords?.(says) ?? diagram.alt,
    );
  if (draw.kind === 'native') {
    const found = draw.goOn(shown, box, context);
    if (!found) return null;
    const parts = found.parts.map((native, i) => partOf(whole, i, { native }, draw.shownIn(diagram, native)));
    return { parts, key: found.key };
  }
  for (const parts of split(shown)) {
    if (!isList && parts.length > mostParts) break;
    const tried = parts.map((part) => new SlotDiagram(part));
    if (tried.every((part) => part.fits(box, context)))
      return { parts: tried.map((part, i) => partOf(part, i, {}, part.diagram)), key: null };
  }
  if (isList) return null;
  const drawn = (way: Lettering) => whole.drawn(way, box, context);
  // Names stay in their boxes as long as these fit: numbers on lines first, then no labels on lines, then numbers for all.
  const worded = wordEdges(shown, context.deck).size > 0;
  const best = bestWay(worded ? ['lines', 'bare'] : ['words'], drawn);
  // Better a few lines without their number than all.
  const few = best === 'bare' && isReadable(drawn('lines')) && drawn('lines').unplaced.length < mostUnplaced;
  const named = few ? 'lines' : best;
  const clear = named !== null && drawn(named).throughNodes === 0;
  // Names that fit no box are numbers, though some line goes without its own.
  const numbered = () => (isReadable(drawn('all')) ? 'all' : null);
  const lettering = clear ? named : (bestWay(['beside', 'all'], drawn) ?? named ?? numbered());
  if (lettering === null) return null;
  const explained = lettering !== 'bare' && lettering !== 'beside';
  return {
    parts: [partOf(whole, 0, { lettering }, diagram)],
    key: explained ? keyList(shown, lettering === 'all', context.deck) : null,
  };
}

type Shown = Pick<Diagram, 'nodes' | 'edges'>;

/** The first way that shows all without tangles; else the first that shows all. */
function bestWay(ways: readonly Lettering[], drawn: (way: Lettering) => Drawing): Lettering | null {
  const whole = ways.filter((way) => isWhole(drawn(way)));
  return whole.find((way) => way !== 'bare' && drawn(way).tangled === 0) ?? whole[0] ?? null;
}

/** The ways in which a diagram may go on over several slides, the fewest first. None where lines would be lost. */
function* split(diagram: Diagram): Generator<readonly Diagram[]> {
  const members = arrangementOf(diagram).members?.(diagram);
  if (!members) return;
  const { count, most, take } = members;
  const fewest = Math.max(2, Math.ceil(count / most));
  for (let parts = fewest; parts <= count; parts++) {
    const size = Math.ceil(count / parts);
    // As many slides with as many on the fullest were tried already.
    if (parts > fewest && Math.ceil(count / (parts - 1)) === size) continue;
    const at = (i: number) => Math.round((count * i) / parts);
    yield Array.from({ length: parts }, (_, i) => take(at(i), at(i + 1)));
  }
}
