import type { Diagnostic, Span } from '../../source/index.ts';
import { type projectCodes, reportProject } from '../codes.ts';

/** A path that may be looked up, or why not. */
export type CheckedPath =
  | { readonly segments: readonly string[] }
  | { readonly code: keyof typeof projectCodes; readonly problem: string; readonly hint: string };

// Names that Windows gives to devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
export const reservedName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(\.|$)/i;
const inProject = 'paths are relative, with forward slashes, and stay inside the project';

/**
 * Reads a relative path with forward slashes by its letters alone: nothing is looked up. An empty segment is what a
 * folder followed by an absolute path gives.
 */
export function checkPath(path: string): CheckedPath {
  const refuse = (code: keyof typeof projectCodes, problem: string, hint = inProject): CheckedPath => ({
    code,
    problem,
    hint,
  });
  if (/[\u0000-\u001f\u007f-\u009f]/.test(path)) return refuse('unsafe-path', 'holds a control character');
  if (/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(path)) {
    return refuse('unsafe-path', 'holds an invisible character');
  }
  if (path.includes('\\')) return refuse('unsafe-path', 'holds a backslash');
  if (/^([^:]*\/)?[a-z]:/i.test(path)) return refuse('outside-project', 'names a drive');
  if (/^([^:]*\/)?[a-z][a-z0-9+.-]+:/i.test(path)) {
    return refuse('outside-project', 'is an address, not a path in the project');
  }
  if (path.includes(':')) return refuse('unsafe-path', 'holds a colon');
  if (/%(2e|2f|5c|00|25)/i.test(path))
    return refuse('unsafe-path', 'is percent-encoded', 'write the path as it is');
  if (path.startsWith('/') || path.includes('//')) return refuse('outside-project', 'is absolute');
  if (path.length > 1000) return refuse('unsafe-path', 'is longer than 1000 characters');
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.length === 0) return refuse('outside-project', 'leads out of the project');
      segments.pop();
      continue;
    }
    if (reservedName.test(segment)) return refuse('unsafe-path', `holds the reserved name "${segment}"`);
    if (/[. ]$/.test(segment)) return refuse('unsafe-path', 'has a part that ends in a dot or a space');
    segments.push(segment);
  }
  return { segments };
}

/** The path as its author wrote it, where it was joined to a folder since. */
export function asWritten(path: string, from: Span | null): string {
  if (!from) return path;
  const raw = from.file.text.slice(from.start, from.end).replace(/^(["'])(.*)\1$/s, '$2');
  return raw !== '' && path.endsWith(raw) ? raw : path;
}

/** Folders of a project that are read, or that another program keeps; in lower case. */
const kept = ['content', 'templates', 'icons', '.git', 'node_modules', '.throughline'];

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
