import { type CodeTable, reporterFor } from '../source/index.ts';

export const verifyCodes = {
  'file-unreadable': {
    severity: 'error',
    trouble: 'io',
    summary: 'A file that was named cannot be read: it is not there, a folder, or permission is missing.',
  },
  'not-a-presentation': {
    severity: 'error',
    summary: 'A file is no PowerPoint presentation (.pptx), or too damaged to be read as one.',
  },
  'package-refused': {
    severity: 'error',
    trouble: 'policy',
    summary:
      'A presentation holds what none should: macros, contents from elsewhere, encryption, document types, names that lead out, far too much.',
  },
} as const satisfies CodeTable;

export const reportVerify = reporterFor(verifyCodes);
