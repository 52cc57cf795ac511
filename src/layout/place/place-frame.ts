import type { Deck } from '../../deck/index.ts';
import type {
  Box,
  ColorRef,
  Decoration,
  Fill,
  LayoutText,
  NumeralStyle,
  Tracker,
} from '../../theme/index.ts';
import { isGradient, readableOn, textOn } from '../../theme/index.ts';
import { overlaps } from '../geometry.ts';
import type { PlacedShape, PlacedText } from '../placed.ts';
import { fitSize } from '../text/fit-size.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, setText } from '../text/set-text.ts';
import { fitLine } from './place-furniture.ts';
import { wordless } from './place-text.ts';
import { lookOf, type SlideContext } from './slide-context.ts';

/** What a layout shows of the section and of the model: numeral, tracker, motif. Readers pass it by. */
export function placeFrame(context: SlideContext): PlacedText[] {
  const { deck, layout, slide } = context;
  const sections = deck.sections.filter(({ id, appendix }) => id !== unnamedSection && !appendix);
  const current = sections.findIndex(({ id }) => id === slide.section);
  return [
    ...placeMotif(context),
    ...(layout.numeral && current >= 0 ? [placeNumeral(current + 1, layout.numeral, context)] : []),
    ...(layout.tracker && current >= 0 && sections.length > 1
      ? placeTracker(sections, current, layout.tracker, context)
      : []),
  ];
}

/** The lines over places that are filled. */
export function placeRules(shapes: readonly PlacedShape[], context: SlideContext): PlacedText[] {
  const { layout } = context;
  return [layout.citations, layout.kicker, layout.subtitle, ...layout.slots.values()].flatMap((place) => {
    if (!place?.rule || !shapes.some((each) => isIn(each, place))) return [];
    const { color, w, h, above } = place.rule;
    return [{ ...shape('Rule', { x: place.x, y: place.y - above, w, h }, context), fill: color }];
  });
}

function isIn(shape: PlacedShape, { index }: LayoutText): boolean {
  return shape.kind === 'text' && shape.placeholder?.index === index;
}

/** Slides before the first section that an author named are in this one. */
const unnamedSection = 'section-default';

function placeNumeral(
  number: number,
  place: NonNullable<SlideContext['layout']['numeral']>,
  context: SlideContext,
): PlacedText {
  const text = numeralOf(number, place.numerals);
  const { set, box } = fitLine([{ text }], place, context);
  return { ...shape('Section number', box, context), anchor: place.anchor, paragraphs: set.paragraphs };
}

function numeralOf(number: number, style: NumeralStyle): string {
  if (style === 'two-digit') return String(number).padStart(2, '0');
  if (style === 'arabic' || number > 39) return String(number);
  return 'X'.repeat(Math.floor(number / 10)) + romanUnits[number % 10]!;
}

const romanUnits = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

function placeTracker(
  sections: Deck['sections'],
  current: number,
  tracker: Tracker,
  context: SlideContext,
): PlacedText[] {
  const { theme } = context;
  const step = (tracker.w + tracker.gap) / sections.length;
  const dots = tracker.shape === 'dots';
  // Dots are round however few there are, and stand at the end.
  const width = dots ? Math.min(tracker.h, step - tracker.gap) : step - tracker.gap;
  const pitch = dots ? width + tracker.gap : step;
  const start = dots ? tracker.x + tracker.w - pitch * sections.length + tracker.gap : tracker.x;
  return sections.flatMap(({ title }, i): PlacedText[] => {
    const color = i === current ? tracker.current : i < current ? tracker.past : tracker.rest;
    const box = { x: start + i * pitch, y: tracker.y, w: width, h: dots ? width : tracker.h };
    if (dots) {
      const full = i === current;
      const text = [{ text: numeralOf(i + 1, tracker.numerals) }];
      const size = Math.max(10, Math.round(width * 72 * 0.36));
      const ink = full ? textOn(theme, color) : readableOn(theme, color, context.background);
      return [
        {
          ...shape('Section mark', box, context),
          shape: 'ellipse',
          fill: full ? color : null,
          line: { color, width: 1.25, dash: 'solid' },
          anchor: 'middle',
          paragraphs: setWords(text, box, size, ink, context),
        },
      ];
    }
    const mark: PlacedText = { ...shape('Section mark', box, context), fill: color };
    const { labels } = tracker;
    if (!labels) return [mark];
    const place = { ...labels, x: box.x, w: box.w, anchor: 'top', bold: i === current } as const;
    const look = { ...lookOf(labels, context), bold: i === current };
    const shown = i === current ? tracker.current : labels.color;
    const own = { ...look, color: readableOn(theme, shown, context.background) };
    const flow = createFlow([flowRuns([{ text: title }], own)], context.typesetter);
    const size = fitSize(flow, place, { min: place.min, max: place.size });
    const set = setText(flow, place.w, size);
    // What does not fit stands on the section's own slide.
    if (set.height > place.h + 0.02) return [mark];
    const label = { ...shape('Section mark name', labelBox(place), context), paragraphs: set.paragraphs };
    return [mark, { ...label, anchor: 'top' }];
  });
}

