import type { Rule } from './rule.ts';

export const accessibility: Rule = {
  code: 'pptx-accessibility',
  summary: 'Every slide has a title with words, every figure an alternative text, every run a language.',
  check({ parts }, report) {
    for (const { name, shapes, runsWithoutLanguage } of parts.values()) {
      if (runsWithoutLanguage > 0 && /^ppt\/(slides|notesSlides)\//.test(name))
        report(name, `${runsWithoutLanguage} runs have no language`, 'house');
      if (!/^ppt\/slides\//.test(name)) continue;
      const titled = shapes.some(
        ({ placeholder, hasText }) =>
          hasText && (placeholder?.type === 'title' || placeholder?.type === 'ctrTitle'),
      );
      if (!titled) report(name, 'it has no title', 'house');
      for (const { element, name: shape, descr, decorative, described } of shapes) {
        if (figures.has(element) && descr.trim() === '' && !decorative && !described)
          report(name, `"${shape}" has no alternative text`, 'house');
      }
    }
  },
};

/** WCAG 2.2, 1.1.1: pictures, charts, tables and diagrams; boxes and connectors say what they say. */
const figures = new Set(['p:pic', 'p:graphicFrame', 'p:grpSp']);
