import { wordless } from './place/place-text.ts';
import type { PlacedConnector, PlacedGroup, PlacedShape, PlacedSlide, PlacedText } from './placed.ts';
import type { PlacedStep } from './placed-motion.ts';

/** Decides what moves from slide to slide and what appears in which order; the slides as they are where nothing does. */
export function settleMotion(slides: readonly PlacedSlide[]): readonly PlacedSlide[] {
  if (!slides.some((slide) => slide.transition || slide.steps)) return slides;
  const morphs = (i: number) => slides[i]?.transition === 'morph' && i > 0;
  // Programs move and show whole shapes of a slide: what is in a group stands still in it.
  const loose = slides.map((slide, i) =>
    slide.steps || morphs(i) || morphs(i + 1) ? { ...slide, shapes: slide.shapes.flatMap(loosen) } : slide,
  );
  return loose.map((slide, i): PlacedSlide => {
    const moving = new Set([
      ...(morphs(i) ? shared(slide, loose[i - 1]!) : []),
      ...(morphs(i + 1) ? shared(slide, loose[i + 1]!) : []),
    ]);
    return {
      ...slide,
      ...(moving.size > 0 && { moving }),
      ...(slide.steps && { steps: stepsOf(slide.shapes) }),
    };
  });
}

/** The shapes of a group on the slide itself, behind them a frame that says what they are together. */
function loosen(shape: PlacedShape): readonly PlacedShape[] {
  if (shape.kind !== 'group' || !shape.shapes.some(({ name }) => isNode(name))) return [shape];
  return [frameOf(shape), ...shape.shapes.flatMap(loosen)];
}

/** Boxes of a diagram; those of its legend are none. */
function isNode(name: string): boolean {
  return /^Node (?!legend )/.test(name);
}

function frameOf({ kind: _, shapes: _shapes, ...group }: PlacedGroup): PlacedText {
  return { ...group, ...wordless };
}

/** Names of shapes that stand for the same thing on both slides. */
function shared({ shapes }: PlacedSlide, other: PlacedSlide): string[] {
  const there = new Map(other.shapes.map((shape) => [shape.name, shape]));
  return shapes.flatMap((shape) => {
    const twin = there.get(shape.name);
    return twin && isSame(shape, twin) ? [shape.name] : [];
  });
}

function isSame(a: PlacedShape, b: PlacedShape): boolean {
  if (a.kind === 'image') return b.kind === 'image' && a.image.path === b.image.path;
  if (a.kind === 'icon') return b.kind === 'icon';
  // Titles and other places of layouts are known to be the same by being these places.
  return (isOfFigure(a) && isOfFigure(b)) || (a.kind === 'connector' && b.kind === 'connector');
}

/** Elements, their words and what joins them have names made of their ids. */
function isOfFigure(shape: PlacedShape): shape is PlacedText {
  return shape.kind === 'text' && shape.placeholder === null && /^(?:Node|Label|Turn|Date) /.test(shape.name);
}

function stepsOf(shapes: readonly PlacedShape[]): PlacedStep[] {
  const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? listSteps(shape) : []));
  return [...texts, ...figureSteps(shapes)];
}

/** One for each item of a list, with what is inside of it. */
function listSteps({ name, paragraphs, placeholder }: PlacedText): PlacedStep[] {
  const steps: { shapes: []; paragraphs: { shape: string; first: number; last: number } }[] = [];
  if (!placeholder || !paragraphs.some((each) => each.bullet)) return steps;
  paragraphs.forEach(({ bullet, level, indent }, i) => {
    if (bullet && level === 0) steps.push({ shapes: [], paragraphs: { shape: name, first: i, last: i } });
    else if (steps.length > 0 && (level > 0 || indent > 0)) steps.at(-1)!.paragraphs.last = i;
    else if (steps.length > 0) steps.push({ shapes: [], paragraphs: { shape: name, first: i, last: i } });
  });
  return steps;
}

/** One for each box, with the lines that join it to boxes that are there already, and their words. */
function figureSteps(shapes: readonly PlacedShape[]): PlacedStep[] {
  const connectors = shapes.filter((shape): shape is PlacedConnector => shape.kind === 'connector');
  const names = new Set(shapes.map(({ name }) => name));
  // Cards and figures are groups of their own.
  const nodes = shapes.filter(({ kind, name }) => isNode(name) || kind === 'group');
  if (nodes.length === 0) return [];
  const place = new Map(nodes.map(({ name }, i) => [name, i]));
  const parts = nodes.map(({ name }) => [name]);
  // Lines of several pieces end at joints, which are there as soon as both of its ends are.
  const chains = new Map<string, PlacedConnector[]>();
  for (const connector of connectors) {
    const id = idOf(connector.name);
    chains.set(id, [...(chains.get(id) ?? []), connector]);
  }
  for (const [id, pieces] of chains) {
    const ends = pieces.flatMap(({ from, to }) => [place.get(from.shape), place.get(to.shape)]);
    const at = Math.max(...ends.map((end) => end ?? -1));
    if (at < 0) continue;
    const own = shapes.filter(({ name }) => /^(?:Connector|Turn|Label) /.test(name) && idOf(name) === id);
    parts[at]!.push(...own.map(({ name }) => name));
  }
  nodes.forEach(({ name }, i) => {
    for (const kind of ['Date', 'Icon']) {
      const own = name.replace(/^Node /, `${kind} `);
      if (own !== name && names.has(own)) parts[i]!.push(own);
    }
  });
  return parts.map((each) => ({ shapes: [...new Set(each)], paragraphs: null }));
}

/** The id in a name: `Connector rain on`, `Label rain forward`, `Turn rain 2`. */
function idOf(name: string): string {
  return name
    .replace(/^\w+ /, '')
    .replace(/ \d+$/, '')
    .replace(/ (?:on|forward|backward)$/, '');
}
