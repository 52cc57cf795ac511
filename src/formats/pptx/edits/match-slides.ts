import type { SnapshotSlide } from './snapshot.ts';
import { sameBox } from './tolerance.ts';

export interface SlidePair {
  readonly base: SnapshotSlide;
  readonly found: SnapshotSlide;
}

/**
 * Which slides are the same: by their ids, or where a program has dropped all of these, by what is on them. Of two with one
 * id the first is ours. In the order of the base.
 */
export function matchSlides(base: readonly SnapshotSlide[], found: readonly SnapshotSlide[]): SlidePair[] {
  const byId = new Map<string, SnapshotSlide>();
  for (const slide of found) if (slide.id !== '' && !byId.has(slide.id)) byId.set(slide.id, slide);
  if (base.some(({ id }) => byId.has(id)))
    return base.flatMap((slide) => {
      const same = byId.get(slide.id);
      return same ? [{ base: slide, found: same }] : [];
    });
  return matchByContent(base, found);
}

/** Less alike than this, and a slide is another one. */
const leastLikeness = 0.35;

function matchByContent(base: readonly SnapshotSlide[], found: readonly SnapshotSlide[]): SlidePair[] {
  const facts = new Map([...base, ...found].map((slide) => [slide, factsOf(slide)]));
  const candidates: { readonly i: number; readonly j: number; readonly likeness: number }[] = [];
  base.forEach((a, i) => {
    found.forEach((b, j) => {
      const likeness = likenessOf(a, b, facts.get(a)!, facts.get(b)!);
      if (likeness >= leastLikeness) candidates.push({ i, j, likeness });
    });
  });
  candidates.sort(
    (a, b) => b.likeness - a.likeness || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j,
  );
  const [mine, theirs] = [new Map<number, number>(), new Set<number>()];
  for (const { i, j } of candidates) {
    if (mine.has(i) || theirs.has(j)) continue;
    mine.set(i, j);
    theirs.add(j);
  }
  return base.flatMap((slide, i) => {
    const j = mine.get(i);
    return j === undefined ? [] : [{ base: slide, found: found[j]! }];
  });
}

interface SlideFacts {
  readonly title: string;
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function factsOf({ shapes }: SnapshotSlide): SlideFacts {
  const texts = shapes.flatMap(({ text }) => text ?? []).filter((line) => line !== '');
  return {
    title: shapes.find(({ place }) => place === 'title')?.text?.join('\n') ?? '',
    words: new Set(texts.flatMap((line) => line.split(/\s+/))),
    names: new Set(shapes.map(({ name }) => name)),
  };
}

/** From 0 to 1. */
function likenessOf(a: SnapshotSlide, b: SnapshotSlide, of: SlideFacts, other: SlideFacts): number {
  const titles = of.title !== '' && of.title === other.title ? 1 : 0;
  const words = of.words.size + other.words.size === 0 ? 0 : shared(of.words, other.words);
  const names = shared(of.names, other.names);
  const told = 0.3 * titles + 0.4 * words + 0.1 * names;
  // Places could make up for no more.
  if (told + 0.2 < leastLikeness) return 0;
  const boxes = a.shapes.filter((one) =>
    b.shapes.some((two) => one.kind === two.kind && sameBox(one.box, two.box)),
  );
  const places =
    a.shapes.length === 0
      ? b.shapes.length === 0
        ? 1
        : 0
      : boxes.length / Math.max(a.shapes.length, b.shapes.length);
  return told + 0.2 * places;
}

function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size + b.size === 0) return 1;
  let both = 0;
  for (const each of a) if (b.has(each)) both += 1;
  return (2 * both) / (a.size + b.size);
}
