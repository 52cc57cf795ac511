import type { Chart } from '../../deck/index.ts';
import { type ChartLine, type ColorRef, type Theme, towardBackground } from '../../theme/index.ts';
import type { PlacedChart, PlacedChartLine } from '../placed-chart.ts';

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

/** What a theme says of its charts, in one place. */
export function chartColors(theme: Theme, background: ColorRef): ChartColors {
  return {
    seriesOf: (index) => {
      const { palette } = theme.charts;
      const color = palette[index % palette.length]!;
      const round = Math.floor(index / palette.length);
      return round === 0 ? color : { ...color, tint: Math.min(0.6, (color.tint ?? 0) + round * 0.3) };
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

/** A line of a theme's charts; without a colour of its own it is as faint as usual. */
export function chartLine(own: ChartLine | null, text: ColorRef, usual: number): PlacedChartLine | null {
  if (!own) return null;
  const { color, width } = own;
  return color ? { color, alpha: color.alpha ?? 1, width } : { color: text, alpha: usual, width };
}

/** Lines of the scale; the web of a radar too where a theme draws none: nothing else says how far out a point stands. */
export function gridLine(chart: Chart['chart'], { charts }: Theme, text: ColorRef): PlacedChartLine | null {
  return chartLine(charts.grid ?? (chart === 'radar' ? { color: null, width: 0.75 } : null), text, 0.18);
}

/** Colours of the pieces of a circle: the palette, then the palette again, lighter, as in a deck. */
export function pieceColor({ palette }: Pick<PlacedChart, 'palette'>, index: number): ColorRef {
  const color = palette[index % palette.length]!;
  const round = Math.floor(index / palette.length);
  return round === 0 ? color : { ...color, tint: Math.min(0.8, (color.tint ?? 0) + 0.4 * round) };
}
