import type { Chart } from '../deck.ts';

/** Kinds that have no axis along which things could stand at their distances. */
export const unscaled: ReadonlySet<Chart['chart']> = new Set([
  'pie',
  'doughnut',
  'slope',
  'waterfall',
  'histogram',
  'pictogram',
  'heat-map',
  'tree-map',
  'box-plot',
  'radar',
]);
/** Kinds whose categories stand one under the other. */
export const level: ReadonlySet<Chart['chart']> = new Set(['bar', 'stacked-share', 'lollipop']);
