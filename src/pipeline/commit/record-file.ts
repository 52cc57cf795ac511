import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** In the project's folder: what builds remember from one to the next. It may be deleted at any time. */
const recordFolder = '.throughline';
/** Records that are kept; each belongs to one way of building (its output folder, its formats). */
const limit = 8;

/** The text of a record; null where there is none. A link is none: it may lead out of the project. */
export function readRecordFile(root: string, name: string): string | null {
  const path = join(root, recordFolder, name);
  try {
    const isOurs = lstatSync(join(root, recordFolder)).isDirectory() && lstatSync(path).isFile();
    return isOurs ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}

/**
 * Writes a record whole or not at all. A project that cannot be written to is built all the same, only never faster:
 * nothing is said of it.
 */
export function writeRecordFile(root: string, name: string, text: string, unique: string): void {
  const folder = join(root, recordFolder);
  const draft = join(folder, `${unique}.new`);
  try {
    mkdirSync(folder, { recursive: true });
    if (!lstatSync(folder).isDirectory()) return;
    const names = readdirSync(folder);
    // It tells git of itself, whatever the project's own .gitignore says.
    if (!names.includes('.gitignore')) writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
    for (const old of superfluous(names, name)) rmSync(join(folder, old), { force: true });
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, join(folder, name));
  } catch {
    removeQuietly(draft);
  }
}

/** Removes all records, with their folder where nothing else is in it. */
export function forgetBuilds(root: string): void {
  const folder = join(root, recordFolder);
  try {
    if (!lstatSync(folder).isDirectory()) return;
    for (const name of readdirSync(folder)) {
      if (/^build-[0-9a-f]{8}\.json$|\.new$|^\.gitignore$/.test(name))
        rmSync(join(folder, name), { force: true });
    }
    rmdirSync(folder);
  } catch {
    // It is a cache, and may be anything.
  }
}

/** Drafts that a killed build left, and more records than anybody needs. */
function superfluous(names: readonly string[], name: string): string[] {
  const others = names.filter((each) => each.endsWith('.json') && each !== name);
  return [
    ...names.filter((each) => each.endsWith('.new')),
    ...others.slice(0, Math.max(0, others.length - limit + 1)),
  ];
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next build tries again.
  }
}
