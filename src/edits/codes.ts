import { type CodeTable, reporterFor } from '../source/index.ts';

export const editCodes = {
  'edit-conflict': {
    severity: 'error',
    summary: 'A text was changed by hand and in the project, each in its own way: somebody has to choose.',
  },
  'edit-gone': {
    severity: 'warning',
    summary: 'An edit by hand of a slide or a shape that the deck no longer has: it does nothing.',
  },
  'edit-overflow': {
    severity: 'warning',
    summary: 'A text that was changed by hand is taller than its box.',
  },
  'edit-of-quote': {
    severity: 'error',
    summary: 'A quotation was reworded by hand: it no longer says what its source says.',
  },
  'edit-of-statement': {
    severity: 'warning',
    summary: 'A statement with a source was reworded by hand: its source may no longer say so.',
  },
} as const satisfies CodeTable;

export const reportEdit = reporterFor(editCodes);
