import { didYouMean } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { Command, CommandInput, CommandResult } from '../command.ts';

/** Says that there is no such command: help of one that there is is printed before this is loaded. Diagnostic: unknown-command. */
export async function runHelp(input: CommandInput, commands: readonly Command[]): Promise<CommandResult> {
  const word = input.arguments.words[0] ?? '';
  const names = commands.map(({ name }) => name);
  const hint = didYouMean(word, names) ?? `the commands are: ${names.join(', ')}`;
  const diagnostics = [reportCli('unknown-command', null, `there is no command "${word}"`, { hint })];
  return { output: '', diagnostics };
}
