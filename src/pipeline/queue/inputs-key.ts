import { fileURLToPath } from 'node:url';
import type { Project } from '../../project/index.ts';
import { version } from '../../source/index.ts';
import { readPlainFile, sha256 } from '../commit/index.ts';
import { hashProject } from '../hash-project.ts';

/** What has to be the same for a deck to be the same wherever it is built. */
export interface InputsKey {
  /** All that a project is made from. */
  readonly project: string;
  /** The program: its version, its very bundle, and what Node brings that files depend on. */
  readonly program: string;
}

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
