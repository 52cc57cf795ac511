import { cleanOutput } from '../../index.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { buildAccount } from '../tables.ts';

/** Removes what builds made. Diagnostics: those of writing, hand-edited. */
export async function runClean(input: CommandInput): Promise<CommandResult> {
  const { flags, texts } = input.arguments;
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const cleaned = await cleanOutput(project.value, {
    out: texts.get('out'),
    folder: input.terminal.folder,
    force: flags.has('force'),
  });
  if (!cleaned.value) return { output: '', diagnostics: cleaned.diagnostics };
  const { files } = cleaned.value;
  const output = input.json
    ? `${JSON.stringify({ version: 1, files }, null, 2)}\n`
    : buildAccount(files, flags.has('verbose'));
  return { output, account: true, diagnostics: cleaned.diagnostics };
}
