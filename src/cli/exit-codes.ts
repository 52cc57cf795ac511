import type { Diagnostic, Trouble } from '../source/index.ts';

export const exitCodes: Readonly<Record<Trouble, number>> = {
  input: 1,
  usage: 2,
  drift: 3,
  io: 4,
  policy: 5,
  bug: 70,
};

/** Of several kinds of trouble at once, the first of these decides. */
const precedence: readonly Trouble[] = ['bug', 'usage', 'io', 'policy', 'input', 'drift'];

/** The exit code of a run: 0 without errors. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const troubles = new Set(diagnostics.filter((d) => d.severity === 'error').map((d) => d.trouble));
  const first = precedence.find((trouble) => troubles.has(trouble));
  return first === undefined ? 0 : exitCodes[first];
}
