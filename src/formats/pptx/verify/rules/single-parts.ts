import type { Rule } from '../facts.ts';

export const wellFormed: Rule = {
  code: 'pptx-xml',
  summary: 'Every XML part is well-formed UTF-8 without a document type.',
  check({ parts, binaryFaults }, report) {
    for (const { name, fault } of parts.values()) if (fault) report(name, `it is not well-formed: ${fault}`);
    for (const [name, fault] of binaryFaults) if (/\.(xml|rels)$/.test(name)) report(name, fault);
  },
};

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

export const values: Rule = {
  code: 'pptx-value',
  summary: 'Sizes, positions, percentages, colours and faces are values that the format has.',
  check({ parts }, report) {
    for (const { name, badValues } of parts.values())
      for (const value of new Set(badValues)) report(name, `${value}, which cannot be`);
  },
};

export const media: Rule = {
  code: 'pptx-media',
  summary: 'Pictures, videos and recordings are what their extension says; workbooks of charts open.',
  check({ binaryFaults }, report) {
    for (const [name, fault] of binaryFaults) if (!/\.(xml|rels)$/.test(name)) report(name, fault);
  },
};
