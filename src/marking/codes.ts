import { type CodeTable, reporterFor } from '../source/index.ts';

export const markingCodes = {
  'unknown-marking': {
    severity: 'error',
    summary: 'A marking that is none of the levels of the project, or the project has none.',
  },
  'double-marking': {
    severity: 'error',
    trouble: 'usage',
    summary: 'Two levels have the same id, or the same short mark.',
  },
  'above-marking': {
    severity: 'error',
    summary: 'A deck names what it may not show: it is marked higher than the deck.',
  },
} as const satisfies CodeTable;

export const reportMarking = reporterFor(markingCodes);