function labelBox({ x, y, w, h }: Box): Box {
  return { x, y, w, h };
}

function setWords(
  runs: readonly { readonly text: string }[],
  box: Box,
  size: number,
  color: ColorRef,
  context: SlideContext,
): PlacedText['paragraphs'] {
  const look = {
    color,
    accent: color,
    quiet: color,
    link: color,
    bold: true,
    italic: false,
    font: 'heading',
    align: 'center',
    size,
    captionSize: size,
    language: context.deck.language,
    classOf: () => null,
  } as const;
  return setText(createFlow([flowRuns(runs, look)], context.typesetter), box.w, size).paragraphs;
}

/** A disc for each member of the first group, two joined rings for each of the first pairs, from the top down. */
function placeMotif(context: SlideContext): PlacedText[] {
  const { motif } = context.layout;
  if (!motif) return [];
  const { discs, pairs } = countsOf(context.deck);
  const rows = Math.min(mostRows, Math.max(discs, pairs, 1));
  const columns = pairs > 0 ? 3 : 1;
  const pitch = Math.min(motif.h / rows, (motif.w / (columns === 3 ? 3.45 : 1.25)) * 1.25);
  const r = Math.min(pitch * 0.4, motif.w / (columns === 3 ? 7.1 : 2));
  const line = { color: motif.color, width: 2.25, dash: 'solid' } as const;
  const left = motif.x + r;
  const second = left + r * 3;
  const third = second + r * 2.3;
  const top = motif.y + (motif.h - pitch * rows) / 2 + pitch / 2;
  const disc = (x: number, y: number): PlacedText => ({
    ...shape('Motif', { x: x - r, y: y - r, w: 2 * r, h: 2 * r }, context),
    shape: 'ellipse',
  });
  return Array.from({ length: rows }, (_, i) => top + i * pitch).flatMap((y, i): PlacedText[] => [
    ...(i < discs ? [{ ...disc(left, y), fill: motif.color }] : []),
    ...(i < pairs
      ? [
          { ...disc(second, y), line },
          { ...disc(third, y), line },
          {
            ...shape('Motif', { x: second + r, y: y - 0.015, w: r * 0.3, h: 0.03 }, context),
            fill: motif.color,
          },
        ]
      : []),
  ]);
}

const mostRows = 7;

/** What the outline's first group of things and its first group of pairs count. */
function countsOf({ outline }: Deck): { readonly discs: number; readonly pairs: number } {
  const groups = [...outline.groups.values()];
  const things = groups.find(
    ({ members }) => members.length > 1 && members.every(({ type }) => type !== 'relationship'),
  );
  const pairs = groups.find(
    ({ members }) => members.length > 1 && members.every(({ type }) => type === 'relationship'),
  );
  return {
    discs: things?.members.length ?? Math.max(outline.elements.size, 3),
    pairs: pairs?.members.length ?? 0,
  };
}

/**
 * What lies over a slot that is filled: shapes of the layout that would be hidden behind it. Where it has none and the title
 * stands on the picture, a veil of the slide's own colour, through which words can be read.
 */
export function placeOver(slot: string, context: SlideContext): PlacedText[] {
  const { layout, background } = context;
  const own = layout.decorations.flatMap((each): PlacedText[] => {
    if (each.shape === 'picture' || each.over !== slot) return [];
    return [overShape(each, context)];
  });
  const place = layout.slots.get(slot);
  if (own.length > 0 || !place || !layout.title || !overlaps(place, layout.title)) return own;
  const { x, y, w, h } = place;
  return [{ ...shape('Over picture', { x, y, w, h }, context), fill: { ...background, alpha: veil } }];
}

const veil = 0.85;

function overShape(decoration: Exclude<Decoration, { shape: 'picture' }>, context: SlideContext): PlacedText {
  const { x, y, w, h, fill, line, radius } = decoration;
  return {
    ...shape('Over picture', { x, y, w, h }, context),
    shape: decoration.shape === 'line' ? 'rect' : decoration.shape,
    fill: fill && standFor(fill),
    ...(fill && isGradient(fill) && { gradient: fill }),
    line: line && { ...line, dash: 'solid' },
    radius,
  };
}

function standFor(fill: Fill): ColorRef {
  return isGradient(fill) ? fill.stops[0]!.color : fill;
}

/** A shape without anything, which readers pass by. */
function shape(name: string, box: Box, context: SlideContext): PlacedText {
  return {
    ...wordless,
    name: context.nameOf(name),
    box,
    alt: null,
    decorative: true,
    template: context.slide.origin.template,
    yaml: context.slide.origin.yaml,
  };
}
