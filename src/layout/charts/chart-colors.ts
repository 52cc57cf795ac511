import {
  type ColorRef,
  type Theme,
  type ThemeColor,
  themeColors,
  towardBackground,
} from '../../theme/index.ts';

/** The colours in which a chart is drawn. */
export interface ChartColors {
  readonly seriesOf: (index: number) => ColorRef;
  readonly emphasis: ColorRef;
  /** What stands beside something emphasised, in steps that can be told apart. */
  readonly quietOf: (index: number) => ColorRef;
  /** The same colour, held back. */
  readonly dim: (color: ColorRef) => ColorRef;
  readonly negative: ColorRef;
}

const seriesColors: readonly ThemeColor[] = themeColors.filter((color) => color.startsWith('accent'));

/** What a theme says of its charts, in one place. */
export function chartColors(theme: Theme, background: ColorRef): ChartColors {
  return {
    seriesOf: (index) => {
      const color = seriesColors[index % seriesColors.length]!;
      const round = Math.floor(index / seriesColors.length);
      return round === 0 ? { color } : { color, tint: Math.min(0.6, round * 0.3) };
    },
    emphasis: theme.roles.emphasis,
    quietOf: (index) => {
      const quiet = theme.roles.series;
      const step = [0, 0.3, 0.55, 0.75][Math.min(index, 3)]!;
      return step === 0 ? quiet : towardBackground(theme, quiet, background, step);
    },
    dim: (color) => towardBackground(theme, color, background, 0.55),
    negative: { color: 'accent2' },
  };
}
