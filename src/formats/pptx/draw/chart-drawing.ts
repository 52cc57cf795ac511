import type { PlacedChart } from '../../../layout/index.ts';

/** Series that have several points in one circle, told apart by colour. */
export function isCircular(chart: PlacedChart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}

/**
 * Data of the least chart of which pptxgenjs makes a frame, a part and what joins them. What is in the part the finishers
 * write: dates, second axes, formats and gaps are not pptxgenjs' to say.
 */
export function standInData(): { name: string; labels: string[]; values: number[] }[] {
  return [{ name: 'Series', labels: ['Category'], values: [1] }];
}
