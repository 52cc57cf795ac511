import { dirname, resolve } from 'node:path';
import {
  describeOneDifference,
  findProjectFolder,
  openProject,
  type Project,
  placeOfDifference,
  type VerifyReport,
  verifyDocument,
  verifyPresentation,
} from '../../index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { asOfIn, openNamedProject, variablesIn } from '../find-project.ts';

/** Looks at files, one after the other. Diagnostics: those of packages, of accessibility and of drift. */
export async function runVerify(input: CommandInput): Promise<CommandResult> {
  const { words } = input.arguments;
  if (words.length === 0) {
    const hint = 'throughline verify FILE.pptx';
    return {
      output: '',
      diagnostics: [reportCli('invalid-argument', null, 'verify needs a file', { hint })],
    };
  }
  const asOf = asOfIn(input);
  if (asOf.value === undefined) return { output: '', diagnostics: asOf.diagnostics };
  const diagnostics: Diagnostic[] = [];
  const reports: VerifyReport[] = [];
  for (const [i, word] of words.entries()) {
    if (input.terminal.signal.aborted) break;
    input.progress(`verifying ${word} (${i + 1} of ${words.length})`);
    const verified = await verifyOne(word, input, asOf.value);
    diagnostics.push(...verified.diagnostics);
    if (verified.value) reports.push(verified.value);
  }
  if (reports.length === 0) return { output: '', diagnostics };
  const results = reports.map(resultOf);
  const result = words.length === 1 ? results[0]! : { files: results };
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, ...result }, null, 2)}\n`
      : `${reports.map(describe).join('\n')}\n`,
    account: true,
    diagnostics,
    report: { result, sections: [], suites: words },
  };
}

async function verifyOne(
  word: string,
  input: CommandInput,
  asOf: string | null,
): Promise<Outcome<VerifyReport>> {
  const path = resolve(input.terminal.folder, word);
  const found = projectFor(path, input, asOf);
  const verify = /\.docx$/i.test(word) ? verifyDocument : verifyPresentation;
  const verified = await verify(path, {
    shown: word,
    project: found.project,
    strict: input.arguments.flags.has('strict'),
    sourceDateEpoch: input.terminal.env.SOURCE_DATE_EPOCH,
  });
  return { ...verified, diagnostics: [...found.diagnostics, ...verified.diagnostics] };
}

/** The project that is named, else the one around the file, else the one around the current folder. */
function projectFor(
  path: string,
  input: CommandInput,
  asOf: string | null,
): { readonly project: Project | null; readonly diagnostics: readonly Diagnostic[] } {
  const named = input.arguments.texts.get('project');
  if (named !== undefined) {
    const opened = openNamedProject(input.terminal.folder, named, variablesIn(input), asOf);
    return { project: opened.value ?? null, diagnostics: opened.value ? [] : opened.diagnostics };
  }
  for (const folder of [dirname(path), input.terminal.folder]) {
    const found = findProjectFolder(folder).value;
    // What is wrong with the project is none of the file's concern.
    const project =
      found === undefined ? undefined : openProject(found, variablesIn(input), undefined, asOf).value;
    if (project) return { project, diagnostics: [] };
  }
  return { project: null, diagnostics: [] };
}

function resultOf({ file, slides, own }: VerifyReport) {
  const differences = own?.differences.map((difference) => ({
    message: describeOneDifference(difference),
    ...placeOfDifference(difference),
  }));
  return { file, slides, own: own && { ...own, differences } };
}

function describe({ file, slides, own }: VerifyReport): string {
  const isText = /\.docx$/i.test(file);
  const count = isText ? `${file}: a Word document` : `${file}: ${slides} slide${slides === 1 ? '' : 's'}`;
  if (!own) return isText ? count : `${count}, not made by Throughline`;
  // What a file says of itself may be anything.
  const [deck, language] = [own.deck, own.language].map((each) => each.replace(/\s+/g, ' '));
  return `${count}, made by Throughline from ${deck}${language === '' ? '' : ` (${language})`}: ${statusWords[own.status]}`;
}

const statusWords: Readonly<Record<NonNullable<VerifyReport['own']>['status'], string>> = {
  current: 'current',
  stale: 'stale',
  'saved-again': 'saved again by another program, with nothing changed',
  edited: 'edited by hand',
  'stale-and-edited': 'edited by hand, and stale',
  unrecognised: 'no longer this deck: fewer than half of its slides are left',
  unknown: 'its project is not here, or cannot be built, so nobody can say whether it is current',
};
