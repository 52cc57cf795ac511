import { type CodeTable, reporterFor } from '../source/index.ts';

export const cliCodes = {
  'unknown-command': {
    severity: 'error',
    trouble: 'usage',
    summary: 'The command line names a command that does not exist.',
  },
  'unknown-option': {
    severity: 'error',
    trouble: 'usage',
    summary: 'The command line has an option that the command does not know.',
  },
  'invalid-argument': {
    severity: 'error',
    trouble: 'usage',
    summary: 'An argument is missing, given twice, superfluous or not one of the words allowed.',
  },
  'internal-error': {
    severity: 'error',
    trouble: 'bug',
    summary: 'Throughline itself failed. Please report it.',
  },
} as const satisfies CodeTable;

export const reportCli = reporterFor(cliCodes);
