import type { Box, Inches, LayoutText } from '../../theme/index.ts';
import type { SlideContext } from './slide-context.ts';

/** What stays free between a mark that hangs and what is drawn beside it, and to the slide's edge. */
const free: Inches = 0.12;

/** How far an opening quotation mark may stand out at the left of a place: to the next thing there, or the slide's edge. */
export function hangRoom(place: LayoutText, { theme, layout }: SlideContext): Inches {
  if (!theme.hangQuotes || place.align !== 'left' || place.bullets) return 0;
  const { title, subtitle, kicker, numeral, tracker, motif, slots, decorations } = layout;
  const places = [title, subtitle, kicker, numeral, tracker, motif, ...slots.values()].filter(
    (each): each is LayoutText => each !== null && each !== place,
  );
  const edges = [...places.flatMap(edgesOf), ...decorations.flatMap(edgesOf)];
  const nearest = Math.max(0, ...edges.filter((x) => x <= place.x + 1e-6));
  // A fill or a line of its own ends where the place does.
  return place.fill ? 0 : Math.max(0, place.x - nearest - free);

  function edgesOf(box: Box): Inches[] {
    const beside = box.y < place.y + place.h && place.y < box.y + box.h;
    if (!beside) return [];
    return [box.x, box.x + box.w].filter((x) => Math.abs(x - place.x) > 1e-6);
  }
}
