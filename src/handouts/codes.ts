import { type CodeTable, reporterFor } from '../source/index.ts';

export const handoutCodes = {
  'unknown-handout': {
    severity: 'error',
    summary: 'A deck asks for a handout that the template set does not have.',
  },
  'handout-too-long': {
    severity: 'warning',
    summary:
      'A handout prints on more pages than its template means it to. Seen only where it is printed to PDF.',
  },
  'handout-html': {
    severity: 'warning',
    summary:
      'A handout holds HTML, which is for Markdown only: its other formats leave it out or show it as typed.',
  },
  'handout-picture': {
    severity: 'warning',
    summary: 'A picture in a handout has no text for those who cannot see it.',
  },
  'handout-twice': { severity: 'error', summary: 'A deck asks for the same handout twice.' },
} as const satisfies CodeTable;

export const reportHandout = reporterFor(handoutCodes);
