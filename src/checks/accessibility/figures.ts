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

const figures = new Set(['picture', 'chart', 'diagram', 'table', 'group']);
const fileName =
  /^[^\s]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|emf|wmf|heic|pdf)$|^[\w-]+\.(?:png|jpe?g|gif|svg)\b/i;
const emptyWord = new RegExp(
  `^(?:an? |the |una? |el |la |une? |ein(?:e)? )?(?:${[
    'image|picture|photo|photograph|graphic|graph|chart|diagram|figure|img|icon|logo|screenshot|table|drawing|object|shape|group',
    'imagen|foto|gráfico|gráfica|diagrama|figura|tabla',
    'bild|grafik|abbildung|diagramm|tabelle|photographie|graphique|diagramme|tableau',
    '\u56FE\u7247|\u56FE\u50CF|\u7167\u7247|\u56FE\u8868|\u56FE|\u793A\u610F\u56FE|\u8868\u683C|\u56FE\u5F62|\u5716\u7247|\u5716\u50CF|\u5716\u8868',
  ].join('|')})(?:\\s*[#-]?\\d*)$`,
  'iu',
);
const generated = /automatically generated|generated with .* confidence|a picture containing/i;

/** Every figure has a text for those who cannot see it, which says something (WCAG 2.2, 1.1.1). */
export const alternatives: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, kind, alt, decorative, described, texts } of shapes) {
      if (decorative || described || !figures.has(kind)) continue;
      const place = { slide: i, shape: name };
      const words = alt.trim();
      if (words === '') {
        // A group of texts is read text by text.
        if (kind === 'group' && texts.length === 0) continue;
        report(
          'no-alternative',
          place,
          `the ${kind} "${name}" has no alternative text`,
          'say in a sentence what it shows, or mark it as decorative',
        );
      } else if (fileName.test(words)) {
        report(
          'poor-alternative',
          place,
          `the alternative text of "${name}" is a file name: "${words}"`,
          'say in a sentence what it shows',
        );
      } else if (emptyWord.test(words) || generated.test(words)) {
        report(
          'poor-alternative',
          place,
          `the alternative text of "${name}" says nothing of what it shows: "${words}"`,
          'say in a sentence what it shows',
        );
      }
    }
  }
};
