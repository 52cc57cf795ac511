import { type CodeTable, reporterFor } from '../source/index.ts';

export const checkCodes = {
  'duplicate-title': { severity: 'warning', summary: 'Two slides of a deck have the same title.' },
  'unsourced-point': {
    severity: 'warning',
    summary: 'A point that stands in the deck file itself has no source. Off unless the settings ask for it.',
  },
} as const satisfies CodeTable;

export const reportCheck = reporterFor(checkCodes);
