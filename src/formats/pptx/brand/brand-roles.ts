import {
  type ColorRef,
  contrast,
  isDark,
  resolveColor,
  type Theme,
  type ThemeColor,
  type ThemeRoles,
} from '../../../theme/index.ts';
import type { Palette } from '../read/read-color.ts';

const accents = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;

export interface BrandColors {
  readonly colors: Theme['colors'];
  /** Of the scheme: `dk1`. */
  readonly map: ReadonlyMap<ThemeColor, string>;
}

/**
 * The theme's twelve colours out of a file's: text and paper by its colour map, and of its accents those that stand out on
 * its pages, the most colourful first. The last accent is a quiet one, for what steps back.
 */
export function brandColors(palette: Palette, backdrop: readonly string[]): BrandColors {
  const hexOf = (slot: string): string => palette.theme.get(slot) ?? '000000';
  const slotOf = (name: string, usual: string): string => palette.map.get(name) ?? usual;
  const least = (slot: string) => Math.min(...backdrop.map((page) => contrast(hexOf(slot), page)));
  // Where a page is so dark, or so light, that its own text is hardly read, the best of the four that there are.
  const inks = [slotOf('tx1', 'dk1'), slotOf('bg1', 'lt1'), slotOf('tx2', 'dk2'), slotOf('bg2', 'lt2')];
  const usual = inks[0]!;
  const text = least(usual) >= 4.5 ? usual : inks.reduce((a, b) => (least(b) > least(a) + 0.01 ? b : a));
  const paper = text === usual ? inks[1]! : text === inks[1] ? usual : inks[1]!;
  const own = accents.map((each) => slotOf(each, each));
  const clear = own.filter((slot) => least(slot) >= 3);
  const vivid = clear.filter((slot) => saturation(hexOf(slot)) > 0.25);
  const grey = clear.filter((slot) => saturation(hexOf(slot)) <= 0.25 && least(slot) >= 4.5);
  const second = slotOf('tx2', 'dk2');
  const strong = [second, ...clear, text].find((slot) => least(slot) >= 4.5) ?? text;
  const bright = vivid.length > 0 ? vivid : clear.length > 0 ? clear : [strong];
  const ordered = apart(bright, hexOf);
  const quiet = grey[0] ?? strong;
  const map = new Map<ThemeColor, string>([
    ['dark1', text],
    ['light1', paper],
    ['dark2', strong],
    ['light2', slotOf('bg2', 'lt2')],
    ...accents.slice(0, 5).map((each, i): [ThemeColor, string] => [each, ordered[i % ordered.length]!]),
    ['accent6', quiet],
    ['hyperlink', slotOf('hlink', 'hlink')],
    ['followed-hyperlink', slotOf('folHlink', 'folHlink')],
  ]);
  // All twelve are there.
  const colors = Object.fromEntries([...map].map(([name, slot]) => [name, hexOf(slot)])) as Theme['colors'];
  return { colors, map };
}

/** The same colours, those that are nearly one behind the others. */
function apart(slots: readonly string[], hexOf: (slot: string) => string): readonly string[] {
  const first: string[] = [];
  const rest: string[] = [];
  for (const slot of slots) {
    const near = first.some((each) => distance(hexOf(each), hexOf(slot)) < 60);
    (near ? rest : first).push(slot);
  }
  return [...first, ...rest];
}

/** What each colour of a brand file is good for on its pages. */
export function brandRoles(colors: Theme['colors'], page: string): ThemeRoles {
  const theme = { colors };
  const dark = isDark(theme, { color: `#${page}` });
  const paper: ColorRef = colors.light1 === page ? { color: 'light1' } : { color: `#${page}` };
  const soft = contrast(colors.light2, page);
  const tint: ColorRef =
    soft > 1.04 && soft < 1.45
      ? { color: 'light2' }
      : dark
        ? { ...paper, tint: 0.14 }
        : { ...paper, shade: 0.06 };
  const quiet: ColorRef = dark ? { color: 'dark1', shade: 0.25 } : { color: 'dark1', tint: 0.35 };
  const readable = contrast(resolveColor(theme, quiet), page) >= 4.5 ? quiet : { color: 'dark1' as const };
  const accent: ColorRef = { color: 'accent1' };
  return {
    text: { color: 'dark1' },
    quiet: readable,
    page: paper,
    sheet: paper,
    tint,
    rule: dark ? { ...paper, tint: 0.3 } : { ...paper, shade: 0.2 },
    band: accent,
    header: { color: 'dark2' },
    accent,
    emphasis: { color: 'accent2' },
    series: { color: 'accent6' },
    mute: { color: 'accent6' },
    gold: { color: 'accent2' },
  };
}

function channels(hex: string): number[] {
  return [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
}

function saturation(hex: string): number {
  const rgb = channels(hex);
  const most = Math.max(...rgb);
  return most === 0 ? 0 : (most - Math.min(...rgb)) / most;
}

function distance(one: string, other: string): number {
  const [a, b] = [channels(one), channels(other)];
  return Math.hypot(...a.map((each, i) => each - b[i]!));
}
