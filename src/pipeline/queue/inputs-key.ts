import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Project } from '../../project/index.ts';
import { version } from '../../source/index.ts';
import { readPlainFile, sha256 } from '../commit/index.ts';

/** What has to be the same for a deck to be the same wherever it is built. */
export interface InputsKey {
  /** All that a project is made from. */
  readonly project: string;
  /** The program: its version, its very bundle, and what Node brings that files depend on. */
  readonly program: string;
}

/** Folders of a project in which files stand that decks are made from. */
const folders = ['content', 'templates', 'icons'];

export async function inputsKeyOf(project: Project): Promise<InputsKey> {
  const bundle = await readPlainFile(fileURLToPath(new URL('program.cjs', import.meta.url))).catch(
    () => null,
  );
  const { unicode = '', zlib = '' } = process.versions;
  return {
    project: hashProject(project),
    program: [version, bundle ? sha256(bundle).slice(0, 16) : '-', unicode, zlib].join(' '),
  };
}

/** The hash of every file that a deck may read: names and contents, line ends as they are. */
function hashProject(project: Project): string {
  const hash = createHash('sha256');
  // Read anew: a worker asks again when it is told of other inputs.
  const { disk, installed } = project;
  const add = (path: string): void => {
    const bytes = disk.readBytes(path, null).value;
    hash.update(`${path}\n${bytes ? sha256(bytes) : '-'}\n`);
  };
  const walk = (folder: string): void => {
    for (const name of disk.list(folder)) if (!name.startsWith('.')) add(`${folder}/${name}`);
    for (const name of disk.listFolders(folder)) if (!name.startsWith('.')) walk(`${folder}/${name}`);
  };
  for (const name of disk.list('')) if (name === 'throughline.yaml') add(name);
  for (const folder of [...folders, ...[...installed.values()].map((set) => set.folder)]) walk(folder);
  // Code of slides may come from any file of the project: such a file is checked where it is read.
  return hash.digest('hex');
}
