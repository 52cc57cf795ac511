import type { DiagramNode } from '../../deck/index.ts';
import type { Icon } from '../../icons/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { Inset } from '../placed.ts';
import { pointsPerInch, type SetText } from '../text/set-text.ts';

/** An icon in a node, with its label. */
export interface Sign {
  readonly icon: Icon;
  readonly at: SignPlace;
}

export type SignPlace = 'above' | 'beside';

/** Of its side, by the size of the type. */
const sides: Readonly<
  Record<SignPlace, { readonly ems: number; readonly least: Inches; readonly most: Inches }>
> = {
  above: { ems: 3, least: 0.5, most: 1.1 },
  beside: { ems: 1.9, least: 0.3, most: 0.6 },
};
const gaps: Readonly<Record<SignPlace, Inches>> = { above: 0.04, beside: 0.1 };

/** The icon that a node has by itself or by its kind. */
export function iconOf(node: DiagramNode, { theme }: Pick<SlideContext, 'theme'>): Icon | null {
  return node.icon ?? (node.kind === null ? null : (theme.kinds.get(node.kind)?.icon ?? null));
}

/** What a sign takes of the room for text in a node. */
export function signRoom(sign: Sign | null, size: Points): { readonly w: Inches; readonly h: Inches } {
  if (!sign) return { w: 0, h: 0 };
  const taken = sideOf(sign.at, size) + gaps[sign.at];
  return sign.at === 'above' ? { w: 0, h: taken } : { w: taken, h: 0 };
}

/**
 * Where a sign stands in a node's room for text, sign and text together in the middle; and what the text keeps free of
 * the room, so that it stands beside or under it.
 */
export function setSign(sign: Sign, room: Box, text: SetText): { readonly box: Box; readonly free: Inset } {
  const side = sideOf(sign.at, text.size);
  const gap = gaps[sign.at];
  const none = { left: 0, top: 0, right: 0, bottom: 0 };
  if (sign.at === 'above') {
    const top = room.y + Math.max(0, room.h - side - gap - text.height) / 2;
    return {
      box: { x: room.x + (room.w - side) / 2, y: top, w: side, h: side },
      free: { ...none, top: side + gap },
    };
  }
  // Half of what the lines leave stands before the sign, half behind the text.
  const spare = Math.max(0, room.w - side - gap - text.width);
  return {
    box: { x: room.x + spare / 2, y: room.y + (room.h - side) / 2, w: side, h: side },
    free: { ...none, left: side + gap },
  };
}

function sideOf(at: SignPlace, size: Points): Inches {
  const { ems, least, most } = sides[at];
  return Math.min(most, Math.max(least, (ems * size) / pointsPerInch));
}
