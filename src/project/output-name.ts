import type { Diagnostic, Span } from '../source/index.ts';
import { checkPath } from './check-path.ts';
import { reportProject } from './codes.ts';

/** Folders of a project that are read, or that another program keeps; in lower case. */
const kept = ['content', 'templates', '.git', 'node_modules', '.throughline'];

/**
 * Why a folder may not be the output, by what it is called; null where nothing speaks against it. `path` is what the
 * user wrote and, in the settings, stays in the project.
 */
export function outputNameProblem(path: string): string | null {
  if (path.trim() === '') return 'is empty';
  if (/^~([/\\]|$)/.test(path)) return 'begins with ~, which is a home folder to a shell alone';
  if (/[\u0000-\u001f\u007f-\u009f]/.test(path)) return 'holds a control character';
  if (/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(path)) return 'holds an invisible character';
  // What nearly every file system takes; a name that is too long is found before a folder is made for it.
  const long = path.split(/[/\\]/).some((segment) => Buffer.byteLength(segment) > 255);
  return long ? 'has a part of more than 255 bytes, which is too long a name for a folder' : null;
}

/** The same of a path below the project, or of one that is still to be made: it means the same on every system. */
export function outputPathProblem(path: string): string | null {
  const checked = checkPath(path);
  return 'code' in checked ? checked.problem : null;
}

/** Why a folder in a project may not be the output, by where it is: its segments below the project's root. */
export function outputPlaceProblem(segments: readonly string[]): string | null {
  const [first] = segments;
  if (first === undefined) return 'is the project itself';
  if (kept.includes(first.toLowerCase())) return `is in "${first}", which is read from`;
  return isInGit(segments) ? 'is in ".git", which is git’s own' : null;
}

export function isInGit(segments: readonly string[]): boolean {
  return segments.some((segment) => segment.toLowerCase() === '.git');
}

/** The same words, whether the settings or the command line name the folder. */
export function reportOutputFolder(words: string, problem: string, span: Span | null): Diagnostic {
  const hint = 'name a folder of its own, such as output; --out may name one outside of the project';
  return reportProject('output-folder', span, `"${words}" ${problem}`, { hint });
}
