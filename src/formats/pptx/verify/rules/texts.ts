import type { Rule } from './rule.ts';

export const texts: Rule = {
  code: 'pptx-text',
  summary: 'A paragraph has one a:pPr at most, in front; a body of text has a paragraph.',
  check({ parts }, report) {
    for (const { name, paragraphFaults, bodiesWithoutParagraph } of parts.values()) {
      if (paragraphFaults > 0)
        report(name, `${paragraphFaults} paragraphs have properties that are not in front`);
      if (bodiesWithoutParagraph > 0)
        report(name, `${bodiesWithoutParagraph} bodies of text have no paragraph`);
    }
  },
};
