import { compareText, didYouMean, type Outcome, type Span } from '../../source/index.ts';
import { type projectCodes, reportProject } from '../codes.ts';
import { asWritten, checkPath } from './check-path.ts';
import { type Found, ProjectFiles, placeOf } from './project-files.ts';

/** Files of a project that stand somewhere else than on the disk: a version of it, kept by git. */
export interface Tree {
  /** By path from the project's root, with forward slashes. */
  readonly files: ReadonlyMap<string, TreeEntry>;
  /** Null: what is there cannot be read. */
  readonly read: (entry: TreeEntry) => Uint8Array | null;
}

export interface TreeEntry {
  readonly id: string;
  readonly size: number;
  /** Its content is where it leads. */
  readonly link: boolean;
}

/** Links that lead to links that lead to links. */
const mostLinks = 16;

export function isProjectTree({ files }: Tree): boolean {
  return files.has('throughline.yaml') || [...files.keys()].some((path) => path.startsWith('content/'));
}

/** Reads a project's files from a tree, and what ships with the program from the disk. */
export class TreeFiles extends ProjectFiles {
  private readonly tree: Tree;
  private readonly names = new Map<string, { files: string[]; folders: string[] }>();

  /** `project`: the folder whose tree it is, beside which installed packages are; null: there is none. */
  constructor(tree: Tree, packageRoot: string | null, project: string | null) {
    super({ project, package: packageRoot });
    this.tree = tree;
    this.fillNames();
  }

  /** Nothing of it is on the disk. */
  override placeOf(path: string): string | null {
    return path.startsWith('package:') ? super.placeOf(path) : null;
  }

  protected override listing(folder: string): { files: readonly string[]; folders: readonly string[] } {
    if (folder.startsWith('package:')) return super.listing(folder);
    const found = this.locate(folder, null);
    return ('real' in found ? this.names.get(found.real) : undefined) ?? { files: [], folders: [] };
  }

  protected override locate(path: string, from: Span | null): Found {
    if (path.startsWith('package:')) return super.locate(path, from);
    const fail = (code: keyof typeof projectCodes, problem: string, hint: string | null = null): Found => ({
      failure: { diagnostics: [reportProject(code, placeOf(path, from), problem, { hint })] },
    });
    const words = asWritten(path, from);
    const checked = checkPath(path);
    if ('code' in checked) return fail(checked.code, `the path "${words}" ${checked.problem}`, checked.hint);
    const real = this.follow(checked.segments, mostLinks);
    if (real === null)
      return fail('outside-project', `"${words}" is a symbolic link that leads out of the project`);
    if (this.names.has(real) || this.tree.files.has(real)) return { real };
    const { files, folders } = this.names.get(checked.segments.slice(0, -1).join('/')) ?? {
      files: [],
      folders: [],
    };
    const near = didYouMean(checked.segments.at(-1) ?? '', [...files, ...folders]);
    return fail('file-not-found', `no file "${words}"`, near);
  }

  protected override read(path: string, from: Span | null, limit: number): Outcome<Uint8Array> {
    if (path.startsWith('package:')) return super.read(path, from, limit);
    const found = this.locate(path, from);
    if ('failure' in found) return found.failure;
    const words = asWritten(path, from);
    const fail = (code: keyof typeof projectCodes, problem: string) => ({
      diagnostics: [reportProject(code, placeOf(path, from), problem)],
    });
    const entry = this.tree.files.get(found.real);
    if (!entry) return fail('not-a-file', `"${words}" is a folder, a file is wanted here`);
    if (entry.size > limit) {
      const size = (entry.size / 1024 / 1024).toFixed(1);
      return fail('file-too-large', `"${words}" has ${size} MB; the limit is ${limit / 1024 / 1024} MB`);
    }
    const bytes = this.tree.read(entry);
    return bytes ? { value: bytes, diagnostics: [] } : fail('read-failed', `"${words}" cannot be read`);
  }

  /** Where a path leads with its links followed; null: out of the tree, or in a circle. */
  private follow(segments: readonly string[], left: number): string | null {
    for (let i = 1; i <= segments.length; i++) {
      const entry = this.tree.files.get(segments.slice(0, i).join('/'));
      if (!entry?.link) continue;
      const target = left > 0 && entry.size < 4096 ? this.tree.read(entry) : null;
      const text = target && new TextDecoder().decode(target);
      if (!text || text.startsWith('/')) return null;
      const way = segments.slice(0, i - 1);
      for (const step of text.split('/')) {
        if (step === '' || step === '.') continue;
        if (step !== '..') way.push(step);
        else if (way.pop() === undefined) return null;
      }
      return this.follow([...way, ...segments.slice(i)], left - 1);
    }
    return segments.join('/');
  }

  /** Folders are only in the paths of what is in them; a link is listed as what it leads to. */
  private fillNames(): void {
    const folder = (path: string) => {
      const known = this.names.get(path);
      if (known) return known;
      const fresh: { files: string[]; folders: string[] } = { files: [], folders: [] };
      this.names.set(path, fresh);
      if (path !== '') folder(parentOf(path)).folders.push(path.slice(path.lastIndexOf('/') + 1));
      return fresh;
    };
    folder('');
    for (const path of this.tree.files.keys())
      folder(parentOf(path)).files.push(path.slice(path.lastIndexOf('/') + 1));
    for (const [path, names] of this.names) {
      const isFolder = (name: string) => {
        const real = this.follow(path === '' ? [name] : [...path.split('/'), name], mostLinks);
        return real !== null && this.names.has(real);
      };
      const linked = names.files.filter(isFolder);
      names.files = names.files.filter((name) => !linked.includes(name)).sort(compareText);
      names.folders = [...names.folders, ...linked].sort(compareText);
    }
  }
}

function parentOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}
