import { wordless } from './place/place-text.ts';
import type { PlacedGroup, PlacedShape, PlacedSlide, PlacedText } from './placed.ts';
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
      ...(slide.steps && { steps: stepsOf(slides[i]!.shapes) }),
    };
  });
}

/** The shapes of a figure on the slide itself, behind them a frame that says what they are together. */
function loosen(shape: PlacedShape): readonly PlacedShape[] {
  return isFigure(shape) ? [frameOf(shape), ...shape.shapes.flatMap(loosen)] : [shape];
}

/** Whether it has pieces that appear one after the other; cards are groups as well. */
function isFigure(shape: PlacedShape): shape is PlacedGroup {
  return shape.kind === 'group' && shape.shapes.some(({ step }) => step !== undefined);
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
  const groups = shapes.filter((shape) => shape.kind === 'group');
  return [...texts, ...groups.flatMap((group) => (isFigure(group) ? figureSteps(group) : [stepOf([group])]))];
}

function stepOf(shapes: readonly PlacedShape[]): PlacedStep {
  return { shapes: shapes.map(({ name }) => name), paragraphs: null };
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

/** One for each thing, with all that is said of it and the lines that join it to things that are there already. */
function figureSteps({ shapes }: PlacedGroup): PlacedStep[] {
  const steps = new Set(shapes.flatMap(({ step }) => step ?? []));
  return [...steps]
    .sort((a, b) => a - b)
    .map((step) => stepOf(shapes.filter((shape) => shape.step === step)));
}
