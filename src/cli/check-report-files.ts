import { dirname, relative, resolve } from 'node:path';
import { findProjectFolder, openProject } from '../index.ts';
import { isBelow, realDestination } from '../pipeline/commit/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { Arguments } from './command.ts';
import type { Destination } from './report.ts';

/**
 * A report takes the place of the file that it is written to, so it may not stand among what a project is made of, nor
 * among what is made of it: where it really is decides, with all links followed. One that is named inside the project
 * stays in it. Diagnostics: invalid-argument.
 */
export async function checkReportFiles(
  destinations: readonly Destination[],
  { texts }: Arguments,
  folder: string,
): Promise<readonly Diagnostic[]> {
  const files = destinations.filter((each) => each.file !== null);
  if (files.length === 0) return [];
  const named = texts.get('project');
  const root = named === undefined ? findProjectFolder(folder).value : resolve(folder, named);
  const kept = root === undefined ? [] : await keptPlaces(root, texts.get('out'), folder);
  const diagnostics: Diagnostic[] = [];
  for (const { name, file } of files) {
    const problem = await problemOf(resolve(folder, file!), root ?? null, kept);
    if (problem === null) continue;
    const hint = `write it elsewhere: --reporter ${name}=reports/${name}`;
    diagnostics.push(reportCli('invalid-argument', null, `--reporter ${name}=${file} ${problem}`, { hint }));
  }
  return diagnostics;
}

interface KeptPlace {
  readonly real: string;
  readonly shown: string;
}

async function keptPlaces(root: string, out: string | undefined, folder: string): Promise<KeptPlace[]> {
  const output = openProject(root).value?.settings.output ?? 'output';
  const paths = [
    ...['throughline.yaml', 'content', 'templates', '.git'].map((name) => resolve(root, name)),
    out === undefined ? resolve(root, output) : resolve(folder, out),
  ];
  return Promise.all(
    paths.map(async (path) => ({
      real: (await realDestination(path)) ?? path,
      shown: relative(root, path) || 'the project',
    })),
  );
}

async function problemOf(
  path: string,
  root: string | null,
  kept: readonly KeptPlace[],
): Promise<string | null> {
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(path)) return 'holds a control character';
  const real = await realDestination(path);
  if (real === null) return 'is a link that leads nowhere';
  const place = kept.find((each) => isBelow(each.real, real));
  if (place) return `would write into ${place.shown}, which is the project's own`;
  const home = root === null ? null : await realDestination(root);
  // A link that came with the project may lead anywhere.
  const leadsOut = home !== null && isBelow(root!, dirname(path)) && !isBelow(home, real);
  return leadsOut && !real.startsWith('/dev/') ? 'leads out of the project through a link' : null;
}
