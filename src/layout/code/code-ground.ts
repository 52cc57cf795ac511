import { type ColorRef, contrast, readableOn, resolveColor, towardBackground } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';

/** What code stands on. */
export interface CodeGround {
  readonly panel: ColorRef;
  /** Behind lines that stand out, and at their edge. */
  readonly band: ColorRef;
  readonly edge: ColorRef;
}

/** A panel that can be told from what is behind it, in a colour of the theme. */
export function groundOfCode({ theme, background }: SlideContext): CodeGround {
  const { tint, sheet, page, gold } = theme.roles;
  const apart = (a: ColorRef, b: ColorRef) => contrast(resolveColor(theme, a), resolveColor(theme, b));
  const panel = [tint, sheet, page].find((each) => apart(each, background) >= 1.04) ?? tint;
  const bands = bandShares.map((share) => towardBackground(theme, gold, panel, share));
  return {
    panel,
    band: bands.find((each) => apart(each, panel) >= 1.06) ?? bands.at(-1)!,
    edge: readableOn(theme, gold, panel, 3),
  };
}

/** The paler the better, as long as it can be seen. */
const bandShares = [0.85, 0.75, 0.65, 0.55];
