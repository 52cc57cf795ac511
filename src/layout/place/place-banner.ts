import { type Box, type ColorRef, type LayoutText, plainPlace } from '../../theme/index.ts';
import type { PlacedText } from '../placed.ts';
import { fitLine } from './place-furniture.ts';
import { placeText } from './place-text.ts';
import type { SlideContext } from './slide-context.ts';

const height = 0.2;
/** What keeps it from the edge of the slide, and its words from its own ends. */
const edge = 0.02;
const pad = 0.12;

/** Who may see the slide, at its upper and lower edge, over all else. */
export function placeBanners(context: SlideContext): PlacedText[] {
  const { deck, slide, theme } = context;
  const { marking } = slide;
  const banner = deck.marking?.banner ?? 'none';
  if (!marking || banner === 'none') return [];
  const places = { top: edge, bottom: theme.size.height - edge - height };
  const wanted = (['top', 'bottom'] as const).filter((each) => banner === each || banner === 'both');
  return wanted.map((at) => placeBanner(marking, places[at], context));
}

function placeBanner(
  { label, colors }: NonNullable<SlideContext['slide']['marking']>,
  y: number,
  context: SlideContext,
): PlacedText {
  const { theme, slide } = context;
  const text: ColorRef = { color: colors?.text ?? 'dark1' };
  const place: LayoutText = {
    x: 0.7,
    y,
    w: theme.size.width - 1.4,
    h: height,
    index: 0,
    size: 10,
    min: 7,
    bold: true,
    align: 'center',
    anchor: 'middle',
    font: 'body',
    bullets: false,
    ...plainPlace,
    color: text,
  };
  const { set } = fitLine([{ text: label }], place, context);
  const width = Math.min(place.w, set.width + 2 * pad);
  const box: Box = { x: (theme.size.width - width) / 2, y, w: width, h: height };
  const finding = { subject: 'the marking', origin: slide.origin, once: true };
  const placed = placeText(
    { set, box, place, name: 'Marking', placeholder: null, origin: slide.origin, finding },
    context,
  );
  return { ...placed, fill: { color: colors?.paper ?? 'light1' } };
}
