import type { Diagnostic, Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { CommandInput } from './command.ts';

export interface AskedQueueOptions {
  readonly address: string;
  readonly prefix: string;
  readonly inFlight: number;
}

/** `--queue`, else the variable THROUGHLINE_QUEUE; null where neither says one. Diagnostics: invalid-argument. */
export function queueIn({ arguments: { texts }, terminal }: CommandInput): Outcome<AskedQueueOptions | null> {
  const address = texts.get('queue') ?? (terminal.env.THROUGHLINE_QUEUE || undefined);
  const prefix = texts.get('queue-prefix') ?? 'throughline';
  const inFlight = texts.get('in-flight') ?? '16';
  const problems: Diagnostic[] = [];
  if (!/^[\w.-]{1,64}$/.test(prefix)) {
    const hint = 'use letters, digits, "-", "_" and "."';
    problems.push(reportCli('invalid-argument', null, `--queue-prefix is "${prefix}"`, { hint }));
  }
  if (!/^[1-9]\d{0,3}$/.test(inFlight)) {
    const hint = 'write a whole number from 1 to 9999, such as --in-flight 16';
    problems.push(reportCli('invalid-argument', null, `--in-flight is "${inFlight}"`, { hint }));
  }
  if (problems.length > 0) return { diagnostics: problems };
  return {
    value: address === undefined ? null : { address, prefix, inFlight: Number(inFlight) },
    diagnostics: [],
  };
}
