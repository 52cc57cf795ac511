import { relative, resolve } from 'node:path';
import { type ImportResult, importFile } from '../../import/index.ts';
import { createFiles } from '../../index.ts';
import { hasErrors, isName, nameHint, type Outcome } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';

/** Makes an outline and a deck of a file. Diagnostics: import-format, not-imported, file-exists, and those of opening it. */
export async function runImport(input: CommandInput): Promise<CommandResult> {
  const [word, name] = input.arguments.words;
  if (word === undefined) {
    const hint = 'throughline import FILE.pptx';
    return {
      output: '',
      diagnostics: [reportCli('invalid-argument', null, 'import needs a file', { hint })],
    };
  }
  const project = findProject(input);
  // What is wrong with the project otherwise is none of the file's concern.
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  if (name !== undefined && !isName(name)) {
    const message = `"${name}" is not a name for an outline`;
    return { output: '', diagnostics: [reportCli('invalid-argument', null, message, { hint: nameHint })] };
  }
  const imported = await importFile(resolve(input.terminal.folder, word), { shown: word, name });
  return writeImported(input, project.value.root, imported);
}

/** Writes what a file was made into. */
export async function writeImported(
  input: CommandInput,
  root: string,
  imported: Outcome<ImportResult>,
): Promise<CommandResult> {
  if (!imported.value) return { output: '', diagnostics: imported.diagnostics };
  const { files, left, slides, name: made } = imported.value;
  const created = await createFiles(root, files);
  const diagnostics = [...imported.diagnostics, ...created.diagnostics];
  if (!created.value || hasErrors(created.diagnostics)) return { output: '', diagnostics };
  const shown = relative(input.terminal.folder, root);
  const paths = created.value.map((path) => (shown === '' ? path : `${shown}/${path}`));
  const deck = `${made}/${made}`;
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, deck, slides, created: paths, left }, null, 2)}\n`
      : `${paths.join('\n')}\n`,
    account: true,
    diagnostics,
    notes: [`${slides} slide${slides === 1 ? '' : 's'}. Now: throughline build ${deck}`],
  };
}
