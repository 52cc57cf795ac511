import { basename, dirname, resolve } from 'node:path';
import { writeTextFile } from '../../pipeline/index.ts';
import { projectFiles } from '../../project/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { exportTranslations, importTranslations } from '../../translate/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';

/**
 * Writes what is to be translated, or puts it where it belongs. Diagnostics: translation-file, translation-moved,
 * translation-marked.
 */
export async function runTranslate(input: CommandInput): Promise<CommandResult> {
  const [what, word] = input.arguments.words;
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const language = input.arguments.texts.get('language') ?? null;
  if (what === 'export') {
    if (word !== undefined)
      return refuse(`translate export takes no "${word}"`, 'throughline translate export --language de');
    if (language === null || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language))
      return refuse('translate export needs a language', 'throughline translate export --language de');
    const format = input.arguments.texts.get('format') ?? 'xliff';
    if (format !== 'xliff' && format !== 'csv')
      return refuse(`there is no format "${format}" of translations`, 'the formats are: xliff, csv');
    const marking = input.arguments.texts.get('marking') ?? null;
    const exported = await exportTranslations(project.value, language, format, marking);
    if (!exported.value) return { output: '', diagnostics: exported.diagnostics };
    const { text, units } = exported.value;
    const out = input.arguments.texts.get('out');
    const written =
      out === undefined ? [] : await writeTextFile(resolve(input.terminal.folder, out), text, out);
    const notes = [
      units === 0
        ? `Nothing is to be translated into ${language}.`
        : `${counted(units)} to be translated into ${language}.`,
    ];
    return {
      output: out === undefined ? text : '',
      diagnostics: [...exported.diagnostics, ...written],
      notes,
    };
  }
  if (what !== 'import')
    return refuse('translate needs "export" or "import"', 'throughline translate export --language de');
  if (word === undefined)
    return refuse('translate import needs a file', 'throughline translate import texts.xlf');
  const path = resolve(input.terminal.folder, word);
  const files = projectFiles({ project: dirname(path), package: null });
  const read = files.readText(basename(path), null);
  if (!read.value) return { output: '', diagnostics: read.diagnostics };
  const imported = importTranslations(project.value, { ...read.value, path: word }, language);
  if (!imported.value) return { output: '', diagnostics: imported.diagnostics };
  const { root } = project.value;
  const diagnostics: Diagnostic[] = [...imported.diagnostics];
  for (const [name, text] of imported.value.files)
    diagnostics.push(...(await writeTextFile(resolve(root, name), text, name, { within: root })));
  const names = [...imported.value.files.keys()];
  return {
    output: names.length === 0 ? '' : `${names.join('\n')}\n`,
    account: true,
    diagnostics,
    notes: [`${counted(imported.value.texts)} in ${imported.value.language}.`],
  };
}

function counted(texts: number): string {
  return `${texts} text${texts === 1 ? '' : 's'}`;
}

function refuse(message: string, hint: string): CommandResult {
  return { output: '', diagnostics: [reportCli('invalid-argument', null, message, { hint })] };
}
