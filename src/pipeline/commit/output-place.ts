import { access, constants, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import {
  isInGit,
  outputNameProblem,
  outputPathProblem,
  outputPlaceProblem,
  type Project,
  reportOutputFolder,
} from '../../project/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { spanOf } from '../../yaml/index.ts';
import { reportBuild } from '../codes.ts';
import { type OutputTarget, shownTarget } from '../output-target.ts';
import { inWords, kindOf } from './files.ts';
import { errnoOf, reportIo } from './io-error.ts';

export interface NamedOutput {
  /** As it was typed; undefined: the project's own. */
  readonly out?: string | undefined;
  /** What it is relative to [the current folder]. */
  readonly folder?: string | undefined;
}

/**
 * The folder named by `out`, else the project's own, after a look at what is there. Diagnostics: output-folder,
 * output-unwritable.
 */
export async function outputFolderOf(
  project: Pick<Project, 'root' | 'settings'>,
  { out, folder = process.cwd() }: NamedOutput,
  use: 'read' | 'write',
): Promise<Outcome<OutputTarget>> {
  const problem = out === undefined ? null : outputNameProblem(out);
  if (problem !== null) return { diagnostics: [reportOutputFolder(out!, problem, null)] };
  const { output, record } = project.settings;
  const inProject = out === undefined;
  const target: OutputTarget = {
    ...shownTarget(resolve(project.root, output), out ?? null, folder),
    named: out ?? output,
    project: project.root,
    inProject,
    // A default has no place.
    span: inProject && record?.output !== undefined ? spanOf(record, 'output') : null,
  };
  const odd = await checkPlace(target, use);
  return odd ? { diagnostics: [odd] } : { value: target, diagnostics: [] };
}

/**
 * Why a folder cannot be the output, by what is there: it is told before anything is built, in the same words whoever
 * names it. Diagnostics: output-folder, output-unwritable.
 */
export async function checkPlace(place: OutputTarget, use: 'read' | 'write'): Promise<Diagnostic | null> {
  const { root, shown, named, span } = place;
  try {
    const kind = await kindOf(root);
    if (kind === 'link') return reportOutputFolder(named, await describeLink(root), span);
    if (kind !== 'none' && kind !== 'folder') {
      const hint = 'move it away, or name another folder with --out';
      return reportBuild('output-unwritable', span, `${shown} is ${inWords(kind)}, not a folder`, { hint });
    }
    const problem = await placeProblem(place);
    if (problem !== null) return reportOutputFolder(named, problem, span);
    // As the lock would find out only after everything was built.
    if (kind === 'folder') {
      await readdir(root);
      if (use === 'write') await access(root, constants.W_OK);
    }
    return null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return { ...reportIo(error, { as: shown, reading: use === 'read' }), span };
  }
}

async function describeLink(root: string): Promise<string> {
  try {
    await realpath(root);
    return 'is a link: name the folder that it leads to';
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return errnoOf(error) === 'ELOOP' ? 'is a link to itself' : 'is a link that leads nowhere';
  }
}

async function placeProblem({ root, project, inProject }: OutputTarget): Promise<string | null> {
  const [home, real] = await Promise.all([realpath(project), nearestReal(root)]);
  const there = await nearestFolder(root);
  const named = relative(there, root).split(sep).join('/');
  const unportable = named === '' ? null : outputPathProblem(named);
  if (unportable !== null) return unportable;
  if (real === null) return null;
  const inside = relative(home, real);
  if (inside === '') return outputPlaceProblem([]);
  const segments = inside.split(sep);
  const isOutside = segments[0] === '..' || inside === real;
  if (!isOutside) return outputPlaceProblem(segments);
  if (segments.every((segment) => segment === '..')) return 'holds the project';
  if (inProject) return 'leads out of the project';
  return isInGit(real.split(sep)) ? 'is in ".git", which is git’s own' : null;
}

/** The nearest folder above that is there. */
async function nearestFolder(path: string): Promise<string> {
  let folder = path;
  while ((await kindOf(folder)) === 'none' && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Whether a folder, with links followed, is the root or in it; true for one that does not exist yet. */
export async function isWithin(root: string, folder: string): Promise<boolean> {
  const [realRoot, real] = await Promise.all([realpathOf(root), nearestReal(folder)]);
  return real === null || realRoot === null || isBelow(realRoot, real);
}

/** Whether a path is a folder or in it, by their letters. */
export function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Where something really is; what is not there yet will be made where the nearest folder above it really is. */
async function nearestReal(path: string): Promise<string | null> {
  const real = await realpathOf(path);
  if (real !== null || dirname(path) === path) return real;
  const above = await nearestReal(dirname(path));
  return above === null ? null : join(above, basename(path));
}

/**
 * Where a file is really written that is opened by this path: all links followed, the last one too. Null for a link that
 * leads nowhere: writing would make a file in a place that nobody named.
 */
export async function realDestination(path: string): Promise<string | null> {
  if (await isLink(path)) return followLink(path);
  const folder = await orNull(nearestReal(dirname(path)));
  return folder === null ? path : join(folder, basename(path));
}

async function followLink(path: string): Promise<string | null> {
  const found = await orNull(stat(path));
  if (!found) return null;
  // What stands behind /dev/stdout may have no path at all.
  return found.isFile() || found.isDirectory() ? realpath(path) : path;
}

async function isLink(path: string): Promise<boolean> {
  return (await orNull(lstat(path)))?.isSymbolicLink() ?? false;
}

/** Null for what the system refuses: whoever writes there is told why. */
async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function realpathOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
