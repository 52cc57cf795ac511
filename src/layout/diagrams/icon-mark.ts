import type { Icon } from '../../icons/index.ts';
import type { Box, ColorRef } from '../../theme/index.ts';
import type { SketchMark } from './sketch.ts';

/** An icon in the middle of a box, its word beside it. */
export function iconMark(icon: Icon, id: string, box: Box, share: number, color: ColorRef): SketchMark {
  const side = Math.min(box.w, box.h) * share;
  return {
    name: `${signName} ${id}`,
    of: [id],
    box: { x: box.x + (box.w - side) / 2, y: box.y + (box.h - side) / 2, w: side, h: side },
    paths: (side < 1 ? icon.fill : icon.regular).paths,
    color,
    front: true,
  };
}

const signName = 'Sign';

/** Whether a mark of this name is an icon: these look the same whichever way one reads. */
export function isSign(name: string): boolean {
  return name.startsWith(`${signName} `);
}
