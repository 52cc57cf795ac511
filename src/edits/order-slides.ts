import type { Deck, Slide } from '../deck/index.ts';
import type { PlacedDeck, PlacedShape, PlacedSlide } from '../layout/index.ts';
import type { EditedDeck, OrderEdit } from './deck-edits.ts';
import { visit } from './move-shapes.ts';

/**
 * Slides in the order that somebody gave them; those that came since stand behind the ones that they follow in the deck. A slide that
 * came among those of another section is one of these. Numbers are given anew.
 */
export function orderSlides(
  { deck, placed }: EditedDeck,
  whole: PlacedDeck,
  order: OrderEdit | null,
): EditedDeck {
  if (!order && placed.slides.length === whole.slides.length) return { deck, placed };
  const ids = placed.slides.map(({ id }) => id);
  const wanted = order ? arranged(ids, order.ids) : ids;
  const byId = new Map(placed.slides.map((slide) => [slide.id, slide]));
  const meanings = new Map(deck.slides.map((slide) => [slide.id, slide]));
  const slides = renumbered(
    wanted.map((id) => byId.get(id)!),
    whole,
    meanings,
    deck,
  );
  const sectioned = inSections(
    wanted.flatMap((id) => meanings.get(id) ?? []),
    deck,
  );
  return { deck: { ...deck, slides: sectioned }, placed: { ...placed, slides } };
}

/** Ids that are wanted in an order, the others each behind the one before it. */
export function arranged(ids: readonly string[], order: readonly string[]): readonly string[] {
  const own = new Set(ids);
  const result = [...new Set(order.filter((id) => own.has(id)))];
  const named = new Set(result);
  ids.forEach((id, i) => {
    if (named.has(id)) return;
    const before = ids[i - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  });
  return result;
}

/** Sections keep their order and stay whole: as many slides as can stay in theirs. */
function inSections(slides: readonly Slide[], deck: Deck): readonly Slide[] {
  const rank = new Map(deck.sections.map(({ id }, i) => [id, i]));
  const ranks = slides.map(({ section }) => rank.get(section) ?? -1);
  const staying = longestRise(ranks);
  let section = slides[Math.min(...staying)]?.section ?? '';
  return slides.map((slide, i) => {
    if (staying.has(i)) section = slide.section;
    return slide.section === section ? slide : { ...slide, section };
  });
}

/** Indexes of a longest run of numbers none of which is smaller than the one before it. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  numbers.forEach((number, i) => {
    let at = best.findIndex((run) => numbers[run.at(-1)!]! > number);
    if (at < 0) at = best.length;
    best[at] = [...(at > 0 ? best[at - 1]! : []), i];
  });
  return new Set(best.at(-1) ?? []);
}

/** What stood as numbers on the slides in their old order stands there in the new one; an appendix counts by itself. */
function renumbered(
  slides: readonly PlacedSlide[],
  whole: PlacedDeck,
  meanings: ReadonlyMap<string, Slide>,
  deck: Deck,
): readonly PlacedSlide[] {
  const appendix = new Set(deck.sections.filter((section) => section.appendix).map(({ id }) => id));
  const isBehind = ({ id }: PlacedSlide) => appendix.has(meanings.get(id)?.section ?? '');
  const labels = { front: [] as (string | null)[], behind: [] as (string | null)[] };
  for (const slide of whole.slides) labels[isBehind(slide) ? 'behind' : 'front'].push(labelOf(slide));
  const at = { front: 0, behind: 0 };
  return slides.map((slide, i) => {
    const part = isBehind(slide) ? 'behind' : 'front';
    const place = at[part];
    at[part] += 1;
    const own = labelOf(slide);
    const label = labels[part][place] ?? (part === 'front' ? String(i + 1) : own);
    const shapes =
      own === null || label === null || own === label
        ? slide.shapes
        : visit(slide.shapes, (shape) => labelled(shape, label));
    return { ...slide, shapes, number: i + 1 };
  });
}

function isNumber(shape: PlacedShape): boolean {
  return shape.kind === 'text' && shape.placeholder?.type === 'slide-number';
}

function labelOf({ shapes }: PlacedSlide): string | null {
  const shape = shapes.find(isNumber);
  return shape?.kind === 'text' ? (shape.paragraphs[0]?.runs.map(({ text }) => text).join('') ?? null) : null;
}

function labelled(shape: PlacedShape, label: string): PlacedShape {
  if (shape.kind !== 'text' || !isNumber(shape)) return shape;
  const paragraphs = shape.paragraphs.map((paragraph, i) => {
    const [run] = paragraph.runs;
    if (i > 0 || !run) return paragraph;
    return {
      ...paragraph,
      runs: [{ ...run, text: label }],
      lines: paragraph.lines.map((line, l) => (l === 0 ? { ...line, text: label } : line)),
    };
  });
  return { ...shape, paragraphs };
}
