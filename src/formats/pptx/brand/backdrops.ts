import {
  type Box,
  type ColorRef,
  contrast,
  type HexColor,
  resolveColor,
  type Theme,
} from '../../../theme/index.ts';
import type { Backdrop, BrandLayout } from './brand-model.ts';

type Colors = Pick<Theme, 'colors'>;

/** What stands behind the middle of a box: the topmost thing that covers it, else the background. */
export function backdropOf(layout: BrandLayout, box: Box): Backdrop {
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const top = layout.things.findLast(
    ({ box: b, opaque, covers }) =>
      opaque && covers.length > 0 && x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h,
  );
  return top ? top.covers : layout.background;
}

/** Of the colours behind a text the one on which it is read worst, with the contrast that it has there. */
export function worstBehind(
  theme: Colors,
  color: ColorRef,
  backdrop: Backdrop,
): { readonly ground: ColorRef; readonly ratio: number } {
  const own = resolveColor(theme, color);
  let ground: HexColor = backdrop[0]!;
  let ratio = Number.POSITIVE_INFINITY;
  for (const each of backdrop) {
    const next = contrast(own, each.slice(1));
    if (next >= ratio) continue;
    ground = each;
    ratio = next;
  }
  return { ground: { color: ground }, ratio };
}

/** The colour for texts of ours that is read best on all that is behind them. */
export function inkOn(
  theme: Colors,
  backdrop: Backdrop,
): { readonly color: ColorRef; readonly ground: ColorRef } {
  let best: { color: ColorRef; ground: ColorRef; ratio: number } | null = null;
  for (const name of ['dark1', 'light1', 'dark2', 'light2'] as const) {
    const color = { color: name } as const;
    const { ground, ratio } = worstBehind(theme, color, backdrop);
    if (!best || (best.ratio < 4.5 && ratio > best.ratio + 0.01)) best = { color, ground, ratio };
  }
  return best!;
}
