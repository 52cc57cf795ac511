import type { Chart } from '../../deck/index.ts';
import { writeNumber } from '../../numbers/index.ts';
import { type Box, type ColorRef, type Inches, readableOn, softFill } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedText } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { ticksOf, valueAxis } from './chart-axes.ts';
import { chartColors } from './chart-colors.ts';
import { type ChartText, chartText } from './chart-text.ts';
import { chartTextBox } from './chart-texts.ts';

/** What a box shows of a series of figures. */
interface Spread {
  readonly low: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly high: number;
  /** Beyond one and a half times the height of the box. */
  readonly outliers: readonly number[];
}

/** Quartiles as spreadsheets have them (QUARTILE.INC); whiskers reach to the last figures that are no outliers. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const [a, b] = [sorted[below]!, sorted[Math.min(sorted.length - 1, below + 1)]!];
    return a + (b - a) * (place - below);
  };
  const [lower, median, upper] = [at(0.25), at(0.5), at(0.75)];
  const reach = (upper - lower) * 1.5;
  const inside = sorted.filter((value) => value >= lower - reach && value <= upper + reach);
  const outliers = sorted.filter((value) => value < lower - reach || value > upper + reach);
  return { low: inside[0] ?? lower, lower, median, upper, high: inside.at(-1) ?? upper, outliers };
}

/** A box for each series, to one scale, its median written beside it. */
export function boxPlot(chart: Chart, box: Box, context: SlideContext): readonly PlacedText[] {
  const { theme, background, deck, typesetter } = context;
  const text = chartText(typesetter, deck.language);
  const size = Math.min(16, theme.type.axis);
  const line: Inches = (size * 1.25) / pointsPerInch;
  const spreads = chart.series.map(({ values }) => spreadOf(values.filter((each) => each !== null)));
  const axis = valueAxis(
    chart.series.flatMap(({ values }) => values),
    {
      fromZero: false,
      points: false,
      ...chart.axis,
      room: Math.max(2, Math.min(8, Math.floor((box.h - 2 * line) / (line * 2)))),
      level: false,
      format: chart.series[0]!.format,
    },
  );
  const ticks = ticksOf(axis);
  const words = ticks.map((tick) => writeNumber(tick, chart.series[0]!.format, chart.numbers));
  const widest = Math.max(...words.map((each) => text.widthOf(each, size, false))) / pointsPerInch;
  const head = chart.yTitle ? line + 0.08 : 0.1;
  const field = {
    x: box.x + widest + 0.18,
    y: box.y + head,
    w: box.w - widest - 0.28,
    h: box.h - head - line * 2.2,
  };
  const yOf = (value: number) => field.y + field.h * (1 - (value - axis.min) / (axis.max - axis.min));
  const dark = readableOn(theme, { color: 'dark1' }, background);
  const quiet = readableOn(theme, { color: 'accent6' }, background);
  const shapes: PlacedText[] = [];
  const add = (name: string, at: Box, more: Partial<Parameters<typeof chartTextBox>[0]> = {}) => {
    shapes.push(chartTextBox({ name, box: at, lines: [], ...more }, chart.origin, context));
  };
  const say = (
    name: string,
    at: Box,
    said: string,
    color: ColorRef,
    align: 'left' | 'center' | 'right',
    bold = false,
  ) => add(name, at, { lines: [[{ text: said, color, size, bold }]], align, anchor: 'middle' });
  if (chart.yTitle) say('Unit', { x: box.x, y: box.y, w: box.w, h: line }, chart.yTitle, quiet, 'left');
  ticks.forEach((tick, i) => {
    const y = yOf(tick);
    add('Gridline', { x: field.x, y: y - 0.004, w: field.w, h: 0.008 }, { fill: { ...quiet, alpha: 0.4 } });
    say('Tick', { x: box.x, y: y - line / 2, w: widest + 0.08, h: line }, words[i]!, dark, 'right');
  });
  const step = field.w / spreads.length;
  const colors = chartColors(theme, background);
  spreads.forEach((spread, i) => {
    const strong = chart.emphasis?.kind !== 'series' || chart.emphasis.at === i;
    const color = readableOn(
      theme,
      strong && chart.emphasis ? colors.emphasis : colors.seriesOf(0),
      background,
      3,
    );
    drawSpread(
      spread,
      { middle: field.x + (i + 0.5) * step, wide: Math.min(1.1, step * 0.42), yOf, color },
      add,
      context,
    );
    const median = writeNumber(spread.median, chart.series[i]!.format, chart.numbers);
    const right = field.x + (i + 0.5) * step + Math.min(1.1, step * 0.42) / 2 + 0.08;
    const room = Math.max(0.3, step * 0.28);
    say(
      'Median',
      { x: right, y: yOf(spread.median) - line / 2, w: room, h: line },
      median,
      dark,
      'left',
      true,
    );
    nameBelow(
      chart.series[i]!.name,
      { x: field.x + i * step, y: field.y + field.h + 0.06, w: step, h: line * 2 },
      { text, size, color: dark },
      add,
    );
  });
  return shapes;
}

type Add = (name: string, at: Box, more?: Partial<Parameters<typeof chartTextBox>[0]>) => void;

function drawSpread(
  { low, lower, median, upper, high, outliers }: Spread,
  place: {
    readonly middle: Inches;
    readonly wide: Inches;
    readonly yOf: (value: number) => Inches;
    readonly color: ColorRef;
  },
  add: Add,
  { theme, background }: SlideContext,
): void {
  const { middle, wide, yOf, color } = place;
  const stalk = (from: number, to: number) =>
    add(
      'Whisker',
      { x: middle - 0.01, y: yOf(to), w: 0.02, h: Math.max(0.001, yOf(from) - yOf(to)) },
      { fill: color },
    );
  const cap = (value: number) =>
    add('Whisker end', { x: middle - wide / 4, y: yOf(value) - 0.01, w: wide / 2, h: 0.02 }, { fill: color });
  stalk(low, lower);
  stalk(upper, high);
  cap(low);
  cap(high);
  const h = Math.max(0.02, yOf(lower) - yOf(upper));
  const fill = color.color.startsWith('#') ? color : softFill(theme, color, background, 0.7);
  add(
    'Box',
    { x: middle - wide / 2, y: yOf(upper), w: wide, h },
    { fill, line: { color, width: 1.5, dash: 'solid' } },
  );
  add('Median line', { x: middle - wide / 2, y: yOf(median) - 0.02, w: wide, h: 0.04 }, { fill: color });
  for (const value of outliers)
    add(
      'Outlier',
      { x: middle - 0.05, y: yOf(value) - 0.05, w: 0.1, h: 0.1 },
      { shape: 'ellipse', fill: color },
    );
}

function nameBelow(
  name: string,
  at: Box,
  { text, size, color }: { readonly text: ChartText; readonly size: number; readonly color: ColorRef },
  add: Add,
): void {
  const lines = text.linesOf(name, (at.w - 0.06) * pointsPerInch, 2, size, false);
  add('Row', at, {
    lines: lines.map((line) => [{ text: line, color, size }]),
    align: 'center',
    anchor: 'top',
  });
}
