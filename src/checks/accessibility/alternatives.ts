import type { AccessibilityRule } from './rule.ts';

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
