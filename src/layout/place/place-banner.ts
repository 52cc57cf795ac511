import { type Box, type ColorRef, type LayoutText, plainPlace } from '../../theme/index.ts';
import { overlaps } from '../geometry.ts';
import type { PlacedShape, PlacedText } from '../placed.ts';
import { fitLine } from './place-furniture.ts';
import { placeText } from './place-text.ts';
import type { FittedLine, SlideContext } from './slide-context.ts';

const height = 0.2;
/** What keeps it from the edge of the slide, and its words from its own ends. */
const edge = 0.02;
const pad = 0.12;
/** What keeps a mark in a corner from the sides of the slide, and from a banner. */
const side = 0.3;

/** Who may see the slide, at its upper and lower edge, over all else. */
export function placeBanners(context: SlideContext): PlacedText[] {
  const { deck, slide, theme } = context;
  const { marking } = slide;
  const banner = deck.marking?.banner ?? 'none';
  if (!marking || banner === 'none') return [];
  const wanted = (['top', 'bottom'] as const).filter((each) => banner === each || banner === 'both');
  const colors: TagColors = {
    paper: marking.colors?.paper ?? 'light1',
    text: marking.colors?.text ?? 'dark1',
  };
  const mark = fitMark(context);
  const room = theme.size.width - 1.4 - (mark ? 2 * (widthOf(mark) + side) : 0);
  return wanted.map((at) => {
    const y = rowsOf(context)[at];
    const tag = fitTag(
      marking.label,
      { x: (theme.size.width - room) / 2, y, w: room, h: height },
      colors,
      context,
    );
    const w = Math.min(room, widthOf(tag));
    const box = { x: (theme.size.width - w) / 2, y, w, h: height };
    return placeTag(tag, box, { name: 'Marking', subject: 'the marking' }, context);
  });
}

/** That the slide stands on a stale source: in the first corner in which nothing else stands. */
export function placeStaleMark(shapes: readonly PlacedShape[], context: SlideContext): PlacedText[] {
  const mark = fitMark(context);
  if (!mark) return [];
  const { width } = context.theme.size;
  const w = widthOf(mark);
  const { top, bottom } = rowsOf(context);
  const corners = [top, bottom].flatMap((y) => [width - side - w, side].map((x) => ({ x, y, w, h: height })));
  const others = [
    ...shapes.filter(({ box, decorative }) => !decorative && box.w * box.h < width),
    ...context.layout.decorations.filter(({ shape }) => shape === 'picture').map((box) => ({ box })),
  ];
  const free = corners.find((corner) => !others.some(({ box }) => overlaps(corner, box))) ?? corners[0]!;
  return [placeTag(mark, free, { name: 'Stale source', subject: 'the mark of a stale source' }, context)];
}

type Rows = Readonly<Record<'top' | 'bottom', number>>;

function rowsOf({ theme }: SlideContext): Rows {
  return { top: edge, bottom: theme.size.height - edge - height };
}

/** Dark words on light paper would not be seen on most slides: it is the other way round. */
function fitMark(context: SlideContext): Tag | null {
  const { slide, theme } = context;
  if (slide.stale === undefined) return null;
  const box = { x: side, y: edge, w: theme.size.width / 3, h: height };
  return fitTag(slide.stale, box, { paper: 'dark1', text: 'light1' }, context);
}

interface Tag {
  readonly line: FittedLine;
  readonly place: LayoutText;
  readonly paper: ColorRef;
}

interface TagColors {
  readonly paper: ColorRef['color'];
  readonly text: ColorRef['color'];
}

function fitTag(text: string, box: Box, { paper, text: color }: TagColors, context: SlideContext): Tag {
  const place: LayoutText = {
    ...box,
    index: 0,
    size: 10,
    min: 7,
    bold: true,
    align: 'center',
    anchor: 'middle',
    font: 'body',
    bullets: false,
    ...plainPlace,
    color: { color },
    fill: { color: paper },
  };
  return { line: fitLine([{ text }], place, context), place, paper: { color: paper } };
}

function widthOf({ line }: Tag): number {
  return line.set.width + 2 * pad;
}

function placeTag(
  { line, place, paper }: Tag,
  box: Box,
  { name, subject }: { readonly name: string; readonly subject: string },
  context: SlideContext,
): PlacedText {
  const { origin } = context.slide;
  const finding = { subject, origin, once: true };
  const placed = placeText({ set: line.set, box, place, name, placeholder: null, origin, finding }, context);
  return { ...placed, fill: paper };
}
