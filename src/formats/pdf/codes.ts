import { type CodeTable, reporterFor } from '../../source/index.ts';

export const pdfCodes = {
  'no-browser': {
    severity: 'error',
    trouble: 'missing',
    summary: 'PDF is asked for, and no browser that could print it was found, or not where it was named.',
  },
  'browser-failed': {
    severity: 'error',
    trouble: 'missing',
    summary: 'The browser that prints PDF ended, refused or did not answer in time.',
  },
  'bad-pdf': {
    severity: 'error',
    trouble: 'missing',
    summary: 'The browser printed something else than a PDF as Chromium writes it.',
  },
} as const satisfies CodeTable;

export const reportPdf = reporterFor(pdfCodes);
