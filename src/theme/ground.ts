import { resolveColor } from './color.ts';
import {
  type Box,
  type ColorRef,
  type Decoration,
  type Fill,
  type Gradient,
  isGradient,
  type ShapeDecoration,
  type Theme,
  type ThemeLayout,
} from './theme.ts';

type Surface = Pick<ThemeLayout, 'background' | 'decorations'>;

/** The colour that is behind most of a box: what text in it is chosen for. */
export function groundOf(theme: Pick<Theme, 'colors'>, surface: Surface, box: Box): ColorRef {
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2, w: 0, h: 0 };
  const covers = shapesUnder(surface.decorations, middle).filter(
    (shape) => isInside(middle, shape) && strength(shape.fill!) >= 0.5,
  );
  const top = covers.at(-1);
  if (!top?.fill) return surface.background;
  if (!isGradient(top.fill)) return withoutAlpha(top.fill);
  return { color: `#${gradientColorAt(theme, top.fill, top, middle)}` };
}

/** What a gradient shows at the middle of a box, as six hex digits. */
export function gradientColorAt(
  theme: Pick<Theme, 'colors'>,
  gradient: Gradient,
  shape: Box,
  box: Box,
): string {
  // In the steps in which files say where a stop is.
  const share = Math.round(shareAlong(gradient, shape, box) * 100_000) / 100_000;
  const [r, g, b] = mixAt(theme, gradient, share);
  return toHex([r, g, b]);
}

/**
 * Every colour that stands behind a box, as six hex digits: of gradients what they are at its edges, of what lies half
 * over it both sides. `behind` is what lies under the layout, where that is not its background: a picture is anything.
 */
export function groundsOf(
  theme: Pick<Theme, 'colors'>,
  surface: Surface & Pick<ThemeLayout, 'gradient'>,
  box: Box,
  behind: readonly string[] | null = null,
): readonly string[] {
  let grounds = new Set<string>(
    behind ??
      (surface.gradient
        ? surface.gradient.stops.map(({ color }) => resolveColor(theme, color))
        : [resolveColor(theme, surface.background)]),
  );
  for (const shape of shapesUnder(surface.decorations, box)) {
    const over = coloursOver(theme, shape, box);
    const painted = [...grounds].flatMap((ground) => over.map((each) => blend(ground, each)));
    grounds = new Set(isInside(box, insideOf(shape)) ? painted : [...grounds, ...painted]);
  }
  return [...grounds];
}

/** Filled shapes that meet a box; lines are too thin to stand behind text. */
function shapesUnder(decorations: readonly Decoration[], box: Box): ShapeDecoration[] {
  return decorations.filter(
    (each): each is ShapeDecoration =>
      each.shape !== 'picture' && each.fill !== null && each.w > thin && each.h > thin && meets(each, box),
  );
}

const thin = 0.12;

type Rgba = readonly [r: number, g: number, b: number, alpha: number];

function coloursOver(theme: Pick<Theme, 'colors'>, shape: ShapeDecoration, box: Box): Rgba[] {
  const { fill } = shape;
  if (!fill) return [];
  if (!isGradient(fill)) return [rgbaOf(theme, fill)];
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.w, y: box.y },
    { x: box.x, y: box.y + box.h },
    { x: box.x + box.w, y: box.y + box.h },
  ].map((point) => shareAlong(fill, shape, { ...point, w: 0, h: 0 }));
  const from = Math.min(...corners);
  const to = Math.max(...corners);
  const between = fill.stops.map(({ at }) => at).filter((at) => at > from && at < to);
  return [from, ...between, to].map((at) => mixAt(theme, fill, at));
}

/** How far along a gradient a point of its shape stands, from 0 to 1. */
function shareAlong({ angle }: Gradient, shape: Box, point: Box): number {
  const turn = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  // As PowerPoint and SVG draw it: from the corner where it begins to the one where it ends.
  const length = Math.abs(shape.w * dx) + Math.abs(shape.h * dy);
  const away =
    (point.x + point.w / 2 - shape.x - shape.w / 2) * dx +
    (point.y + point.h / 2 - shape.y - shape.h / 2) * dy;
  return length === 0 ? 0 : Math.min(1, Math.max(0, 0.5 + away / length));
}

function mixAt(theme: Pick<Theme, 'colors'>, { stops }: Gradient, at: number): Rgba {
  const after = stops.findIndex((stop) => stop.at >= at);
  const next = stops[after < 0 ? stops.length - 1 : after]!;
  const last = stops[Math.max(0, (after < 0 ? stops.length : after) - 1)]!;
  const share = next.at === last.at ? 1 : Math.min(1, Math.max(0, (at - last.at) / (next.at - last.at)));
  const [a, b] = [rgbaOf(theme, last.color), rgbaOf(theme, next.color)];
  return [0, 1, 2, 3].map((i) => a[i]! * (1 - share) + b[i]! * share) as unknown as Rgba; // four of four
}

function rgbaOf(theme: Pick<Theme, 'colors'>, ref: ColorRef): Rgba {
  const hex = resolveColor(theme, ref);
  const [r, g, b] = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [
    number,
    number,
    number,
  ];
  return [r, g, b, ref.alpha ?? 1];
}

function blend(ground: string, [r, g, b, alpha]: Rgba): string {
  const under = [0, 2, 4].map((i) => Number.parseInt(ground.slice(i, i + 2), 16));
  return toHex([r, g, b].map((each, i) => each * alpha + under[i]! * (1 - alpha)));
}

function toHex(channels: readonly number[]): string {
  return channels
    .map((each) => Math.round(each).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function strength(fill: Fill): number {
  if (!isGradient(fill)) return fill.alpha ?? 1;
  return Math.max(...fill.stops.map(({ color }) => color.alpha ?? 1));
}

function withoutAlpha({ alpha: _, ...ref }: ColorRef): ColorRef {
  return ref;
}

/** What a shape surely covers: of an ellipse the largest box in it. */
function insideOf({ shape, x, y, w, h }: ShapeDecoration): Box {
  const cut = shape === 'ellipse' ? 0.1465 : 0;
  return { x: x + w * cut, y: y + h * cut, w: w * (1 - 2 * cut), h: h * (1 - 2 * cut) };
}

const slack = 0.02;

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

function meets(a: Box, b: Box): boolean {
  const between = (from: number, to: number, low: number, high: number) =>
    Math.min(to, high) - Math.max(from, low) > (low === high ? -slack : slack);
  return between(a.x, a.x + a.w, b.x, b.x + b.w) && between(a.y, a.y + a.h, b.y, b.y + b.h);
}
