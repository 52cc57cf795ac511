/** Kinds of charts that a template may draw. */
export const chartKinds = [
  'bar',
  'column',
  'line',
  'combo',
  'area',
  'pie',
  'doughnut',
  'scatter',
  'stacked-columns',
  'stacked-share',
  'stacked-area',
  'slope',
  'waterfall',
  'dumbbell',
  'lollipop',
  'small-multiples',
  'histogram',
  'pictogram',
  'heat-map',
  'tree-map',
  'box-plot',
  'radar',
  'bubble',
] as const;
export type ChartKind = (typeof chartKinds)[number];
export const chartSorts = ['ascending', 'descending'] as const;
export type ChartSort = (typeof chartSorts)[number];
