import type * as Disk from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';

/** Where in an operation a process is killed. During: half of the bytes are written, half of a folder is gone. */
export type Moment = 'before' | 'during' | 'after';

interface Stop {
  /** Which of all operations that change something, from 0. */
  readonly at: number;
  readonly moment: Moment;
}

/** The operations that change something, counted; from the stop on nothing happens any more, as after a kill. */
export const disk = {
  count: 0,
  names: [] as string[],
  /** Whether an operation has a middle. */
  halves: [] as boolean[],
  stop: null as Stop | null,
  stopped: false,
  /** Refuses an operation with the error that it gives. */
  refuse: null as ((name: string, path: string) => string | null) | null,
  whenStopped: () => {},
  reset(stop: Stop | null): void {
    disk.count = 0;
    disk.names = [];
    disk.halves = [];
    disk.stop = stop;
    disk.stopped = false;
    disk.refuse = null;
    disk.whenStopped = () => {};
  },
};

const never = new Promise<never>(() => {});

/** Takes the place of node:fs/promises. Nothing is synced: what is tried here is the order, not the disk. */
export async function stoppingDisk(): Promise<typeof Disk> {
  const real = await vi.importActual<typeof Disk>('node:fs/promises');
  const opened = new Set<Disk.FileHandle>();

  async function change<T>(
    name: string,
    path: unknown,
    whole: () => Promise<T>,
    half: (() => Promise<unknown>) | null = null,
  ): Promise<T> {
    if (disk.stopped) return never;
    const refused = disk.refuse?.(name, String(path)) ?? null;
    if (refused !== null)
      throw Object.assign(new Error(`${refused}: injected`), { code: refused, syscall: name, path });
    const own = disk.count++;
    disk.names.push(`${name} ${String(path)}`);
    disk.halves.push(half !== null);
    const { stop } = disk;
    if (own !== stop?.at) return whole();
    disk.stopped = true;
    if (stop.moment === 'during') await half?.();
    if (stop.moment === 'after') await whole().catch(() => undefined);
    for (const handle of opened) await handle.close().catch(() => undefined);
    opened.clear();
    disk.whenStopped();
    return never;
  }

  const removeHalf = async (path: string): Promise<void> => {
    const names = await real.readdir(path).catch(() => []);
    const gone = names.sort().filter((_, i) => i % 2 === disk.count % 2);
    for (const name of gone) await real.rm(join(path, name), { recursive: true, force: true });
  };

  const open = (async (path: string, flags: string | number) => {
    if (disk.stopped) return never;
    if (typeof flags !== 'string' || !/[wa+]/.test(flags)) return real.open(path, flags);
    const handle = await change('open', path, async () => {
      const made = await real.open(path, flags);
      opened.add(made);
      return made;
    });
    if (disk.stopped) await handle.close().catch(() => undefined);
    return new Proxy(handle, {
      get: (target, key) => {
        if (key === 'sync') return async () => {};
        if (key === 'writeFile')
          return (bytes: Buffer) =>
            change(
              'write',
              path,
              () => target.writeFile(bytes),
              () => target.writeFile(bytes.subarray(0, bytes.length >> 1)),
            );
        // Whatever else a handle has, as it is.
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }) as typeof real.open;

  const changed = {
    open,
    rename: (from, to) => change('rename', `${String(from)} ${String(to)}`, () => real.rename(from, to)),
    link: (from, to) => change('link', `${String(from)} ${String(to)}`, () => real.link(from, to)),
    copyFile: (from, to) =>
      change('copyFile', `${String(from)} ${String(to)}`, () => real.copyFile(from, to)),
    unlink: (path) => change('unlink', path, () => real.unlink(path)),
    rmdir: (path) => change('rmdir', path, () => real.rmdir(path)),
    rm: (path, options) =>
      change(
        'rm',
        path,
        () => real.rm(path, options),
        () => removeHalf(String(path)),
      ),
    mkdir: ((path: string) => change('mkdir', path, () => real.mkdir(path))) as typeof real.mkdir,
    writeFile: ((path: string, text: string, options: object) =>
      change(
        'writeFile',
        path,
        () => real.writeFile(path, text, options),
        () => real.writeFile(path, text.slice(0, text.length >> 1), options),
      )) as typeof real.writeFile,
  } satisfies Partial<typeof Disk>;
  return { ...real, ...changed };
}
