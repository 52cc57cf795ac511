import type { PlacedChart } from '../../../layout/index.ts';
import { baseSchemeName } from '../scheme-color.ts';
import { cleanText } from './text-objects.ts';

/** Type, data and options of a chart as pptxgenjs takes them. */
export interface ChartDrawing {
  readonly type: 'bar' | 'line' | 'area' | 'pie' | 'doughnut' | 'scatter';
  readonly data: { name: string; labels?: string[]; values: number[] }[];
  readonly options: ChartDrawingOptions;
}

interface ChartDrawingOptions {
  chartColors: string[];
  barDir: 'bar' | 'col';
  barGapWidthPct: number;
  altText: string;
  showLegend: boolean;
  legendPos: 'b' | 'r';
  legendFontSize: number;
  legendColor: string;
  showValue: boolean;
  showPercent: boolean;
  showLabel: boolean;
  dataLabelFormatCode: string;
  dataLabelFontSize: number;
  dataLabelColor: string;
  catAxisLabelFontSize: number;
  catAxisLabelColor: string;
  valAxisLabelFontSize: number;
  valAxisLabelColor: string;
  catAxisMajorTickMark: 'none';
  valAxisMajorTickMark: 'none';
  valAxisLineShow: boolean;
  lineSize: number;
  displayBlanksAs: 'gap';
  showCatAxisTitle: boolean;
  catAxisTitle?: string;
  catAxisTitleFontSize: number;
  catAxisTitleColor: string;
  showValAxisTitle: boolean;
  valAxisTitle?: string;
  valAxisTitleFontSize: number;
  valAxisTitleColor: string;
  chartArea: { roundedCorners: boolean };
}

/** Series that have several points in one circle, told apart by colour. */
export function isCircular(chart: PlacedChart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}

export function chartDrawing(chart: PlacedChart): ChartDrawing {
  const bars = chart.chart === 'bar' || chart.chart === 'column';
  // The finishers colour series and points; pptxgenjs only must not run out of colours: it would take random ones.
  const needed = isCircular(chart)
    ? Math.max(chart.categories.length, 1)
    : Math.max(chart.series.length + 1, 1);
  const single = bars && chart.series.length === 1;
  const color = baseSchemeName(chart.textColor);
  const options: ChartDrawingOptions = {
    // Two colours on a single series would become a colour a bar.
    chartColors: new Array<string>(single ? 1 : needed).fill('accent1'),
    barDir: chart.chart === 'bar' ? 'bar' : 'col',
    barGapWidthPct: chart.series.length > 1 ? 80 : 60,
    altText: cleanText(chart.alt ?? ''),
    showLegend: chart.legend,
    legendPos: isCircular(chart) ? 'r' : 'b',
    legendFontSize: chart.textSize,
    legendColor: color,
    showValue: chart.values,
    showPercent: false,
    showLabel: false,
    dataLabelFormatCode: 'General',
    dataLabelFontSize: chart.textSize,
    dataLabelColor: color,
    catAxisLabelFontSize: chart.textSize,
    catAxisLabelColor: color,
    valAxisLabelFontSize: chart.textSize,
    valAxisLabelColor: color,
    catAxisMajorTickMark: 'none',
    valAxisMajorTickMark: 'none',
    valAxisLineShow: false,
    lineSize: chart.chart === 'scatter' ? 0 : 2.25,
    displayBlanksAs: 'gap',
    showCatAxisTitle: chart.xTitle !== null,
    catAxisTitleFontSize: chart.textSize,
    catAxisTitleColor: color,
    showValAxisTitle: chart.yTitle !== null,
    valAxisTitleFontSize: chart.textSize,
    valAxisTitleColor: color,
    chartArea: { roundedCorners: false },
  };
  if (chart.xTitle !== null) options.catAxisTitle = cleanText(chart.xTitle);
  if (chart.yTitle !== null) options.valAxisTitle = cleanText(chart.yTitle);
  return { type: bars ? 'bar' : (chart.chart as ChartDrawing['type']), data: chartData(chart), options };
}

function chartData(chart: PlacedChart): ChartDrawing['data'] {
  const labels = chart.categories.map((label) => cleanText(label));
  const series = chart.series.map(({ name, values }) => ({
    name: cleanText(name),
    // pptxgenjs writes an empty value for a gap, which the finishers take out; its types know only numbers.
    values: [...values] as number[],
  }));
  if (chart.chart !== 'scatter') return series.map((one) => ({ ...one, labels: [...labels] }));
  return [{ name: cleanText(chart.xTitle ?? 'X'), values: chart.categories.map(Number) }, ...series];
}
