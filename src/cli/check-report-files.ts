import { relative, resolve, sep } from 'node:path';
import { findProjectFolder, openProject } from '../index.ts';
import type { Diagnostic } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { Arguments } from './command.ts';
import type { Destination } from './report.ts';

/**
 * A report takes the place of the file that it is written to, so it may not stand among what a project is made of, nor
 * among what is made of it. Diagnostics: invalid-argument.
 */
export function checkReportFiles(
  destinations: readonly Destination[],
  { texts }: Arguments,
  folder: string,
): readonly Diagnostic[] {
  const files = destinations.filter((each) => each.file !== null);
  if (files.length === 0) return [];
  const named = texts.get('project');
  const root = named === undefined ? findProjectFolder(folder).value : resolve(folder, named);
  if (root === undefined) return [];
  const out = texts.get('out');
  const output = openProject(root).value?.settings.output ?? 'output';
  const kept = [
    resolve(root, 'throughline.yaml'),
    resolve(root, 'content'),
    resolve(root, 'templates'),
    out === undefined ? resolve(root, output) : resolve(folder, out),
  ];
  return files.flatMap(({ name, file }) => {
    const path = resolve(folder, file!);
    const place = kept.find((each) => path === each || path.startsWith(each + sep));
    if (place === undefined) return [];
    const shown = relative(root, place);
    const message = `--reporter ${name}=${file} would write into ${shown === '' ? 'the project' : shown}, which is the project's own`;
    const hint = `write it elsewhere: --reporter ${name}=reports/${name}`;
    return [reportCli('invalid-argument', null, message, { hint })];
  });
}
