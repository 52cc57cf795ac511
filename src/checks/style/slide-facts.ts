import type { DeckBlock, Slide } from '../../deck/index.ts';
import type { PlacedParagraph, PlacedShape, PlacedSlide, PlacedText } from '../../layout/index.ts';
import { plainText } from '../../markup/index.ts';
import type { Box, Inches, Points, Theme, ThemeLayout } from '../../theme/index.ts';
import type { ReviewInput } from '../check.ts';

/** What the rules of style ask of a slide. */
export interface SlideFacts {
  readonly slide: Slide;
  readonly placed: PlacedSlide;
  readonly layout: ThemeLayout;
  readonly title: string;
  readonly role: 'cover' | 'section' | 'frame' | 'content';
  readonly blocks: readonly DeckBlock[];
  /** What stands in the places for content: no title, section name, sources or foot. */
  readonly content: readonly PlacedShape[];
  /** The room that the layout has for content; null: it has none. */
  readonly body: Box | null;
  /** One sentence, one quotation or one number, set large: it may stand in white. */
  readonly isStatement: boolean;
  /** A diagram, chart, table or picture. */
  readonly hasFigure: boolean;
  /** Only text, or text and tables: what is read line by line. */
  readonly isRead: boolean;
  readonly hasPicture: boolean;
  /** The kind of its figure, or text: what its layout holds. */
  readonly form: string;
}

/** Kinds of blocks that are read, and not looked at. */
const texts: ReadonlySet<string> = new Set(['paragraph', 'heading', 'rule', 'list', 'blockquote', 'code']);

/** Kinds whose one sentence, quotation or number stands alone, however large it is. */
const statements = new Set(['statement', 'quote', 'big-number', 'formula']);

/** Kinds that tell where one is, and are no argument. */
const frames = new Set(['agenda', 'closing', 'questions', 'question', 'sources', 'glossary', 'contents']);

/** Sizes from which one text alone on a slide is meant to stand alone. */
const statementSize: Points = 32;

export function factsOf({ deck, placed, theme }: ReviewInput): SlideFacts[] {
  const slides = new Map(deck.slides.map((slide) => [slide.id, slide]));
  return placed.slides.flatMap((each) => {
    const slide = slides.get(each.id);
    const layout = theme.layouts.get(each.layout);
    // A slide of another presentation is as it is.
    return slide && layout && !each.hidden && !each.taken ? [factsOfSlide(slide, each, layout, theme)] : [];
  });
}

function factsOfSlide(slide: Slide, placed: PlacedSlide, layout: ThemeLayout, theme: Theme): SlideFacts {
  const blocks = slide.slots.flatMap((slot) => slot.blocks);
  const content = placed.shapes.filter((shape) => isContent(shape, layout));
  const hasPicture = blocks.some(
    (block) =>
      block.kind === 'image' || (block.kind === 'cards' && block.cards.some(({ picture }) => picture)),
  );
  const figure = blocks.find((block) => !texts.has(block.kind));
  const hasFigure = figure !== undefined || content.some((shape) => shape.kind !== 'text');
  const what =
    figure?.kind === 'diagram'
      ? figure.arrange
      : figure?.kind === 'chart'
        ? `${figure.chart} chart`
        : figure?.kind === 'cards'
          ? `cards ${figure.style}`
          : (figure?.kind ?? 'text');
  return {
    slide,
    placed,
    layout,
    title: plainText(slide.title).trim(),
    role: roleOf(slide, layout),
    blocks,
    content,
    body: bodyOf(layout, theme),
    isStatement: statements.has(slide.use) || (!hasFigure && largestSize(content) >= statementSize),
    hasFigure,
    isRead: blocks.every(({ kind }) => texts.has(kind) || kind === 'table'),
    hasPicture,
    form: `${layout.id} ${what}`,
  };
}

function roleOf(slide: Slide, layout: ThemeLayout): SlideFacts['role'] {
  if (layout.type === 'title' || /^cover(-|$)/.test(slide.use)) return 'cover';
  if (slide.use === 'section') return 'section';
  return frames.has(slide.use) ? 'frame' : 'content';
}

function isContent(shape: PlacedShape, { kicker, citations }: ThemeLayout): boolean {
  if (shape.kind !== 'text' || !shape.placeholder) return true;
  const { type, index } = shape.placeholder;
  return type === 'body' && index !== kicker?.index && index !== citations?.index;
}

function bodyOf({ slots }: ThemeLayout, { size }: Theme): Box | null {
  const places = [...slots.values()];
  if (places.length === 0) return null;
  const x = Math.max(0, Math.min(...places.map((place) => place.x)));
  const y = Math.max(0, Math.min(...places.map((place) => place.y)));
  const right = Math.min(size.width, Math.max(...places.map((place) => place.x + place.w)));
  const bottom = Math.min(size.height, Math.max(...places.map((place) => place.y + place.h)));
  return { x, y, w: right - x, h: bottom - y };
}

/** Every text of shapes, those in groups and tables too. */
export function paragraphsOf(shapes: readonly PlacedShape[]): PlacedParagraph[] {
  return shapes.flatMap((shape) => {
    if (shape.kind === 'text') return [...shape.paragraphs];
    if (shape.kind === 'group') return paragraphsOf(shape.shapes);
    if (shape.kind === 'table')
      return shape.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs));
    return [];
  });
}

export function textOf(shapes: readonly PlacedShape[]): string {
  return paragraphsOf(shapes)
    .map((paragraph) => plainText(paragraph.runs))
    .join('\n');
}

function largestSize(shapes: readonly PlacedShape[]): Points {
  return Math.max(0, ...paragraphsOf(shapes).flatMap(({ runs }) => runs.map(({ size }) => size)));
}

/** What is seen of shapes: lines of text as they are set, figures and filled shapes whole. */
export function inkOf(shapes: readonly PlacedShape[]): Box[] {
  return shapes.flatMap((shape) => {
    if (shape.kind === 'group') return inkOf(shape.shapes);
    if (shape.kind === 'text' && !shape.fill && !shape.line) return textInk(shape);
    return [shape.box];
  });
}

function textInk(shape: PlacedText): Box[] {
  const { box, inset, anchor, paragraphs } = shape;
  const x = box.x + inset.left;
  const w = box.w - inset.left - inset.right;
  const heights = paragraphs.map(({ lines, spaceBefore }, i) => {
    return (i === 0 ? 0 : spaceBefore / 72) + lines.reduce((sum, line) => sum + line.height, 0);
  });
  const height = heights.reduce((sum, each) => sum + each, 0);
  if (height === 0) return [];
  const room = box.h - inset.top - inset.bottom;
  const start = anchor === 'top' ? 0 : anchor === 'bottom' ? room - height : (room - height) / 2;
  let y = box.y + inset.top + start;
  return paragraphs.flatMap(({ lines, align, indent, hanging }, i) => {
    const width: Inches = Math.max(0, ...lines.map((line) => line.width));
    const left =
      align === 'left' ? x + indent - hanging : align === 'center' ? x + (w - width) / 2 : x + w - width;
    const ink = { x: left, y, w: width + (align === 'left' ? hanging : 0), h: heights[i]! };
    y += heights[i]!;
    return lines.length > 0 ? [ink] : [];
  });
}
