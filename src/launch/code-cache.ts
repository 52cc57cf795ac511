import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's folder for what programs can make again; null where there is none, or the user wants nothing kept. */
export function codeCacheFolder(env: Environment, platform: NodeJS.Platform): string | null {
  if (env.THROUGHLINE_CODE_CACHE === 'off') return null;
  const below = (folder: string | undefined, ...names: readonly string[]): string | null =>
    folder !== undefined && isAbsolute(folder) ? join(folder, ...names, 'throughline') : null;
  if (platform === 'win32') return below(env.LOCALAPPDATA);
  const home = platform === 'darwin' ? below(env.HOME, 'Library', 'Caches') : below(env.HOME, '.cache');
  return below(env.XDG_CACHE_HOME) ?? home;
}

/**
 * Code that an earlier run has kept; undefined where there is none that is whole and the user's own. Whether it fits is
 * for V8 to say, which takes what it is given for undamaged.
 */
export function readCode(folder: string, name: string): Buffer | undefined {
  let file: number | undefined;
  try {
    if (!isOwn(lstatSync(folder))) return undefined;
    file = openSync(join(folder, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile() || !isOwn(stat) || stat.size > largest) return undefined;
    const data = readFileSync(file);
    const code = data.subarray(0, -digestLength);
    return digest(code).equals(data.subarray(-digestLength)) ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Keeps code for later runs and takes away the oldest. A run never fails of it: the next one is slower, no more. */
export function keepCode(folder: string, name: string, code: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(folder);
    if (!stat.isDirectory() || !isOwn(stat)) return;
    const fresh = join(folder, `${name}.${process.pid}-${Date.now()}`);
    const file = openSync(fresh, 'wx', 0o600);
    try {
      try {
        writeFileSync(file, code);
        writeFileSync(file, digest(code));
      } finally {
        closeSync(file);
      }
      renameSync(fresh, join(folder, name));
    } catch (error) {
      rmSync(fresh, { force: true });
      throw error;
    }
    removeOldest(folder);
  } catch {
    // A home that cannot be written to, a full disk: all that is lost is time.
  }
}

const digestLength = 32;
const largest = 64 * 2 ** 20;
/** Of a version of the program there are two for each Node: see `index.ts`. */
const kept = 8;

function digest(code: Buffer): Buffer {
  return createHash('sha256').update(code).digest();
}

/** Nobody else can have put it there or changed it: what is read here is run. */
function isOwn({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{32}-/.test(name))
    .map((name) => ({ name, date: lstatSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.date - a.date);
  for (const { name } of files.slice(kept)) rmSync(join(folder, name), { force: true });
}
