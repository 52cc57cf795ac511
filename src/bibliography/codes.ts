import { type CodeTable, reporterFor } from '../source/index.ts';

export const bibliographyCodes = {
  'bibliography-syntax': {
    severity: 'error',
    summary: 'A bibliography cannot be read: a brace, a quotation mark or a comma is missing, or it is none.',
  },
  'bibliography-id': {
    severity: 'error',
    summary: 'Two entries of bibliographies have keys that come to the same id.',
  },
  'bibliography-entry': {
    severity: 'warning',
    summary: 'Something in an entry of a bibliography cannot be taken as it is written, and is left out.',
  },
  'bibliography-limit': {
    severity: 'error',
    summary: 'A bibliography is larger than the limits allow.',
  },
} as const satisfies CodeTable;

export const reportBibliography = reporterFor(bibliographyCodes);
