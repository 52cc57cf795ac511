import { type CodeTable, reporterFor } from '../source/index.ts';

export const gateCodes = {
  leak: {
    severity: 'error',
    trouble: 'policy',
    summary:
      'A finished file holds a text that is marked higher than its deck: typed in the deck, or let through by a template. Nothing is written.',
  },
} as const satisfies CodeTable;

export const reportGate = reporterFor(gateCodes);
