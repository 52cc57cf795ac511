import type { Icon } from '../../icons/index.ts';
import type { Box, ColorRef, Inches } from '../../theme/index.ts';
import type { PlacedIcon } from '../placed.ts';

/** From here on outlines are wide enough to be seen, and full areas would be heavy. */
const large: Inches = 1;

/** An icon in a box, as large as it fits and in its middle. It stands beside its word, so readers pass it by. */
export function placeIcon(
  icon: Icon,
  box: Box,
  color: ColorRef,
  own: Pick<PlacedIcon, 'name' | 'template' | 'yaml'>,
): PlacedIcon {
  const side = Math.min(box.w, box.h);
  return {
    kind: 'icon',
    ...own,
    box: { x: box.x + (box.w - side) / 2, y: box.y + (box.h - side) / 2, w: side, h: side },
    alt: null,
    decorative: true,
    shape: side < large ? icon.fill : icon.regular,
    color,
  };
}
