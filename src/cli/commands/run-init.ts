import { relative, resolve } from 'node:path';
import { createFiles, openProject, projectSchemas, schemaFolder, writeSchemas } from '../../index.ts';
import { outputNameProblem } from '../../project/index.ts';
import { hasErrors } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { starterFiles } from '../starter-project.ts';

/** Writes the starter project and its schemas. Diagnostics: file-exists, output-unwritable. */
export async function runInit(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const word = input.arguments.words[0] ?? input.arguments.texts.get('project') ?? '.';
  const problem = word === '.' ? null : outputNameProblem(word);
  if (problem !== null) {
    const diagnostic = reportCli('invalid-argument', null, `"${word}" ${problem}`, {
      hint: 'name another folder',
    });
    return { output: '', diagnostics: [diagnostic] };
  }
  const folder = resolve(terminal.folder, word);
  const created = await createFiles(folder, starterFiles);
  if (!created.value) return { output: '', diagnostics: created.diagnostics };
  const paths = [...created.value];
  const diagnostics = [...created.diagnostics];
  const project = openProject(folder);
  diagnostics.push(...project.diagnostics);
  if (project.value) {
    const schemas = projectSchemas(project.value);
    diagnostics.push(...schemas.diagnostics);
    const place = { folder: resolve(folder, schemaFolder), shown: schemaFolder };
    const written = await writeSchemas(project.value, schemas.value ?? [], place);
    diagnostics.push(...written.diagnostics);
    paths.push(...written.value);
  }
  if (hasErrors(diagnostics)) return { output: '', diagnostics };
  const left = starterFiles.filter((file) => file.spare && !paths.includes(file.path));
  const shown = relative(terminal.folder, folder);
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, created: paths }, null, 2)}\n`
      : `${paths.join('\n')}\n`,
    account: true,
    diagnostics,
    notes: [
      ...left.map((file) => `${file.path} was there already; it lacks perhaps:\n${file.text}`),
      `Now: ${shown === '' ? '' : `cd ${shown} && `}throughline build`,
    ],
  };
}
