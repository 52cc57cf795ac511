import { type CodeTable, reporterFor } from '../../../source/index.ts';

/** What reading a presentation reports of which slides are taken, at the place that names it. */
export const takenCodes = {
  'from-deck-unreadable': {
    severity: 'error',
    summary: 'A presentation of which slides are to be taken cannot be read, or is too large.',
  },
  'from-deck-size': {
    severity: 'error',
    summary: 'Slides are to be taken from a presentation whose pages have another form.',
  },
} as const satisfies CodeTable;

export const reportTaken = reporterFor(takenCodes);
