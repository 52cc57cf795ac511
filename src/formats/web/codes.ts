import { type CodeTable, reporterFor } from '../../source/index.ts';

export const webCodes = {
  'web-page': {
    severity: 'error',
    trouble: 'io',
    summary: 'The script of presented pages is missing from this installation of Throughline.',
  },
} as const satisfies CodeTable;

export const reportWeb = reporterFor(webCodes);
