import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';

export interface ProjectWatch {
  /** Watches files besides, by their paths in the project: an outline may name a source anywhere in it. */
  readonly also: (paths: Iterable<string>) => void;
  readonly close: () => Promise<void>;
}

export interface WatchOptions {
  /** How long a burst of events may go on before it is told, in milliseconds [8]. */
  readonly settle?: number;
  /** The system watches no more (too many files); what it says of it. */
  readonly onFailure?: (problem: string) => void;
}

/** What a project is read from; all else may change as it likes, the output first of all. */
const watched = ['throughline.yaml', 'content', 'templates', 'icons'];
/** A file without text is one that an editor has only begun to write. */
const emptyGrace = 60;
/** Events that follow an event within 50 ms may be dropped by the library: what came of them is looked up later. */
const secondLooks = [70, 250];

/**
 * Tells, in bursts, the paths in a project that were changed, added or removed, relative to its root. Resolves when it
 * watches. Half-written files are waited for, and files that an editor replaces count as changed.
 */
export async function watchProject(
  root: string,
  onChange: (paths: readonly string[]) => void,
  options: WatchOptions = {},
): Promise<ProjectWatch> {
  // Loaded here, since no other command watches.
  const { watch } = await import('chokidar');
  const settle = options.settle ?? 8;
  const timers = new Set<NodeJS.Timeout>();
  const besides = new Set<string>();
  const changed = new Set<string>();
  /** What was last told of a path. */
  const told = new Map<string, string>();
  let closed = false;
  let waiting = false;

  const after = (delay: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!closed) work();
    }, delay);
    timers.add(timer);
  };
  const tell = (): void => {
    waiting = false;
    const paths = [...changed].sort();
    changed.clear();
    for (const path of paths) told.set(path, stateOf(root, path));
    for (const delay of secondLooks) {
      after(delay, () => {
        for (const path of paths) if (stateOf(root, path) !== told.get(path)) note(path);
      });
    }
    onChange(paths);
  };
  const settled = (grace: number): void => {
    if (grace > 0 && [...changed].some((path) => stateOf(root, path).startsWith('0 '))) {
      after(10, () => settled(grace - 10));
    } else tell();
  };
  const note = (path: string): void => {
    changed.add(path);
    if (waiting) return;
    waiting = true;
    after(settle, () => settled(emptyGrace));
  };

  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => {
      const relative = relativePath(root, path);
      return !besides.has(relative) && isIgnored(relative);
    },
  });
  watcher.on('all', (_event, path) => note(relativePath(root, path)));
  watcher.on('error', (error) => options.onFailure?.(error instanceof Error ? error.message : String(error)));
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return {
    also: (paths) => {
      for (const path of paths) {
        if (closed || besides.has(path) || path.startsWith('package:') || !isIgnored(path)) continue;
        besides.add(path);
        watcher.add(`${root}/${path}`);
      }
    },
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      // What the library still looks up about removed files would make it add them, and so open it again (5.0.0).
      watcher.add = () => watcher;
      await watcher.close();
    },
  };
}

function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function isIgnored(path: string): boolean {
  if (path === '') return false;
  const parts = path.split('/');
  // Editors keep backups and locks beside what they edit.
  return !watched.includes(parts[0]!) || parts.some((part) => /^\.|~$|\.(swp|swx|tmp)$/.test(part));
}

/** Size and time of a file, or that it is not there. */
function stateOf(root: string, path: string): string {
  try {
    const { size, mtimeMs } = statSync(`${root}/${path}`);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'absent';
  }
}
