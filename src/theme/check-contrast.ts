import type { Diagnostic } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { contrast, resolveColor } from './color.ts';
import type { ThemeSource } from './decode-theme.ts';
import { type ColorRef, type LayoutText, type Theme, themeColors } from './theme.ts';

/**
 * Holds every text colour of the theme against the background behind it: 4.5:1, or 3:1 for large text (18 pt, or
 * 14 pt bold; WCAG 2.2, 1.4.3). Accents are edges and marks of diagrams: 3:1 (1.4.11).
 */
export function checkContrast(
  theme: Theme,
  source: ThemeSource,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { key, value } of source.layouts) {
    const layout = theme.layouts.get(key);
    if (!layout) continue;
    const places: [string, LayoutText | null][] = [
      ['title', layout.title],
      ['subtitle', layout.subtitle],
      ['kicker', layout.kicker],
      ...[...layout.slots].map(([name, slot]) => [name, slot] as [string, LayoutText]),
      ['citations', layout.citations],
      ['footer', layout.footer],
      ['date', layout.date],
      ['number', layout.number],
    ];
    for (const [name, place] of places) {
      if (!place) continue;
      const large = place.min >= 18 || (place.min >= 14 && place.bold);
      const ratio = ratioOf(theme, place.color, layout.background);
      const wanted = large ? 3 : 4.5;
      if (ratio >= wanted) continue;
      const message = `the text of "${name}" in layout "${key}" has a contrast of ${shown(ratio)}:1 with its background; it needs ${wanted}:1`;
      // Where the layout is another layer's, the colour is what its author can change.
      const layoutPlace = spanOf(value);
      const colorPlace = spanOf(source.colors, place.color.color);
      const span = layoutPlace.file.path === colorPlace.file.path ? layoutPlace : colorPlace;
      report(reportTheme('theme-contrast', span, message, { hint }));
    }
  }
  const paper: ColorRef = { color: 'light1' };
  for (const color of themeColors) {
    if (color.startsWith('light') || color === 'dark2') continue;
    const ratio = ratioOf(theme, { color }, paper);
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

function ratioOf(theme: Theme, color: ColorRef, background: ColorRef): number {
  return contrast(resolveColor(theme, color), resolveColor(theme, background));
}
