import { type CodeTable, reporterFor } from '../../source/index.ts';

/** What the docx room reports. A finding in a file of our own is a bug of ours: it is reported and nothing is written. */
export const docxCodes = {
  'docx-xml': {
    severity: 'error',
    summary: 'A part of a Word document is not well-formed XML.',
    trouble: 'bug',
  },
} as const satisfies CodeTable;

export const reportDocx = reporterFor(docxCodes);
