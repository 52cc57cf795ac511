// The bundled program, started with the code that V8 made of it before: when it was bundled, or in an earlier run of this
// user's. The bundle has it as run-process.js, beside program.cjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { codeCacheFolder, keepCode, readCode } from './code-cache.ts';

/** Put in by the bundle: the hash of program.cjs. */
declare const programHash: string;

interface Program {
  readonly runProcess: (argv: readonly string[]) => Promise<void>;
  readonly runWorker: () => Promise<void>;
}

// A run is short and spread over much code: V8 would spend a third of its time on optimizing functions that are soon
// done. With a larger budget it optimizes only those that run most. Measured with V8 11 (Node 20).
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');
// Left to itself, V8 lets garbage grow to three times what is in use where the machine has memory: of 10,000 decks that is half
// a gigabyte. Kept to six tenths of that, they take a few hundredths more time.
setFlagsFromString('--heap-growing-percent=60');

const file = fileURLToPath(new URL('program.cjs', import.meta.url));
const { arch, platform, version } = process;

/** Made when the program was bundled; for the very same Node without flags for V8. */
export const shippedCode = `${file}.${version}-${platform}-${arch}.cache`;

/** The tag tells apart every V8 and its flags. A build compiles the most, so its code serves all commands. */
const names = ['build', 'other'].map(
  (kind) => `${programHash}-${cachedDataVersionTag().toString(16)}-${arch}-${kind}`,
);
const isBuild = process.argv[2] === 'build';
const folder = codeCacheFolder(process.env, platform);
const cachedData = readKept() ?? readShipped();
const source = readFileSync(file, 'latin1'); // the bundle is ASCII
export const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
  { filename: file, ...(cachedData && { cachedData }) },
);
const isKept = cachedData !== undefined && !script.cachedDataRejected;

const loaded: { exports: Partial<Program> } = { exports: {} };
script.runInThisContext()(loaded.exports, createRequire(file), loaded, file, dirname(file));
const program = loaded.exports as Program;

export const { runWorker } = program;

/** Runs a command line as this process, and keeps what was compiled on the way when nothing kept did fit. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  await program.runProcess(argv);
  if (!isKept && folder !== null) keepCode(folder, names[isBuild ? 0 : 1]!, script.createCachedData());
}

function readKept(): Buffer | undefined {
  if (folder === null) return undefined;
  return readCode(folder, names[0]!) ?? (isBuild ? undefined : readCode(folder, names[1]!));
}

function readShipped(): Buffer | undefined {
  try {
    return readFileSync(shippedCode);
  } catch {
    return undefined;
  }
}
