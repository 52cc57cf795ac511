import { availableParallelism } from 'node:os';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { queueIn } from '../read-queue.ts';

/** Builds decks for others until it is interrupted. Diagnostics: those of opening the project and of the queue. */
export async function runWorker(input: CommandInput): Promise<CommandResult> {
  const { terminal, arguments: given } = input;
  const queue = queueIn(input);
  if (queue.value === undefined) return { output: '', diagnostics: queue.diagnostics };
  const refuse = (message: string, hint: string): CommandResult => ({
    output: '',
    diagnostics: [reportCli('invalid-argument', null, message, { hint })],
  });
  if (!queue.value)
    return refuse('worker needs a queue', 'write --queue redis://HOST:6379, or set THROUGHLINE_QUEUE');
  const jobs = given.texts.get('jobs') ?? String(Math.min(availableParallelism(), 8));
  if (!/^[1-9]\d?$/.test(jobs))
    return refuse(`--jobs is "${jobs}"`, 'write a whole number from 1 to 99, such as --jobs 4');
  const say = (line: string): void => {
    if (!given.flags.has('quiet')) terminal.err(`${line}\n`);
  };
  const { serveQueue } = await import('../../pipeline/queue/index.ts');
  const diagnostics = await serveQueue(() => findProject(input), {
    ...queue.value,
    jobs: Number(jobs),
    signal: terminal.signal,
    onReady: (shown) => say(`Waiting for decks on ${shown}; stop with Ctrl+C.`),
    onBuilt: (deck, milliseconds) => say(`${deck} (${(milliseconds / 1000).toFixed(2)} s)`),
    onTrouble: (message) => say(`the queue: ${message}`),
  });
  return { output: '', diagnostics };
}
