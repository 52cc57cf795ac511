import { contrast, relativeLuminance, resolveColor, type Theme, type ThemeColor } from '../../theme/index.ts';

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
  readonly link: string;
  readonly followedLink: string;
}

export const paper = 'FFFFFF';

export function paperPalette(theme: Pick<Theme, 'colors'>): PaperPalette {
  const { colors } = theme;
  const neutrals = (['dark1', 'light1', 'dark2', 'light2'] as const).map((name) => colors[name]);
  const ink = darkest(colors.dark1, colors.light1);
  return {
    ink: contrast(ink, paper) >= 7 ? ink : '1A1A1A',
    heading: headingColor(colors, ink),
    pale: neutrals.find((hex) => hex !== paper && relativeLuminance(hex) > 0.8) ?? 'F2F4F7',
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
