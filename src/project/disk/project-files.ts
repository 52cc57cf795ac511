import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import {
  compareText,
  type Diagnostic,
  didYouMean,
  type Files,
  type Outcome,
  type SourceFile,
  type Span,
} from '../../source/index.ts';
import { type projectCodes, reportProject } from '../codes.ts';
import { asWritten, checkPath } from './check-path.ts';
import { decodeText } from './decode-text.ts';
import { InstalledPackages } from './installed-packages.ts';

/** Largest files that are read, in bytes. */
export const fileLimits = { text: 5 * 1024 * 1024, bytes: 25 * 1024 * 1024 } as const;

/** Segments of letters, digits and hyphens, with an extension. */
const plainPath = /^[a-z0-9-]+(?:\.[a-z0-9]+)*(?:\/[a-z0-9-]+(?:\.[a-z0-9]+)*)*$/;

export interface Roots {
  /** The project's folder; null: nothing of it is on the disk. */
  readonly project: string | null;
  /** The folder of Throughline itself, for `package:` paths; null: there is none. */
  readonly package: string | null;
  /** Installed packages that may be read, by `package:node_modules/NAME/…`; any: those that were read before. */
  readonly installed?: ReadonlySet<string> | 'any';
}

/**
 * What may be looked up on the disk. text, bytes: a file's text, or its bytes. files, folders: the names of what is in a
 * folder. exists: whether anything is there.
 */
export interface Lookup {
  readonly kind: 'text' | 'bytes' | 'files' | 'folders' | 'exists';
  /** As `Files` takes it: relative to the project, or `package:` and relative to Throughline. */
  readonly path: string;
}

/** Reading inside the two roots and nowhere else: the one door to the disk. */
export function projectFiles(roots: Roots): ProjectFiles {
  return new ProjectFiles(roots);
}

export type Found = { readonly real: string } | { readonly failure: Outcome<never> };

export class ProjectFiles implements Files {
  /** Folders that could not be listed: what is in them is missing from every answer. */
  readonly listingFailures: Diagnostic[] = [];
  private readonly roots: Readonly<Record<'project' | 'package', string | null>>;
  private readonly installed: InstalledPackages;
  private readonly texts = new Map<string, Outcome<SourceFile>>();
  private readonly contents = new Map<string, Outcome<Uint8Array>>();
  /** Folders whose files, and whose folders, were asked for. */
  private readonly listed = { files: new Set<string>(), folders: new Set<string>() };
  private readonly listings = new Map<string, { files: readonly string[]; folders: readonly string[] }>();

  constructor(roots: Roots) {
    this.roots = {
      project: roots.project === null ? null : realOrNull(roots.project),
      package: roots.package === null ? null : realOrNull(roots.package),
    };
    this.installed = new InstalledPackages(this.roots.project, roots.installed ?? new Set());
  }

  /** Lets files of these installed packages be read. */
  allowPackages(names: readonly string[]): void {
    this.installed.allow(names);
  }

  readText(path: string, from: Span | null): Outcome<SourceFile> {
    const known = this.texts.get(path);
    if (known?.value) return known;
    const bytes = this.read(path, from, fileLimits.text);
    if (!bytes.value) return { diagnostics: bytes.diagnostics };
    const outcome = decodeText(path, bytes.value, from);
    this.texts.set(path, outcome);
    return outcome;
  }

  readBytes(path: string, from: Span | null): Outcome<Uint8Array> {
    const known = this.contents.get(path);
    if (known?.value) return known;
    const outcome = this.read(path, from, fileLimits.bytes);
    this.contents.set(path, outcome);
    return outcome;
  }

  list(folder: string): readonly string[] {
    this.listed.files.add(folder);
    return this.listing(folder).files;
  }

  /** Names of the folders directly in a folder, sorted by code units. */
  listFolders(folder: string): readonly string[] {
    this.listed.folders.add(folder);
    return this.listing(folder).folders;
  }

  exists(path: string): boolean {
    return 'real' in this.locate(path, null);
  }

  /** Where a path leads, with links in it as they are; null for one that may not be looked up. */
  placeOf(path: string): string | null {
    const { root, relative } = this.split(path);
    // Nearly all, and asked for by the hundred where a build has nothing else to do.
    if (root !== null && plainPath.test(relative)) return `${root}/${relative}`;
    const checked = checkPath(relative);
    return root === null || 'code' in checked ? null : join(root, ...checked.segments);
  }

  /** What was read and listed so far. */
  lookups(): Lookup[] {
    return [
      ...[...this.texts.keys()].map((path) => ({ kind: 'text', path }) as const),
      ...[...this.contents.keys()].map((path) => ({ kind: 'bytes', path }) as const),
      ...[...this.listed.files].map((path) => ({ kind: 'files', path }) as const),
      ...[...this.listed.folders].map((path) => ({ kind: 'folders', path }) as const),
    ];
  }

