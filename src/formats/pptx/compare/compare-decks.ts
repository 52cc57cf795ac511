import type { ComparableDeck, ComparableSlide } from './read-comparable.ts';

/** How a slide of one deck differs from the same slide of another. */
export interface SlideChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  /** Its number in the deck found; where it is not there, in the deck expected. */
  readonly number: number;
  /** Empty where the slide has none. */
  readonly id: string;
  /** What changed, in this order: title, text, notes, shapes, visibility, details. Empty unless changed. */
  readonly parts: readonly SlidePart[];
  /** What it says now and what it should say, of the first part that holds words; null where there are none. */
  readonly example: { readonly found: string; readonly expected: string } | null;
}

export type SlidePart = 'title' | 'text' | 'notes' | 'shapes' | 'visibility' | 'details';

export interface DeckChanges {
  readonly slides: readonly SlideChange[];
  /** Parts that belong to no slide: `design`, `properties`, `sections`, `settings`. */
  readonly rest: readonly string[];
}

/**
 * How the deck found differs from the one expected, slide by slide. "added" is a slide that only the found deck has.
 * Slides are known by their ids, and by their titles and numbers where a program has dropped those.
 */
export function compareDecks(found: ComparableDeck, expected: ComparableDeck): DeckChanges {
  const pairs = pairSlides(found.slides, expected.slides);
  const foundOf = new Map(pairs.map(([a, b]) => [b, a]));
  const changes: SlideChange[] = [];
  const settled = longestRun(pairs.map(([a]) => a.number));
  for (const slide of expected.slides) {
    const other = foundOf.get(slide);
    if (!other) changes.push({ ...plain('removed', slide), number: slide.number });
    else {
      const parts = partsThatDiffer(other, slide);
      const id = slide.id || other.id;
      if (parts.length > 0) {
        changes.push({
          kind: 'changed',
          number: other.number,
          id,
          parts,
          example: exampleOf(parts, other, slide),
        });
      }
      if (!settled.has(other.number)) changes.push({ ...plain('moved', other), id });
    }
  }
  const known = new Set(pairs.map(([a]) => a));
  for (const slide of found.slides) if (!known.has(slide)) changes.push(plain('added', slide));
  const rest = [...expected.rest]
    .filter(([what, hash]) => found.rest.get(what) !== hash)
    .map(([what]) => what);
  return { slides: changes.sort((a, b) => a.number - b.number), rest };
}

function plain(kind: SlideChange['kind'], slide: ComparableSlide): SlideChange {
  return { kind, number: slide.number, id: slide.id, parts: [], example: null };
}

type Pair = readonly [found: ComparableSlide, expected: ComparableSlide];

/** Slides that are the same one, in the order of the deck expected. */
function pairSlides(found: readonly ComparableSlide[], expected: readonly ComparableSlide[]): Pair[] {
  const free = new Set(found);
  const pairs = new Map<ComparableSlide, ComparableSlide>();
  const match = (
    keyOf: (slide: ComparableSlide) => string | number,
    findable: (slide: ComparableSlide) => boolean,
  ): void => {
    const waiting = new Map<string | number, ComparableSlide[]>();
    for (const slide of [...free].reverse()) {
      if (!findable(slide)) continue;
      const alike = waiting.get(keyOf(slide));
      if (alike) alike.push(slide);
      else waiting.set(keyOf(slide), [slide]);
    }
    for (const slide of expected) {
      const other = pairs.has(slide) ? undefined : waiting.get(keyOf(slide))?.pop();
      if (!other) continue;
      pairs.set(slide, other);
      free.delete(other);
    }
  };
  match(
    ({ id }) => id,
    ({ id }) => id !== '',
  );
  // A copy of a slide may have kept its name; a program that drops names drops them all.
  const known = new Set(expected.map(({ id }) => id));
  match(
    ({ title }) => title,
    ({ id, title }) => title !== '' && (id === '' || !known.has(id)),
  );
  match(
    ({ number }) => number,
    ({ id }) => id === '',
  );
  return expected.flatMap((slide): Pair[] => {
    const other = pairs.get(slide);
    return other ? [[other, slide]] : [];
  });
}

function partsThatDiffer(found: ComparableSlide, expected: ComparableSlide): SlidePart[] {
  if (found.exact === expected.exact) return [];
  const parts: SlidePart[] = [];
  if (found.title !== expected.title) parts.push('title');
  if (!sameList(found.texts, expected.texts)) parts.push('text');
  if (!sameList(found.notes, expected.notes)) parts.push('notes');
  if (!sameShapes(found.shapes, expected.shapes)) parts.push('shapes');
  if (found.hidden !== expected.hidden) parts.push('visibility');
  return parts.length > 0 ? parts : ['details'];
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function sameShapes(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, look]) => b.get(name) === look);
}

function exampleOf(
  parts: readonly SlidePart[],
  found: ComparableSlide,
  expected: ComparableSlide,
): SlideChange['example'] {
  for (const part of parts) {
    if (part === 'title') return { found: found.title, expected: expected.title };
    if (part !== 'text' && part !== 'notes') continue;
    const [a, b] = part === 'text' ? [found.texts, expected.texts] : [found.notes, expected.notes];
    const at = Math.max(
      0,
      [...a, ...b].findIndex((_, i) => a[i] !== b[i]),
    );
    return { found: a[at] ?? '', expected: b[at] ?? '' };
  }
  return null;
}

/** The numbers that can stay where they are: a longest rising run. The others have moved. */
function longestRun(numbers: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const number of numbers) {
    // `best[i]` is a rising run of length i + 1 with the smallest last number.
    let at = best.findIndex((run) => run[run.length - 1]! >= number);
    if (at < 0) at = best.length;
    best[at] = [...(at > 0 ? best[at - 1]! : []), number];
  }
  return new Set(best[best.length - 1] ?? []);
}
