import type { Slide } from '../../deck/index.ts';
import type { PlacedSlide } from '../../layout/index.ts';
import type { LaidOutEdition } from '../../pipeline/index.ts';
import type { Theme } from '../../theme/index.ts';
import { alike, commonPairs, compareTexts, likeness, type PlacedWords } from '../compare-lists.ts';
import type { Pair, SlideDiff, SlidePlace } from '../project-diff.ts';
import { differingShapes, lookOf, outlinedSvg } from './outlined-svg.ts';
import { textsOfNotes, textsOfSlide, words } from './slide-texts.ts';

/** A deck in one language as it was laid out, with what its pictures are drawn by. */
export interface ShownEdition {
  readonly edition: LaidOutEdition;
  readonly theme: Theme;
}

/** A slide with those that it continues on. */
interface WholeSlide {
  readonly id: string;
  readonly first: Slide;
  readonly number: number;
  readonly pages: readonly PlacedSlide[];
  readonly texts: readonly PlacedWords[];
  readonly notes: readonly PlacedWords[];
  readonly minutes: number;
}

/** What differs between the slides of two versions of a deck, in the order of the second; what is gone where it stood. */
export function compareSlides(
  before: ShownEdition | null,
  after: ShownEdition | null,
  pictures: boolean,
): SlideDiff[] {
  const [old, now] = [before ? wholeSlides(before.edition) : [], after ? wholeSlides(after.edition) : []];
  const partners = pairSlides(old, now);
  const order = now.flatMap((slide) => partners.get(slide) ?? []);
  const kept = old.filter((slide) => order.includes(slide));
  const settled = new Set(commonPairs(kept, order, (a, b) => a === b).map(([i]) => kept[i]!));
  const found: { readonly at: number; readonly diff: SlideDiff }[] = [];
  for (const slide of now) {
    const from = partners.get(slide) ?? null;
    const diff = compareOne(from, slide, from !== null && !settled.has(from));
    if (diff) found.push({ at: slide.number, diff: withPictures(diff, from, slide) });
  }
  for (const [i, slide] of old.entries()) {
    if (kept.includes(slide)) continue;
    const next = old.slice(i).find((each) => kept.includes(each));
    const place = next && now.find((each) => partners.get(each) === next);
    const at = (place?.number ?? now.length + old.length) - 0.5;
    const diff = compareOne(slide, null, false);
    if (diff) found.push({ at, diff: withPictures(diff, slide, null) });
  }
  return found.sort((a, b) => a.at - b.at).map(({ diff }) => diff);

  function withPictures(diff: SlideDiff, from: WholeSlide | null, to: WholeSlide | null): SlideDiff {
    if (!pictures) return diff;
    const draw = (own: WholeSlide | null, other: WholeSlide | null, by: ShownEdition | null) => {
      if (!own || !by) return [];
      const differing = other ? differingShapes(own.pages, other.pages) : new Set<never>();
      return own.pages.map((page) => outlinedSvg(page, by.edition, by.theme, differing));
    };
    return {
      ...diff,
      before: diff.before && { ...diff.before, pictures: draw(from, to, before) },
      after: diff.after && { ...diff.after, pictures: draw(to, from, after) },
    };
  }
}

function wholeSlides({ deck, placed }: LaidOutEdition): WholeSlide[] {
  const byNumber = new Map(placed.slides.map((slide) => [slide.number, slide]));
  const wholes: { slide: Slide; number: number; pages: PlacedSlide[] }[] = [];
  deck.slides.forEach((slide, i) => {
    const page = byNumber.get(i + 1);
    const last = wholes.at(-1);
    if (slide.part && slide.part.number > 1 && last) {
      if (page) last.pages.push(page);
    } else wholes.push({ slide, number: i + 1, pages: page ? [page] : [] });
  });
  return wholes.map(({ slide, number, pages }) => ({
    id: slide.id,
    first: slide,
    number,
    pages,
    texts: pages.flatMap((page, i) => textsOfSlide(page).filter(({ place }) => i === 0 || place !== 'title')),
    notes: textsOfNotes(slide.notes),
    minutes: slide.minutes,
  }));
}

/** What each slide was: by its id, else the slide of its kind that says the most of what it says. */
function pairSlides(old: readonly WholeSlide[], now: readonly WholeSlide[]): Map<WholeSlide, WholeSlide> {
  const byId = new Map(old.map((slide) => [slide.id, slide]));
  const pairs = new Map<WholeSlide, WholeSlide>();
  for (const slide of now) {
    const same = byId.get(slide.id);
    if (same) pairs.set(slide, same);
  }
  const free = new Set(old.filter((slide) => !now.some(({ id }) => id === slide.id)));
  for (const slide of now) {
    if (pairs.has(slide)) continue;
    const text = (each: WholeSlide) => each.texts.map((part) => part.text).join(' ');
    const scored = [...free]
      .filter((each) => each.first.use === slide.first.use)
      .map((each) => ({ each, score: likeness(text(each), text(slide)) }))
      .sort((a, b) => b.score - a.score);
    if (scored[0] && scored[0].score >= alike) {
      pairs.set(slide, scored[0].each);
      free.delete(scored[0].each);
    }
  }
  return pairs;
}

function compareOne(from: WholeSlide | null, to: WholeSlide | null, moved: boolean): SlideDiff | null {
  const texts = compareTexts(from?.texts ?? [], to?.texts ?? []);
  const notes = compareTexts(from?.notes ?? [], to?.notes ?? []);
  const minutes = from && to ? pairOf(from.minutes, to.minutes) : null;
  const looks = from !== null && to !== null && texts.length === 0 && looksOtherwise(from, to);
  const hidden = from && to && from.first.hidden !== to.first.hidden;
  const renamed = from && to && from.id !== to.id;
  const same = texts.length + notes.length === 0 && !minutes && !looks && !hidden && !renamed;
  if (from && to && same && !moved) return null;
  return {
    id: (to ?? from)!.id,
    was: renamed ? from.id : null,
    change: !from ? 'added' : !to ? 'removed' : same && moved ? 'moved' : 'changed',
    moved,
    before: from && placeOf(from),
    after: to && placeOf(to),
    texts,
    notes,
    minutes,
    looks,
  };
}

function placeOf({ first, number, pages }: WholeSlide): SlidePlace {
  return { number, title: words(first.title), pages: pages.length, hidden: first.hidden, pictures: [] };
}

/** Beside its number and other marks at the foot, something is drawn otherwise. */
function looksOtherwise(from: WholeSlide, to: WholeSlide): boolean {
  return JSON.stringify(from.pages.map(looks)) !== JSON.stringify(to.pages.map(looks));
}

function looks({ shapes, layout, background }: PlacedSlide): unknown {
  const own = shapes.filter((shape) => textless(shape));
  return [layout, background, own.map((shape) => lookOf(shape))];
}

/** Not what stands at the foot of every slide: its number, and marks that count with it. */
function textless(shape: PlacedSlide['shapes'][number]): boolean {
  const type = shape.kind === 'text' ? shape.placeholder?.type : undefined;
  if (type === 'footer' || type === 'date' || type === 'slide-number') return false;
  return !(shape.kind === 'text' && shape.paragraphs.some(({ runs }) => runs.some((run) => run.cite)));
}

/** Tenths of a minute; null: the same. */
export function pairOf(before: number, after: number): Pair<number> | null {
  const [a, b] = [before, after].map((each) => Math.round(each * 10) / 10);
  return a === b ? null : { before: a!, after: b! };
}
