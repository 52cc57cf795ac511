import type { AccessibilityRule } from './rule.ts';

/** Tables have a header row and no merged cells (WCAG 2.2, 1.3.1). */
export const tables: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, table } of shapes) {
      if (!table) continue;
      const place = { slide: i, shape: name };
      if (!table.headerRow && table.rows > 1)
        report(
          'no-header-row',
          place,
          `no row of the table "${name}" is marked as its header`,
          'make its first row a header row: <th> in slide markup, "Header Row" in PowerPoint',
        );
      if (table.merged > 0)
        report(
          'merged-cells',
          place,
          `${table.merged === 1 ? 'a cell' : `${table.merged} cells`} of the table "${name}" ${table.merged === 1 ? 'spans' : 'span'} several rows or columns`,
          'repeat the value in each cell, or make two tables of it',
        );
    }
  }
};

/** What a chart shows can be told without its colours (WCAG 2.2, 1.4.1). */
export const charts: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, chart } of shapes) {
      if (!chart?.keyedByColor || chart.keys < 2) continue;
      const message = `the ${chart.keys} parts of the chart "${name}" are told apart by their colours only`;
      report(
        'color-alone',
        { slide: i, shape: name },
        message,
        'show fewer series, or another kind of chart: lines have marks of different forms',
      );
    }
  }
};
