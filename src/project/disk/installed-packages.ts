import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How paths of installed packages begin. */
export const installedPrefix = 'package:node_modules/';

/** Packages that may be read, where Node would find them from a project's folder upward. */
export class InstalledPackages {
  private readonly project: string | null;
  private allowed: ReadonlySet<string> | 'any';
  private readonly roots = new Map<string, string | null>();

  constructor(project: string | null, allowed: ReadonlySet<string> | 'any') {
    this.project = project;
    this.allowed = allowed;
  }

  allow(names: readonly string[]): void {
    this.allowed = new Set(names);
  }

  /** The package's folder, and the path from there; null for a path of something else. */
  split(path: string): { readonly root: string | null; readonly relative: string } | null {
    if (!path.startsWith(installedPrefix)) return null;
    const [, name, relative] =
      /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/s.exec(path.slice(installedPrefix.length)) ?? [];
    return name === undefined ? null : { root: this.rootOf(name), relative: relative ?? '' };
  }

  private rootOf(name: string): string | null {
    if (this.allowed !== 'any' && !this.allowed.has(name)) return null;
    const known = this.roots.get(name);
    if (known !== undefined) return known;
    let found: string | null = null;
    for (let folder = this.project; folder !== null && found === null; ) {
      found = realOrNull(join(folder, 'node_modules', name));
      folder = dirname(folder) === folder ? null : dirname(folder);
    }
    this.roots.set(name, found);
    return found;
  }
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