  /** What keeps a name in a folder from being followed: a link out of the root, or to itself. Null: nothing does. */
  refusalOf(path: string): Diagnostic | null {
    const place = this.locate(path, null);
    const found = 'failure' in place ? (place.failure.diagnostics[0] ?? null) : null;
    return found?.trouble === 'policy' ? found : null;
  }

  /** The root that a path is in, and the path from there. */
  protected split(path: string): { readonly root: string | null; readonly relative: string } {
    const installed = this.installed.split(path);
    if (installed) return installed;
    if (!path.startsWith('package:')) return { root: this.roots.project, relative: path };
    return { root: this.roots.package, relative: path.slice('package:'.length) };
  }

  protected listing(folder: string): { files: readonly string[]; folders: readonly string[] } {
    const known = this.listings.get(folder);
    if (known) return known;
    const files: string[] = [];
    const folders: string[] = [];
    const found = this.locate(folder, null);
    if ('real' in found) {
      for (const { name, isFile } of this.entriesIn(folder, found.real)) {
        if (isFile) {
          files.push(name);
          continue;
        }
        // What may not be read is listed too: whoever reads it is told why.
        const place = this.locate(folder === '' ? name : `${folder}/${name}`, null);
        if ('real' in place && isFolder(place.real)) folders.push(name);
        else files.push(name);
      }
    }
    const listing = { files, folders };
    this.listings.set(folder, listing);
    return listing;
  }

  private entriesIn(folder: string, real: string): { readonly name: string; readonly isFile: boolean }[] {
    try {
      return readdirSync(real, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, isFile: entry.isFile() }))
        .sort((a, b) => compareText(a.name, b.name));
    } catch (error) {
      if (codeOf(error) !== 'ENOTDIR') {
        const message = `the folder "${folder}" cannot be read (${codeOf(error)})`;
        this.listingFailures.push(reportProject('read-failed', placeOf(folder, null), message));
      }
      return [];
    }
  }

  /** The real place of a path inside its root. */
  protected locate(path: string, from: Span | null): Found {
    const { root, relative } = this.split(path);
    const fail = (code: keyof typeof projectCodes, problem: string, hint: string | null = null): Found => ({
      failure: { diagnostics: [reportProject(code, placeOf(path, from), problem, { hint })] },
    });
    const words = asWritten(relative, from);
    const checked = checkPath(relative);
    if ('code' in checked) return fail(checked.code, `the path "${words}" ${checked.problem}`, checked.hint);
    if (root === null) return fail('file-not-found', `no file "${words}"`);
    const { segments } = checked;
    let real: string;
    try {
      real = realpathSync.native(join(root, ...segments));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR')
        return fail('file-not-found', `no file "${words}"`, this.near(root, segments));
      if (code === 'ELOOP') return fail('unsafe-path', `the path "${words}" is a symbolic link to itself`);
      return fail('read-failed', `"${words}" cannot be read (${code})`);
    }
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return fail(
        'outside-project',
        `"${words}" is a symbolic link that leads out of the project`,
        'put a copy inside the project',
      );
    }
    return { real };
  }

  /** A file of a like name where the wanted one was expected. */
  private near(root: string, segments: readonly string[]): string | null {
    const folder = segments.slice(0, -1);
    const names = siblings(join(root, ...folder));
    const name = segments[segments.length - 1] ?? '';
    const lower = names.find((other) => other.toLowerCase() === name.toLowerCase());
    if (lower !== undefined) return `there is "${lower}": upper and lower case count`;
    return didYouMean(name, names);
  }

  protected read(path: string, from: Span | null, limit: number): Outcome<Uint8Array> {
    const found = this.locate(path, from);
    if ('failure' in found) return found.failure;
    const words = asWritten(path, from);
    const fail = (code: keyof typeof projectCodes, problem: string, hint: string | null = null) => ({
      diagnostics: [reportProject(code, placeOf(path, from), problem, { hint })],
    });
    let descriptor: number | null = null;
    try {
      // Asked before it is opened: opening a pipe waits for somebody to write into it.
      const before = statSync(found.real);
      if (before.isDirectory()) return fail('not-a-file', `"${words}" is a folder, a file is wanted here`);
      if (!before.isFile()) return fail('special-file', `"${words}" is not an ordinary file`);
      descriptor = openSync(found.real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return fail('special-file', `"${words}" is not an ordinary file`);
      if (stat.size > limit) {
        const size = (stat.size / 1024 / 1024).toFixed(1);
        return fail('file-too-large', `"${words}" has ${size} MB; the limit is ${limit / 1024 / 1024} MB`);
      }
      return { value: readAll(descriptor, stat.size), diagnostics: [] };
    } catch (error) {
      return fail('read-failed', `"${words}" cannot be read (${codeOf(error)})`);
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }
}

function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return length === size ? bytes : bytes.slice(0, length);
}

/** Where the path was written; else the file itself, with nothing of what is in it. */
export function placeOf(path: string, from: Span | null): Span {
  return from ?? { file: { path, text: '' }, start: 0, end: 0 };
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function siblings(folder: string): string[] {
  try {
    return readdirSync(folder).sort(compareText);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
