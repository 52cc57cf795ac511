import { type CodeTable, reporterFor } from '../source/index.ts';

export const adoptCodes = {
  'adopt-unknown': {
    severity: 'error',
    summary: 'A file whose deck is not known: it does not say which, or this project has not that deck.',
  },
  'adopt-unrecognised': {
    severity: 'error',
    summary:
      'A file that cannot be read, or that is no longer the deck: fewer than half of its slides are left.',
  },
  'edit-not-kept': {
    severity: 'error',
    summary:
      'An edit by hand that has no place in the edits of a deck; it stays in the file, which no build writes over.',
  },
  'adopt-shared-source': {
    severity: 'warning',
    summary:
      'A text of a deck for one row stands in the file that the decks of all rows are made from: it became an edit of its own deck.',
  },
} as const satisfies CodeTable;

export const reportAdopt = reporterFor(adoptCodes);
