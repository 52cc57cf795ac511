import type { Deck } from '../../../deck/index.ts';
import type { PlacedDeck } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import type { Package } from '../package/package.ts';
import { layoutPlaces } from './layout-places.ts';
import { MediaStore } from './media-store.ts';
import { TextFinisher } from './text-body.ts';
import type { LayoutWork, Work } from './work.ts';

/** What the finishers start from. */
export function startWork(
  input: { readonly deck: Deck; readonly placed: PlacedDeck; readonly theme: Theme; readonly created: string },
  drawn: Package,
): Work {
  const { deck, placed, theme, created } = input;
  const layouts = new Map<string, LayoutWork>();
  for (const [id, layout] of theme.layouts)
    layouts.set(id, { number: layouts.size + 1, layout, places: layoutPlaces(layout, theme) });
  const meanings = new Map(deck.slides.map((slide) => [slide.id, slide]));
  const parts: Package = new Map();
  return {
    deck,
    placed,
    theme,
    created,
    drawn,
    parts,
    layouts,
    slides: placed.slides.map((slide, i) => ({
      number: i + 1,
      placed: slide,
      slide: meanings.get(slide.id) ?? null,
    })),
    charts: [],
    media: new MediaStore(parts),
    text: new TextFinisher(theme),
    problems: [],
  };
}
