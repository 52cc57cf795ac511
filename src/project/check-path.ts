import type { Span } from '../source/index.ts';
import type { projectCodes } from './codes.ts';

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
