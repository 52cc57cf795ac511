import type { Diagnostic } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { contrast, isHex, resolveColor } from './color.ts';
import { groundsOf } from './ground.ts';
import { type LayoutText, type Theme, type ThemeLayout, themeColors } from './theme.ts';
import type { ThemeSource } from './theme-schema.ts';

/** A text of a layout with the least contrast that it has to anything behind it. */
export interface TextContrast {
  readonly layout: ThemeLayout;
  /** `title`, or the name of a slot. */
  readonly name: string;
  readonly place: LayoutText;
  readonly ratio: number;
  /** 4.5, or 3 for large text (18 pt, or 14 pt bold; WCAG 2.2, 1.4.3). */
  readonly wanted: number;
}

/** Every place of a layout for text, by name. */
export function placesOf(layout: ThemeLayout): readonly (readonly [string, LayoutText])[] {
  const places: (readonly [string, LayoutText | null])[] = [
    ['title', layout.title],
    ['subtitle', layout.subtitle],
    ['kicker', layout.kicker],
    ...[...layout.slots].filter(([name, slot]) => name !== 'picture' && !slot.behind),
    ['citations', layout.citations],
    ['footer', layout.footer],
    ['date', layout.date],
    ['number', layout.number],
    ['numeral', layout.numeral],
    ['tracker', layout.tracker?.labels ?? null],
  ];
  return places.flatMap(([name, place]) => (place ? [[name, place] as const] : []));
}

/** The contrast of every text of a theme's layouts with what is really behind it. */
export function textContrasts(theme: Theme): readonly TextContrast[] {
  return [...theme.layouts.values()].flatMap((layout) =>
    placesOf(layout).map(([name, place]): TextContrast => {
      const large = place.min >= 18 || (place.min >= 14 && place.bold);
      const grounds = place.fill ? [resolveColor(theme, place.fill)] : groundsBehind(theme, layout, place);
      const color = resolveColor(theme, place.color);
      const ratio = Math.min(...grounds.map((ground) => contrast(color, ground)));
      return { layout, name, place, ratio, wanted: large ? 3 : 4.5 };
    }),
  );
}

function groundsBehind(theme: Theme, layout: ThemeLayout, place: LayoutText): readonly string[] {
  const own = layout.decorations.filter((each) => each.over === null);
  const plain = groundsOf(theme, { ...layout, decorations: own }, place);
  const picture = [...layout.slots].find(([, slot]) => slot.behind);
  if (!picture) return plain;
  // A picture may be as light and as dark as can be; what lies over it makes it readable.
  const over = layout.decorations.filter((each) => each.over === picture[0]);
  if (over.length === 0) return plain;
  return [...plain, ...groundsOf(theme, { ...layout, decorations: over }, place, ['FFFFFF', '000000'])];
}

/**
 * Holds every text colour of the theme against what is behind it. Accents are edges and marks of diagrams: 3:1
 * (WCAG 2.2, 1.4.11).
 */
export function checkContrast(
  theme: Theme,
  source: ThemeSource,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { layout, name, place, ratio, wanted } of textContrasts(theme)) {
    if (ratio >= wanted) continue;
    const message = `the text of "${name}" in layout "${layout.id}" has a contrast of ${shown(ratio)}:1 with its background; it needs ${wanted}:1`;
    const value = source.layouts.find(({ key }) => key === layout.id)!.value;
    // Where the layout is another layer's, the colour is what its author can change.
    const layoutPlace = spanOf(value);
    const { color } = place.color;
    const colorPlace = isHex(color) ? layoutPlace : spanOf(source.colors, color);
    const span = layoutPlace.file.path === colorPlace.file.path ? layoutPlace : colorPlace;
    report(reportTheme('theme-contrast', span, message, { hint }));
  }
  const paper = theme.colors.light1;
  for (const color of themeColors) {
    if (color.startsWith('light') || color === 'dark2') continue;
    const ratio = contrast(theme.colors[color], paper);
    const wanted = color.startsWith('accent') ? 3 : 4.5;
    if (ratio >= wanted) continue;
    const message = `${color} (${theme.colors[color]}) has a contrast of ${shown(ratio)}:1 with light1, the background; it needs ${wanted}:1`;
    report(reportTheme('theme-contrast', spanOf(source.colors, color), message, { hint }));
  }
}

const hint = 'choose another colour; until then slides show text in a shade that can be read';

/** Rounded down: what falls short by a little must not look as if it were enough. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
