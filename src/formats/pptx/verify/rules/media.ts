import type { Rule } from './rule.ts';

export const media: Rule = {
  code: 'pptx-media',
  summary: 'Pictures are what their extension says; workbooks of charts open.',
  check({ binaryFaults }, report) {
    for (const [name, fault] of binaryFaults) if (!/\.(xml|rels)$/.test(name)) report(name, fault);
  },
};
