import type { Chart } from '../../deck/index.ts';
import { type NumberStyle, sumFigures, writeFigure } from '../../numbers/index.ts';
import type { Box, Points } from '../../theme/index.ts';
import { spread } from '../geometry.ts';
import type { ChartHeadLine, PlacedChart, PlacedSeries } from '../placed-chart.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { type ChartShape, chartField, endText, fieldBox, headPitch } from './chart-field.ts';
import type { ChartText, PointBox } from './chart-text.ts';

/** Beyond so many a legend is read more easily; a little more where all but one stand back. */
const mostNamed = { plain: 4, emphasised: 6, slope: 8 } as const;
/** Kinds whose marks say what they are: signs before figures, names below. */
const ownNames: ReadonlySet<PlacedChart['chart']> = new Set(['waterfall', 'stacked-share']);
/** Names at the ends of lines are no nearer to one another. */
const leastPitch = 12;

/**
 * Series that carry their names: lines at their ends, all others above the field in their colours; a legend only where
 * they are too many. The unit stands above the field at the left.
 */
export function labelDirectly(
  chart: ChartShape,
  box: Box,
  { emphasis, noted }: Pick<Chart, 'emphasis' | 'noted'>,
  text: ChartText,
): LabelledChart {
  const own = chart.series.filter(({ dashed, hidden }) => !dashed && !hidden);
  const circular = chart.valueAxis === null;
  const slope = chart.chart === 'slope';
  const usual = emphasis?.kind === 'series' ? mostNamed.emphasised : mostNamed.plain;
  // What is said of a point needs to know where the field is: names stand above, however many.
  const most = noted ? own.length : slope ? mostNamed.slope : usual;
  const named = own.length > (slope ? 0 : 1) && own.length <= most;
  const itself = ownNames.has(chart.chart) || namesItself(chart);
  const legend = itself ? false : circular ? !chart.names : own.length > most;
  if (circular) return { chart: { ...chart, legend, plot: null }, keys: null };
  const room = inPoints(box);
  const radar = chart.chart === 'radar';
  const withEnds =
    !radar && (named || own.length < chart.series.length) ? endsOf(chart, room, named, text) : null;
  const atEnds = named && (withEnds?.series.every(({ ends, hidden }) => hidden || ends.length > 0) ?? false);
  const keyed = named && !atEnds && !itself;
  const { keys, ...heads } = headsOf(chart, keyed, room.w, text);
  const whole: ChartShape = { ...(withEnds ?? chart), ...heads, legend };
  if (legend) return { chart: { ...whole, plot: null }, keys: null };
  const field = radar ? roundField(whole, room, text) : fieldBox(whole, room, text);
  const pitch = chart.textSize * headPitch;
  const place = { ...room, x: room.x + keys.x, y: room.y + keys.row * pitch };
  return {
    chart: { ...apart(whole, field), plot: inInches(field) },
    keys:
      keys.lines.length === 0
        ? null
        : {
            lines: keys.lines,
            box: inInches({ ...place, w: room.w - keys.x, h: keys.lines.length * pitch }),
          },
  };
}

/** Bubbles each of which is called as its series is. */
function namesItself({ chart, series, values }: ChartShape): boolean {
  return (
    chart === 'bubble' &&
    values &&
    series.every(({ name, literal, values: own }) =>
      own.every((value, i) => value === null || literal?.[i] === name),
    )
  );
}

/** The square in which a radar turns: below its heads, with room for the names at its rays. */
function roundField(chart: ChartShape, room: PointBox, text: ChartText): PointBox {
  const { textSize: size, categories, headRows } = chart;
  const head = headRows > 0 ? size * (headRows * headPitch + 0.35) : 0;
  const widest = categories.reduce((most, name) => Math.max(most, text.widthOf(name, size, false)), 0);
  const high = room.h - head - size * 3.4;
  const side = Math.max(size * 4, Math.min(high, room.w - 2 * (widest + size * 1.5)));
  return { x: room.x + (room.w - side) / 2, y: room.y + head + (room.h - head - side) / 2, w: side, h: side };
}

/** A chart with its names, and what has to be written above it in several colours. */
interface LabelledChart {
  readonly chart: Omit<PlacedChart, 'note' | 'box'>;
  readonly keys: { readonly lines: readonly ChartHeadLine[]; readonly box: Box } | null;
}

/** The chart with the names of its lines at their ends; null where they find no room there. */
function endsOf(chart: ChartShape, room: PointBox, named: boolean, text: ChartText): ChartShape | null {
  const lines = chart.series.every(
    ({ drawn, second, sticks, hollow }) => drawn === 'line' && !second && !sticks && !hollow,
  );
  const slope = chart.chart === 'slope';
  const series = chart.series.map((each): PlacedSeries => {
    const point = each.values.findLastIndex((value) => value !== null);
    if (point < 0 || !(each.dashed || (named && lines))) return each;
    const strong = each.width > 4;
    const size = Math.round(chart.textSize * (strong ? 1.25 : each.dashed ? 1 : 1.1));
    const color = each.dashed ? chart.textColor : each.labelColor;
    const across = each.dashed && chart.series.some(({ drawn }) => drawn === 'bars') ? 0.5 : 0;
    const end = {
      point,
      left: false,
      text: each.name,
      suffix: '',
      value: true,
      across,
      down: 0,
      size,
      strong,
      color,
    };
    if (!slope) return { ...each, ends: [end] };
    return {
      ...each,
      ends: [
        { ...end, point: 0, left: true },
        { ...end, text: '', suffix: differenceOf(each, chart.numbers) },
      ],
    };
  });
  const ends = series.flatMap((each) =>
    each.ends.map((end) => ({ ...end, shown: endText(end, each.texts) })),
  );
  const fits = ends.every(({ shown, size, strong }) => text.widthOf(shown, size, strong) <= room.w * 0.36);
  const height = ends.reduce((sum, { size }) => sum + Math.max(leastPitch, size * 1.15), 0) / (slope ? 2 : 1);
  return fits && height <= room.h * 0.8 ? { ...chart, series } : null;
}

