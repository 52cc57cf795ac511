import { serveLsp } from '../../lsp/index.ts';
import type { CommandInput, CommandResult } from '../command.ts';

/** Helps an editor over standard input and output, until it ends. Each file has the project that it is in. */
export async function runLsp({ terminal }: CommandInput): Promise<CommandResult> {
  await serveLsp({ input: process.stdin, output: process.stdout, signal: terminal.signal });
  return { output: '', diagnostics: [] };
}
