import { type CodeTable, type Diagnostic, reporterFor, type Trouble } from '../source/index.ts';

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

export const exitCodes: Readonly<Record<Trouble, number>> = {
  input: 1,
  usage: 2,
  missing: 2,
  drift: 3,
  io: 4,
  policy: 5,
  bug: 70,
};

/** Of several kinds of trouble at once, the first of these decides. */
const precedence: readonly Trouble[] = ['bug', 'usage', 'io', 'policy', 'input', 'drift', 'missing'];

/** The exit code of a run: 0 without errors. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const troubles = new Set(diagnostics.filter((d) => d.severity === 'error').map((d) => d.trouble));
  const first = precedence.find((trouble) => troubles.has(trouble));
  return first === undefined ? 0 : exitCodes[first];
}
