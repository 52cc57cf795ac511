import { relative, resolve } from 'node:path';
import { adoptFile, adoptNotes } from '../../adopt/index.ts';
import { changedLines } from '../../formats/index.ts';
import { writeTextFile } from '../../index.ts';
import type { Project } from '../../project/index.ts';
import { hasErrors } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';

/** Makes edits of what was changed by hand in a deck. Diagnostics: those of `adoptFile`. */
export async function runAdopt(input: CommandInput): Promise<CommandResult> {
  const { words, texts, flags } = input.arguments;
  const [word] = words;
  if (word === undefined || words.length > 1) {
    const hint = 'throughline adopt FILE.pptx';
    return {
      output: '',
      diagnostics: [reportCli('invalid-argument', null, 'adopt needs one file', { hint })],
    };
  }
  const found = findProject(input);
  if (!found.value) return { output: '', diagnostics: found.diagnostics };
  const project = found.value;
  const read = /\.notes\.md$/i.test(word) ? adoptNotes : adoptFile;
  const adopted = await read(resolve(input.terminal.folder, word), {
    project,
    shown: word,
    deck: texts.get('deck') ?? null,
    intoSources: flags.has('into-sources'),
    sourceDateEpoch: input.terminal.env.SOURCE_DATE_EPOCH,
  });
  const diagnostics = [...adopted.diagnostics];
  if (!adopted.value) return { output: '', diagnostics };
  const { deck, language, path, before, after, kept, moved, sources } = adopted.value;
  const shown = relative(input.terminal.folder, resolve(project.root, path)).replaceAll('\\', '/');
  const isNew = after !== '' && after !== before;
  const isDry = flags.has('dry-run');
  if (isNew && !isDry) {
    for (const [piece, bytes] of [...adopted.value.pieces, ...sources])
      diagnostics.push(
        ...(await writeTextFile(resolve(project.root, piece), bytes, piece, { within: project.root })),
      );
    diagnostics.push(
      ...(await writeTextFile(resolve(project.root, path), after, shown, { within: project.root })),
    );
    if (diagnostics.some(({ code }) => code === 'output-unwritable')) return { output: '', diagnostics };
  }
  const unkept = adopted.diagnostics
    .filter(({ code }) => code === 'edit-not-kept')
    .map(({ message }) => message);
  const result = {
    deck,
    language,
    file: word,
    edits: isNew || before !== null ? shown : null,
    written: isNew && !isDry,
    kept,
    moved,
    unkept,
  };
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, ...result }, null, 2)}\n`
      : [...(isNew ? [shown, ...difference(before ?? '', after)] : []), ...written(project, sources)]
          .map((line) => `${line}\n`)
          .join(''),
    account: true,
    diagnostics,
    notes: [account(kept.length + moved.length, isNew, isDry, deck, hasErrors(adopted.diagnostics))],
    report: { result, sections: [], suites: [word] },
  };
}

function account(kept: number, isNew: boolean, isDry: boolean, deck: string, failed: boolean): string {
  if (kept === 0) return failed ? 'Nothing was kept.' : 'Nothing was changed by hand.';
  const edits = `${kept} edit${kept === 1 ? '' : 's'}`;
  if (!isNew) return `${edits}, all of them kept before. Now: throughline build ${deck}`;
  return `${edits}${isDry ? ' would be kept' : ' kept'}. Now: throughline build ${deck}`;
}

/** Files of the project into which texts were written, with the lines that change. */
function written(project: Project, sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([path, text]) => [
    path,
    ...difference(project.files.readText(path, null).value?.text ?? '', text),
  ]);
}

/** Lines that go and lines that come, as a diff shows them. */
function difference(before: string, after: string): string[] {
  return changedLines(before, after).flatMap(({ found, expected }) => [
    ...found.filter((line) => line !== '').map((line) => `- ${line}`),
    ...expected.filter((line) => line !== '').map((line) => `+ ${line}`),
  ]);
}
