import { dirname, resolve } from 'node:path';
import {
  describeOneDifference,
  findProjectFolder,
  openProject,
  type Project,
  type VerifyReport,
  verifyPresentation,
} from '../../index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { openNamedProject, variablesIn } from '../find-project.ts';

/** Looks at one file. Diagnostics: those of packages, of accessibility and of drift. */
export async function runVerify(input: CommandInput): Promise<CommandResult> {
  const [word] = input.arguments.words;
  if (word === undefined) {
    const hint = 'throughline verify FILE.pptx';
    return {
      output: '',
      diagnostics: [reportCli('invalid-argument', null, 'verify needs a file', { hint })],
    };
  }
  const path = resolve(input.terminal.folder, word);
  const found = projectFor(path, input);
  const verified = await verifyPresentation(path, {
    shown: word,
    project: found.project,
    strict: input.arguments.flags.has('strict'),
    sourceDateEpoch: input.terminal.env.SOURCE_DATE_EPOCH,
  });
  const diagnostics = [...found.diagnostics, ...verified.diagnostics];
  if (!verified.value) return { output: '', diagnostics };
  const result = resultOf(verified.value);
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, ...result }, null, 2)}\n`
      : `${describe(verified.value)}\n`,
    account: true,
    diagnostics,
    report: { result, sections: [], suites: [word] },
  };
}

/** The project that is named, else the one around the file, else the one around the current folder. */
function projectFor(
  path: string,
  input: CommandInput,
): { readonly project: Project | null; readonly diagnostics: readonly Diagnostic[] } {
  const named = input.arguments.texts.get('project');
  if (named !== undefined) {
    const opened = openNamedProject(input.terminal.folder, named, variablesIn(input));
    return { project: opened.value ?? null, diagnostics: opened.value ? [] : opened.diagnostics };
  }
  for (const folder of [dirname(path), input.terminal.folder]) {
    const found = findProjectFolder(folder).value;
    // What is wrong with the project is none of the file's concern.
    const project = found === undefined ? undefined : openProject(found, variablesIn(input)).value;
    if (project) return { project, diagnostics: [] };
  }
  return { project: null, diagnostics: [] };
}

function resultOf({ file, slides, own }: VerifyReport) {
  const differences = own?.differences.map((difference) => ({
    message: describeOneDifference(difference),
    slide: difference.kind === 'slide' ? { number: difference.slide.number, id: difference.slide.id } : null,
    change: difference.kind === 'slide' ? difference.slide.kind : 'changed',
    parts: difference.kind === 'slide' ? difference.slide.parts : [],
  }));
  return { file, slides, own: own && { ...own, differences } };
}

function describe({ file, slides, own }: VerifyReport): string {
  const count = `${file}: ${slides} slide${slides === 1 ? '' : 's'}`;
  if (!own) return `${count}, not made by Throughline`;
  // What a file says of itself may be anything.
  const [deck, language] = [own.deck, own.language].map((each) => each.replace(/\s+/g, ' '));
  return `${count}, made by Throughline from ${deck}${language === '' ? '' : ` (${language})`}: ${statusWords[own.status]}`;
}

const statusWords: Readonly<Record<NonNullable<VerifyReport['own']>['status'], string>> = {
  current: 'current',
  stale: 'stale',
  edited: 'edited by hand',
  'stale-and-edited': 'edited by hand, and stale',
  unknown: 'its project is not here, or cannot be built, so nobody can say whether it is current',
};
