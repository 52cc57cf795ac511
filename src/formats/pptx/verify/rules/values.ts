import type { Rule } from './rule.ts';

export const values: Rule = {
  code: 'pptx-value',
  summary: 'Sizes, positions, percentages, colours and faces are values that the format has.',
  check({ parts }, report) {
    for (const { name, badValues } of parts.values())
      for (const value of new Set(badValues)) report(name, `${value}, which cannot be`);
  },
};
