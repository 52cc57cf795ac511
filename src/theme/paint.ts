export const themeColors = [
  'dark1',
  'light1',
  'dark2',
  'light2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hyperlink',
  'followed-hyperlink',
] as const;
export type ThemeColor = (typeof themeColors)[number];

/** A colour of its own: `#` and six hex digits, upper case. */
export type HexColor = `#${string}`;

/** A colour, perhaps made lighter or darker as PowerPoint does it (HSL luminance: lumMod and lumOff). */
export interface ColorRef {
  readonly color: ThemeColor | HexColor;
  /** 0 to 1: share of the way to white. */
  readonly tint?: number;
  /** 0 to 1: share of the way to black. */
  readonly shade?: number;
  /** 0 to 1: what is left of its saturation (satMod); all of it unless said. */
  readonly saturation?: number;
  /** 0 to 1: how much it covers; 1 unless said. */
  readonly alpha?: number;
}

/** Colours along a line, from edge to edge of what they fill. */
export interface Gradient {
  /** By `at`, from 0 to 1. */
  readonly stops: readonly { readonly at: number; readonly color: ColorRef }[];
  /** Degrees, clockwise: 0 runs from the start edge to the end edge, 90 from the top down. */
  readonly angle: number;
}

export type Fill = ColorRef | Gradient;

export function isGradient(fill: Fill): fill is Gradient {
  return 'stops' in fill;
}

/** What colours are for. A theme may give each another one, and have more. */
export const roleNames = [
  'text',
  'quiet',
  'page',
  'sheet',
  'tint',
  'rule',
  'band',
  'header',
  'accent',
  'emphasis',
  'series',
  'mute',
  'gold',
] as const;
export type RoleName = (typeof roleNames)[number];
export type ThemeRoles = Readonly<Record<RoleName, ColorRef>>;
