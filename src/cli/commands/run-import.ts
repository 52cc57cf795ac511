import { relative, resolve } from 'node:path';
import { importFile } from '../../import/index.ts';
import { createFiles } from '../../index.ts';
import { hasErrors } from '../../source/index.ts';
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
  return importInto(input, project.value.root, word, name);
}

/** Writes what a file is made into; `name` is that of the outline and the deck. */
export async function importInto(
  input: CommandInput,
  root: string,
  word: string,
  name: string | undefined,
): Promise<CommandResult> {
  if (name !== undefined && (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 64)) {
    const hint = 'use lower-case letters, digits and single hyphens, at most 64 characters';
    const message = `"${name}" is not a name for an outline`;
    return { output: '', diagnostics: [reportCli('invalid-argument', null, message, { hint })] };
  }
  const imported = await importFile(resolve(input.terminal.folder, word), { shown: word, name });
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