/** How much the last of two figures is more or less than the first, digit for digit. */
function differenceOf({ figures, format }: PlacedSeries, numbers: NumberStyle): string {
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return '';
  const sum = sumFigures([last, { ...first, sign: first.sign === '-' || first.sign === '−' ? '' : '-' }]);
  if (!sum) return '';
  const text = writeFigure(sum.figure, format, numbers);
  return `\u2002(${sum.value > 0 ? '+' : ''}${text})`;
}

/** Names at ends pushed apart: each as near to its point as the others let it. */
function apart(chart: ChartShape, field: PointBox): ChartShape {
  return [false, true].reduce((done, left) => apartAt(done, left, field), chart);
}

function apartAt(chart: ChartShape, left: boolean, field: PointBox): ChartShape {
  const { up } = chartField(chart, field);
  const ends = chart.series.flatMap((series, s) =>
    series.ends
      .filter((end) => end.left === left)
      .map((end) => ({ s, end, y: up(series.values[end.point]!, series.second) })),
  );
  if (ends.length < 2) return chart;
  ends.sort((a, b) => a.y - b.y || a.s - b.s);
  const pitch = Math.max(leastPitch, ...ends.map(({ end }) => end.size * 1.15));
  const at = spread(
    ends.map(({ y }) => y),
    pitch,
    Math.min(field.y, ends[0]!.y),
    Math.max(field.y + field.h, ends.at(-1)!.y),
  );
  if (!at) return chart;
  const downs = new Map(ends.map(({ s, y }, i) => [s, at[i]! - y]));
  return {
    ...chart,
    series: chart.series.map((each, s) => ({
      ...each,
      ends: each.ends.map((end) => (end.left === left ? { ...end, down: downs.get(s) ?? 0 } : end)),
    })),
  };
}

/** What stands before the name of a series: the sign that its points have, or a field of its colour. */
const signs = ['\u25CF', '\u25A0', '\u25B2', '\u25C6'] as const;

/** The units at the start and at the end, and the names of series beside or below them. */
function headsOf(chart: ChartShape, keyed: boolean, width: Points, text: ChartText) {
  const { textColor: color, textSize } = chart;
  const widthOf = (line: ChartHeadLine) => text.widthOf(line.map((piece) => piece.text).join(''), textSize);
  const title = (words: string | null, second: boolean, room: Points): ChartHeadLine[] => {
    if (words === null) return [];
    const own = chart.series.filter((each) => each.second === second && !each.dashed);
    // With an axis on either side, its name has the colour of what stands on it.
    const told = chart.secondAxis && own.length === 1 ? own[0]!.labelColor : color;
    return text.linesOf(words, room, 1, textSize).map((line) => [{ text: line, color: told }]);
  };
  const both = chart.secondAxis !== null;
  const head = title(chart.yTitle, false, both ? width / 2 - textSize : width);
  const secondHead = both ? title(chart.secondTitle, true, width / 2 - textSize) : [];
  const named = keyed && !(both && chart.series.filter((each) => !each.dashed).length === 2);
  const items = named ? chart.series.filter((each) => !each.dashed).map((each) => keyOf(chart, each)) : [];
  const unit = head.length === 0 ? 0 : widthOf(head[0]!) + textSize * 1.6;
  const beside = both ? [] : inLines(items, width - unit, widthOf, textSize);
  const fits = beside.length === 1;
  const keys = fits ? beside : inLines(items, width, widthOf, textSize);
  const titles = head.length + secondHead.length > 0 ? 1 : 0;
  return {
    head,
    secondHead,
    headWidth: head.reduce((most, line) => Math.max(most, widthOf(line)), 0),
    secondHeadWidth: secondHead.reduce((most, line) => Math.max(most, widthOf(line)), 0),
    headRows: fits ? 1 : titles + keys.length,
    keys: { lines: keys, x: fits ? unit : 0, row: fits ? 0 : titles },
  };
}

function keyOf(chart: ChartShape, series: PlacedSeries): ChartHeadLine {
  const sign =
    chart.chart === 'bubble'
      ? signs[0]
      : series.hollow
        ? '\u25CB'
        : series.marked
          ? signs[chart.series.indexOf(series) % 4]!
          : '\u25A0';
  return [
    { text: `${sign}\u00a0`, color: series.color },
    { text: series.name, color: chart.textColor },
  ];
}

/** Items side by side as far as they fit, else below. */
function inLines(
  items: readonly ChartHeadLine[],
  width: Points,
  widthOf: (line: ChartHeadLine) => Points,
  size: Points,
): ChartHeadLine[] {
  const lines: ChartHeadLine[][] = [];
  let used = 0;
  for (const item of items) {
    const own = widthOf(item) + size * 1.2;
    if (lines.length === 0 || used + own > width) {
      lines.push([item]);
      used = own;
    } else {
      lines.at(-1)!.push(item);
      used += own;
    }
  }
  return lines.map((line) =>
    line.flatMap((item, i) => (i === 0 ? item : [{ text: '\u2003', color: item[0]!.color }, ...item])),
  );
}

export function inPoints({ x, y, w, h }: Box): PointBox {
  return { x: x * pointsPerInch, y: y * pointsPerInch, w: w * pointsPerInch, h: h * pointsPerInch };
}

export function inInches({ x, y, w, h }: PointBox): Box {
  return { x: x / pointsPerInch, y: y / pointsPerInch, w: w / pointsPerInch, h: h / pointsPerInch };
}
