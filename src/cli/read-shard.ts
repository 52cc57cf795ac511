import type { Shard } from '../index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { CommandInput } from './command.ts';

/** `--shard 3/16`, or `auto`: what the environment says. Diagnostics: invalid-argument. */
export function shardIn({ arguments: { texts }, terminal }: CommandInput): Outcome<Shard | null> {
  const text = texts.get('shard');
  if (text === undefined) return { value: null, diagnostics: [] };
  if (text === 'auto') return shardOfEnvironment(terminal.env);
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = number === undefined ? null : shardOf(Number(number), Number(of));
  if (shard) return { value: shard, diagnostics: [] };
  return refuse(
    `--shard is "${text}"`,
    'write which of how many, counted from 1, such as --shard 3/16, or auto',
  );
}

type Environment = CommandInput['terminal']['env'];

/** What starts many alike says in variables which of them this is. */
const schedulers: readonly {
  readonly name: string;
  readonly index: string;
  readonly count: string;
  /** The number counted from 1; NaN for what is none. */
  readonly number: (index: number, env: Environment) => number;
}[] = [
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', count: 'JOB_COMPLETIONS', number: (i) => i + 1 },
  { name: 'GitLab', index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', number: (i) => i },
  {
    name: 'AWS Batch',
    index: 'AWS_BATCH_JOB_ARRAY_INDEX',
    count: 'AWS_BATCH_JOB_ARRAY_SIZE',
    number: (i) => i + 1,
  },
  {
    name: 'Slurm',
    index: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    number: (i, env) =>
      (i - wholeNumber(env.SLURM_ARRAY_TASK_MIN ?? '0')) / wholeNumber(env.SLURM_ARRAY_TASK_STEP ?? '1') + 1,
  },
];

function shardOfEnvironment(env: Environment): Outcome<Shard> {
  const there = schedulers.filter(({ index, count }) => env[index] || env[count]);
  const found = there.find(({ index, count }) => env[index] && env[count]);
  const [partial] = there;
  if (!found && partial) {
    const missing = env[partial.index] ? partial.count : partial.index;
    const hint = `give ${partial.name === 'Kubernetes' ? 'the container' : 'the job'} the variable ${missing}, or write --shard 3/16`;
    return refuse(`--shard auto: of ${partial.name} ${missing} is not set`, hint);
  }
  if (!found) {
    const names = schedulers.map(({ index, count }) => `${index} and ${count}`).join(', ');
    return refuse('--shard auto: nothing says which shard this is', `set ${names}, or write --shard 3/16`);
  }
  const { index, count, number } = found;
  const shard = shardOf(number(wholeNumber(env[index]!), env), wholeNumber(env[count]!));
  if (shard) return { value: shard, diagnostics: [] };
  const hint = 'both are whole numbers, and the first is one of as many as the second says';
  return refuse(`--shard auto: ${index} is "${env[index]}" and ${count} is "${env[count]}"`, hint);
}

function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

function shardOf(number: number, of: number): Shard | null {
  return Number.isInteger(number) && number >= 1 && number <= of && of <= 100_000 ? { number, of } : null;
}

function refuse(message: string, hint: string): { readonly diagnostics: readonly Diagnostic[] } {
  return { diagnostics: [reportCli('invalid-argument', null, message, { hint })] };
}
