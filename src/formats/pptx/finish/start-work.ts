import type { Deck } from '../../../deck/index.ts';
import type { PlacedDeck } from '../../../layout/index.ts';
import { officeLanguage } from '../../../package/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { layoutPlaces } from './layout-places.ts';
import { MediaStore } from './media-store.ts';
import { TextFinisher } from './text-finisher.ts';
import type { LayoutWork, PartSink, Work } from './work.ts';

/** Slides that pptxgenjs draws in one go: it keeps all that it is given until it writes. */
export const slidesAtOnce = 32;

/** What the finishers start from. */
export function startWork(
  input: {
    readonly deck: Deck;
    readonly placed: PlacedDeck;
    readonly theme: Theme;
    readonly created: string;
  },
  parts: PartSink,
): Work {
  const { deck, placed, theme, created } = input;
  const layouts = new Map<string, LayoutWork>();
  for (const [id, layout] of theme.layouts)
    layouts.set(id, { number: layouts.size + 1, layout, places: layoutPlaces(layout, theme) });
  const meanings = new Map(deck.slides.map((slide) => [slide.id, slide]));
  return {
    deck,
    placed,
    theme,
    created,
    parts,
    layouts,
    slides: placed.slides.map((slide, i) => ({
      number: i + 1,
      drawnNumber: (i % slidesAtOnce) + 1,
      placed: slide,
      slide: meanings.get(slide.id) ?? null,
    })),
    media: new MediaStore(parts),
    text: new TextFinisher(theme, officeLanguage(deck.language)),
    problems: [],
    charts: 0,
  };
}
