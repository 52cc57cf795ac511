// Writes the types of the library to dist/types. They name nothing but each other, so that no other package is needed to read them.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The declarations of the library by file name, as the compiler writes them. */
export async function libraryTypes(folder) {
  const arguments_ = ['tsc', '-p', 'tsconfig.types.json', '--noCheck', '--outDir', folder];
  await promisify(execFile)('npx', ['--no-install', ...arguments_], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  const made = join(folder, 'src', 'api');
  const types = new Map();
  const read = async (name) => {
    if (types.has(name)) return;
    const text = await readFile(join(made, name), 'utf8');
    types.set(name, text.replace(/(from |import\()'(\.\/[^']+)\.ts'/g, "$1'$2.js'"));
    for (const [, from] of text.matchAll(/(?:from |import\()'([^']+)'/g)) {
      if (!from.startsWith('./')) throw new Error(`the types of the library name "${from}"`);
      await read(from.slice(2).replace(/\.[jt]s$/, '.d.ts'));
    }
  };
  await read('index.d.ts');
  return types;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = await mkdtemp(join(root, 'dist', 'types-'));
  try {
    const types = await libraryTypes(folder);
    const target = join(root, 'dist', 'types');
    await rm(target, { recursive: true, force: true });
    await mkdir(target);
    for (const [name, text] of types) await writeFile(join(target, name), text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
