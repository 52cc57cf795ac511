import type { HandoutSetting, Paper } from '../../handouts/index.ts';
import {
  contrast,
  readableOn,
  relativeLuminance,
  resolveColor,
  type Theme,
  type ThemeColor,
  themeColors,
} from '../../theme/index.ts';

/**
 * The theme's colours as they can be printed: on white paper, whatever the slides stand on. They become the theme of the
 * document, under the names that Word gives them. Six hex digits each, upper case, no `#`.
 */
export interface PaperPalette {
  /** Text. */
  readonly ink: string;
  /** Titles and headings. */
  readonly heading: string;
  /** Behind the headers of tables and behind code. */
  readonly pale: string;
  /** Lines of tables, frames of pictures. */
  readonly line: string;
  /** What stands beside the text: captions, headers, marks. */
  readonly quiet: string;
  readonly accents: readonly [string, string, string, string, string, string];
  /** Of code, readable on `pale`, by the theme's colour. */
  readonly code: Readonly<Record<ThemeColor, string>>;
  readonly link: string;
  readonly followedLink: string;
}

export const paper = 'FFFFFF';

export function paperPalette(theme: Pick<Theme, 'colors'>): PaperPalette {
  const { colors } = theme;
  const neutrals = (['dark1', 'light1', 'dark2', 'light2'] as const).map((name) => colors[name]);
  const ink = darkest(colors.dark1, colors.light1);
  const pale = neutrals.find((hex) => hex !== paper && relativeLuminance(hex) > 0.8) ?? 'F2F4F7';
  const onPale = { colors: { ...colors, light1: pale, dark1: '1A1A1A' } };
  const code = (color: ThemeColor) =>
    resolveColor(onPale, readableOn(onPale, { color }, { color: 'light1' }));
  return {
    // All of them are there.
    code: Object.fromEntries(themeColors.map((color) => [color, code(color)])) as PaperPalette['code'],
    ink: contrast(ink, paper) >= 7 ? ink : '1A1A1A',
    heading: headingColor(colors, ink),
    pale,
    line: 'C9D0D9',
    quiet: printable(theme, 'accent6'),
    accents: [
      printable(theme, 'accent1'),
      printable(theme, 'accent2'),
      printable(theme, 'accent3'),
      printable(theme, 'accent4'),
      printable(theme, 'accent5'),
      printable(theme, 'accent6'),
    ],
    link: printable(theme, 'hyperlink'),
    followedLink: printable(theme, 'followed-hyperlink'),
  };
}

/** The colour itself where it can be read on white (WCAG 2.2, 1.4.3), else the same one made darker until it can. */
export function printable(theme: Pick<Theme, 'colors'>, color: ThemeColor): string {
  for (let step = 0; step < 20; step++) {
    const hex = resolveColor(theme, { color, shade: step * 0.05 });
    if (contrast(hex, paper) >= 4.5) return hex;
  }
  return '1A1A1A';
}

/** A second neutral with a hue of its own, else the ink. */
function headingColor(colors: Theme['colors'], ink: string): string {
  const deep = [colors.dark2, colors.light2].filter((hex) => contrast(hex, paper) >= 7);
  return deep.length === 0 ? ink : deep.reduce((a, b) => (contrast(a, paper) <= contrast(b, paper) ? a : b));
}

function darkest(a: string, b: string): string {
  return contrast(a, paper) >= contrast(b, paper) ? a : b;
}

/** Twentieths of a point, Word's unit of length: 1440 to the inch. */
export type Twips = number;

/** One side of a sheet and what is left for text. */
export interface PageGeometry {
  readonly width: Twips;
  readonly height: Twips;
  readonly landscape: boolean;
  readonly margins: {
    readonly top: Twips;
    readonly bottom: Twips;
    readonly side: Twips;
    readonly header: Twips;
    readonly footer: Twips;
  };
  /** Room at the start of the text for headings that stand beside it. */
  readonly aside: Twips;
  readonly textWidth: Twips;
  readonly textHeight: Twips;
}

/** A4, 210 × 297 mm, or Letter, 8.5 × 11 in. */
const sheets: Readonly<Record<Paper, readonly [Twips, Twips]>> = {
  a4: [11906, 16838],
  letter: [12240, 15840],
};

/** Of pages that are set in a way of their own: 0.73 in at the sides, 0.63 at the top, the foot's line 0.4 from the edge. */
const set = { top: 907, bottom: 893, side: 1051, header: 480, footer: 460 };

export function pageGeometry(sheet: Paper, landscape: boolean, setting: HandoutSetting): PageGeometry {
  const [short, long] = sheets[sheet];
  const [width, height] = landscape ? [long, short] : [short, long];
  // Turned pages hold wide tables: their margins are narrower.
  const margins =
    setting !== 'plain' && !landscape
      ? set
      : landscape
        ? { top: 1077, bottom: 1021, side: 1021, header: 510, footer: 510 }
        : { top: 1191, bottom: 1134, side: 1304, header: 567, footer: 567 };
  // 1.43 in of side heads and 0.25 in of air.
  const aside = setting === 'note' && !landscape ? 2419 : 0;
  return {
    width,
    height,
    landscape,
    margins,
    aside,
    textWidth: width - 2 * margins.side - aside,
    textHeight: height - margins.top - margins.bottom,
  };
}
