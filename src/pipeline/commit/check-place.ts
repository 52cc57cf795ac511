import { access, constants, readdir, realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { isInGit, outputPathProblem, outputPlaceProblem, reportOutputFolder } from '../../project/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { inWords, kindOf } from './file-kind.ts';
import { errnoOf, reportIo } from './io-error.ts';
import { nearestReal } from './places.ts';

/** A folder that is to be the output. */
export interface Place {
  /** Absolute. */
  readonly root: string;
  /** As the user knows it, and as it was typed or stands in the settings. */
  readonly shown: string;
  readonly named: string;
  /** The project's folder, absolute. */
  readonly project: string;
  /** It must be in the project, links followed. */
  readonly inProject: boolean;
  /** Where it is named; null: on the command line, or nowhere. */
  readonly span: Span | null;
}

/**
 * Why a folder cannot be the output, by what is there: it is told before anything is built, in the same words whoever
 * names it. Diagnostics: output-folder, output-unwritable.
 */
export async function checkPlace(place: Place, use: 'read' | 'write'): Promise<Diagnostic | null> {
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

async function placeProblem({ root, project, inProject }: Place): Promise<string | null> {
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
