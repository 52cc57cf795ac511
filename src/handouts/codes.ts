import { type CodeTable, reporterFor } from '../source/index.ts';

export const handoutCodes = {
  'unknown-handout': {
    severity: 'error',
    summary: 'A deck asks for a handout that the template set does not have.',
  },
  'handout-twice': { severity: 'error', summary: 'A deck asks for the same handout twice.' },
} as const satisfies CodeTable;

export const reportHandout = reporterFor(handoutCodes);
