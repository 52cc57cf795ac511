import type { Diagnostic, Span } from '../../../source/index.ts';
import { contrast } from '../../../theme/index.ts';
import { backdropOf } from './backdrops.ts';
import type { BrandLayout, FoundPlace } from './brand-model.ts';
import { reportBrand } from './codes.ts';

/** From this size on, in points, text is read with less contrast (WCAG 2.2, 1.4.3). */
const large = 24;

/** What the file's own texts on its layout for content lack in contrast: they stay as they are. */
export function paleTexts(
  layout: BrandLayout,
  places: readonly (FoundPlace | null)[],
  path: string,
  span: Span | null,
): Diagnostic[] {
  return places.flatMap((found) => {
    const [level] = found?.place.levels ?? [];
    if (!found || !level) return [];
    const hex = ownDigits(level.color.color, layout);
    const ratio = Math.min(...backdropOf(layout, found.outer).map((each) => contrast(hex, each.slice(1))));
    const wanted = level.size >= large ? 3 : 4.5;
    if (ratio >= wanted) return [];
    const what = found.type === 'title' || found.type === 'ctrTitle' ? 'titles' : 'text';
    const message = `the ${what} of "${path}" (#${hex}, layout "${layout.name}") may have a contrast of no more than ${ratio.toFixed(1)}:1 to what is behind; ${wanted}:1 can be read by most`;
    const hint = 'give the text in its master a darker or lighter colour; it is shown as the file has it';
    return [reportBrand('brand-contrast', span, message, { hint })];
  });
}

/** A colour as it is read from a file: by the names of its text and its page, or by digits. */
function ownDigits(color: string, { palette }: BrandLayout): string {
  if (color.startsWith('#')) return color.slice(1);
  const slot = palette.map.get(color === 'dark1' ? 'tx1' : 'bg1') ?? (color === 'dark1' ? 'dk1' : 'lt1');
  return palette.theme.get(slot) ?? '000000';
}
