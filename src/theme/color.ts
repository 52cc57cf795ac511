import type { ColorRef, HexColor, Theme } from './theme.ts';

/**
 * The six hex digits (upper case, no `#`) that a theme colour comes out as, its tint or shade applied as PowerPoint
 * does: luminance in HSL is multiplied by lumMod and raised by lumOff, saturation multiplied by satMod (ECMA-376 part 1,
 * 20.1.2.3.20, 20.1.2.3.21 and 20.1.2.3.27).
 */
export function resolveColor(theme: Pick<Theme, 'colors'>, ref: ColorRef): string {
  const { lumMod, lumOff } = luminanceChange(ref);
  const hex = isHex(ref.color) ? ref.color.slice(1) : theme.colors[ref.color];
  const saturation = ref.saturation ?? 1;
  if (lumMod === 1 && lumOff === 0 && saturation === 1) return hex;
  const [h, s, l] = toHsl(hex);
  return fromHsl(h, Math.min(1, s * saturation), Math.min(1, Math.max(0, l * lumMod + lumOff)));
}

export function isHex(color: ColorRef['color']): color is HexColor {
  return color.startsWith('#');
}

/** A colour made lighter or darker once more: what two changes of luminance, one after the other, come to. */
export function withChange(ref: ColorRef, change: Omit<ColorRef, 'color'>): ColorRef {
  const first = luminanceChange(ref);
  const then = luminanceChange({ color: ref.color, ...change });
  const lumMod = first.lumMod * then.lumMod;
  const lumOff = first.lumOff * then.lumMod + then.lumOff;
  const tint = lumOff === 0 ? 0 : round(lumOff / (lumMod + lumOff));
  const shade = round(1 - (lumMod + lumOff));
  const alpha = round((ref.alpha ?? 1) * (change.alpha ?? 1));
  return {
    color: ref.color,
    ...(tint > 0 && { tint }),
    ...(shade > 0 && { shade }),
    ...(alpha < 1 && { alpha }),
  };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** What `tint` and `shade` mean in a file: factors from 0 to 1. */
export function luminanceChange(ref: ColorRef): { readonly lumMod: number; readonly lumOff: number } {
  const tint = ref.tint ?? 0;
  const shade = ref.shade ?? 0;
  return { lumMod: (1 - tint) * (1 - shade), lumOff: tint * (1 - shade) };
}

/** Contrast ratio of two colours (six hex digits), from 1 to 21: WCAG 2.2, relative luminance. */
export function contrast(a: string, b: string): number {
  const [low, high] = [relativeLuminance(a), relativeLuminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

export function relativeLuminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

export function isDark(theme: Pick<Theme, 'colors'>, ref: ColorRef): boolean {
  // The luminance at which black and white text are equally readable.
  return relativeLuminance(resolveColor(theme, ref)) < 0.179;
}

/**
 * A soft version of a colour for fills: `share` of the way toward the background behind it, which is a tint where that
 * is light and a shade where it is dark. It comes out as the colour mixed with white or black: luminance alone would leave
 * a dark colour its saturation, and a tint of it would glare.
 */
export function towardBackground(
  theme: Pick<Theme, 'colors'>,
  ref: ColorRef,
  background: ColorRef,
  share: number,
): ColorRef {
  const soft: ColorRef = isDark(theme, background)
    ? { color: ref.color, shade: share * 0.85 }
    : { color: ref.color, tint: share };
  const [, s, l] = toHsl(resolveColor(theme, { color: ref.color }));
  const { lumMod, lumOff } = luminanceChange(soft);
  const room = 1 - Math.abs(2 * (l * lumMod + lumOff) - 1);
  const mixed = room <= 0 || s === 0 ? 1 : (lumMod * (1 - Math.abs(2 * l - 1))) / room;
  const saturation = Math.round(Math.min(1, mixed) * 1000) / 1000;
  return saturation === 1 ? soft : { ...soft, saturation };
}

/** What a box or a card of a colour is filled with: the theme's own soft fill, else a tint of the colour. */
export function softFill(
  theme: Pick<Theme, 'colors' | 'soft'>,
  ref: ColorRef,
  background: ColorRef,
  share: number,
): ColorRef {
  return theme.soft ?? towardBackground(theme, ref, background, share);
}

/**
 * The colour itself where it can be read on the background; else the same colour moved step by step to the lighter or
 * darker side until it can; else the neutral that can be read best.
 */
export function readableOn(
  theme: Pick<Theme, 'colors'>,
  ref: ColorRef,
  background: ColorRef,
  ratio = 4.5,
): ColorRef {
  const key = `${keyOf(ref)} on ${keyOf(background)} ${ratio}`;
  return remembered(theme, key, () => findReadable(theme, ref, background, ratio));
}

function findReadable(
  theme: Pick<Theme, 'colors'>,
  ref: ColorRef,
  background: ColorRef,
  ratio: number,
): ColorRef {
  const behind = resolveColor(theme, background);
  if (contrast(resolveColor(theme, ref), behind) >= ratio) return ref;
  for (let step = 0.05; step < 0.99; step += 0.05) {
    const share = Math.round(step * 100) / 100;
    const moved: ColorRef = isDark(theme, background)
      ? { color: ref.color, tint: share }
      : { color: ref.color, shade: share };
    if (contrast(resolveColor(theme, moved), behind) >= ratio) return moved;
  }
  return textOn(theme, background);
}

/** The neutral that reads best on a background: usually dark1 on light and light1 on dark; 4.5:1 at the least. */
export function textOn(theme: Pick<Theme, 'colors'>, background: ColorRef): ColorRef {
  return remembered(theme, `text on ${keyOf(background)}`, () => findText(theme, background));
}

function findText(theme: Pick<Theme, 'colors'>, background: ColorRef): ColorRef {
  const behind = resolveColor(theme, background);
  let best: ColorRef = { color: 'dark1' };
  let bestRatio = 0;
  for (const color of ['dark1', 'light1', 'dark2', 'light2'] as const) {
    const ratio = contrast(theme.colors[color], behind);
    if (ratio >= 7) return { color };
    if (ratio > bestRatio) {
      best = { color };
      bestRatio = ratio;
    }
  }
  if (bestRatio >= 4.5) return best;
  // On a colour of middle lightness a dark that is not quite black is too light; black or white can always be read.
  const ends: readonly ColorRef[] = [
    { color: 'dark1', shade: 1 },
    { color: 'light1', tint: 1 },
  ];
  return ends.reduce((a, b) => (ratioOn(theme, a, behind) >= ratioOn(theme, b, behind) ? a : b));
}

function ratioOn(theme: Pick<Theme, 'colors'>, ref: ColorRef, behind: string): number {
  return contrast(resolveColor(theme, ref), behind);
}

// Every run of every slide asks for the same few answers.
const answers = new WeakMap<Theme['colors'], Map<string, ColorRef>>();

function remembered(theme: Pick<Theme, 'colors'>, key: string, find: () => ColorRef): ColorRef {
  let known = answers.get(theme.colors);
  if (!known) {
    known = new Map();
    answers.set(theme.colors, known);
  }
  let answer = known.get(key);
  if (!answer) {
    answer = find();
    known.set(key, answer);
  }
  return answer;
}

function keyOf(ref: ColorRef): string {
  return `${ref.color}/${ref.tint ?? 0}/${ref.shade ?? 0}/${ref.saturation ?? 1}`;
}

function channels(hex: string): number[] {
  return [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
}

function toHsl(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex) as [number, number, number];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (d === 0) return [0, 0, l];
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h / 6, s, l];
}

function fromHsl(h: number, s: number, l: number): string {
  const channel = (n: number) => {
    const k = (n + h * 12) % 12;
    const value = l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `${channel(0)}${channel(8)}${channel(4)}`.toUpperCase();
}
