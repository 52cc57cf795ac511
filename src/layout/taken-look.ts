import type { HexColor, LayoutArt } from '../theme/index.ts';
import type { PlacedText } from './placed.ts';

/** How a slide looks that another presentation brings, as far as pictures of ours can show it. */
export interface TakenLook {
  readonly background: HexColor;
  /** From the lowest up. */
  readonly art: readonly LayoutArt[];
  /** Over the art, where they stand, their lines not yet broken. */
  readonly texts: readonly PlacedText[];
  /** Names of what is not shown. */
  readonly leftOut: readonly string[];
}
