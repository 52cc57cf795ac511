import { resolve } from 'node:path';
import { compareProjects, type DiffVersion, differs, diffReports } from '../../diff/index.ts';
import { findProjectFolder, openProject } from '../../index.ts';
import { reportBuild } from '../../pipeline/codes.ts';
import { readGitTree } from '../../pipeline/index.ts';
import { refuseProject } from '../../project/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { asOfIn, variablesIn } from '../find-project.ts';

/** Compares two versions. Diagnostics: unknown-version, git-missing, git-failed, not-compared. */
export async function runDiff(input: CommandInput): Promise<CommandResult> {
  const { words, flags, lists, texts } = input.arguments;
  const [old, now] = words;
  if (old === undefined) {
    const hint = 'throughline diff main';
    return failed([reportCli('invalid-argument', null, 'diff needs the version to compare with', { hint })]);
  }
  const { folder } = input.terminal;
  const named = texts.get('project');
  const refused = named === undefined ? null : refuseProject(resolve(folder, named), named);
  const found = named === undefined ? findProjectFolder(folder).value : resolve(folder, named);
  if (refused) return failed([refused]);
  const asOf = asOfIn(input);
  if (asOf.value === undefined) return failed(asOf.diagnostics);
  const opener = { input, asOf: asOf.value, root: found ?? null };
  const before = openVersion(old, opener);
  const after = now === undefined ? workingTree(opener) : openVersion(now, opener);
  const opening = [...before.diagnostics, ...after.diagnostics];
  if (!before.value || !after.value) return failed(opening);
  const html = input.reporters.has('html');
  const compared = await compareProjects(before.value, after.value, {
    decks: lists.get('decks') ?? [],
    marking: texts.get('marking'),
    pictures: html,
    onProgress: (deck) => input.progress(`comparing ${deck}`),
    signal: input.terminal.signal,
  });
  const diff = compared.value;
  if (!diff) return failed(compared.diagnostics);
  const reports = Object.entries(diffReports).filter(([name]) => input.reporters.has(name));
  return {
    output: diffReports.text!(diff),
    documents: Object.fromEntries(reports.map(([name, report]) => [name, report(diff)])),
    diagnostics: compared.diagnostics,
    report: { result: withoutVersion(diffReports.json!(diff)), sections: [], suites: [] },
    exitCode: flags.has('exit-code') && differs(diff) ? 1 : 0,
  };
}

interface Opener {
  readonly input: CommandInput;
  readonly asOf: string | null;
  /** The project in whose repository versions are. */
  readonly root: string | null;
}

/** A folder with a project is that; any other word is one for git. */
function openVersion(word: string, { input, asOf, root }: Opener): Outcome<DiffVersion> {
  const folder = resolve(input.terminal.folder, word);
  const vars = variablesIn(input);
  // A variable that a script did not set names nothing, and not the folder that it runs in.
  if (word.trim() !== '' && refuseProject(folder, word) === null)
    return versionOf(word, openProject(folder, vars, undefined, asOf));
  if (root === null) return { diagnostics: findProjectFolder(input.terminal.folder).diagnostics };
  const tree = readGitTree(root, word);
  if (tree.value) return versionOf(word, openProject(root, vars, tree.value, asOf));
  if (tree.value === undefined) return { diagnostics: tree.diagnostics };
  const hint = 'name a branch, a tag or a commit that is in this clone (git fetch brings more), or a folder';
  const message = `"${word}" is neither a folder with a project nor a version that git knows here`;
  return { diagnostics: [reportBuild('unknown-version', null, message, { hint })] };
}

function workingTree({ input, asOf, root }: Opener): Outcome<DiffVersion> {
  if (root === null) return { diagnostics: findProjectFolder(input.terminal.folder).diagnostics };
  return versionOf('working tree', openProject(root, variablesIn(input), undefined, asOf));
}

/** What is wrong with a version matters where something of it cannot be compared, and is said there. */
function versionOf(
  name: string,
  { value, diagnostics }: ReturnType<typeof openProject>,
): Outcome<DiffVersion> {
  return value ? { value: { name, project: value }, diagnostics: [] } : { diagnostics };
}

function withoutVersion(json: string): object {
  const { version: _, ...result } = JSON.parse(json);
  return result;
}

function failed(diagnostics: readonly Diagnostic[]): CommandResult {
  return { output: '', diagnostics };
}
