import { mergeShards } from '../../index.ts';
import { defaultSettings } from '../../project/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { buildAccount } from '../tables.ts';

/** Joins the outputs of shards. Diagnostics: those of `mergeShards`. */
export async function runMerge(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const { words, flags, texts } = input.arguments;
  if (words.length === 0) {
    const hint = 'throughline merge DIR…, with the output folder of each shard';
    const diagnostics = [reportCli('invalid-argument', null, 'merge needs folders', { hint })];
    return { output: '', diagnostics };
  }
  const found = findProject(input);
  const out = texts.get('out');
  // Where the output folder is named, no project has to be there.
  const nowhere = out !== undefined && !texts.has('project');
  const project = found.value ?? (nowhere ? { root: terminal.folder, settings: defaultSettings } : null);
  if (!project) return { output: '', diagnostics: found.diagnostics };
  const merged = await mergeShards(project, words, {
    out,
    folder: terminal.folder,
    force: flags.has('force'),
  });
  const notes = merged.value ? [] : ['Nothing was written.'];
  if (!merged.value) return { output: '', diagnostics: merged.diagnostics, notes };
  const output = input.json
    ? `${JSON.stringify({ version: 1, files: merged.value }, null, 2)}\n`
    : buildAccount(merged.value, flags.has('verbose'));
  return { output, account: true, diagnostics: merged.diagnostics };
}
