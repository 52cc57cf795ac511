import { serveLsp } from '../../lsp/index.ts';
import type { CommandInput, CommandResult } from '../command.ts';

/** Helps an editor over standard input and output, until it ends. Each file has the project that it is in. */
export async function runLsp({ terminal }: CommandInput): Promise<CommandResult> {
  await serveLsp({ input: process.stdin, output: process.stdout, signal: terminal.signal });
  // The library looks every few seconds whether the editor is alive, and would for as long as it is.
  process.exit(0);
}
