// Stands in dist/ as run-process.js: the bundled program, started with the code that V8 made of it when it was bundled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// A run is short and spread over much code: V8 would spend a third of its time on optimizing functions that are soon
// done. With a larger budget it optimizes only those that run most. Measured with V8 11 (Node 20).
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

const file = fileURLToPath(new URL('program.cjs', import.meta.url));

/** Only the very Node that made it can use it; any other compiles the program as it goes. */
export const codeCacheFile = `${file}.${process.version}-${process.platform}-${process.arch}.cache`;

const source = readFileSync(file, 'latin1'); // the bundle is ASCII
const cachedData = readCodeCache();
export const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
  { filename: file, ...(cachedData && { cachedData }) },
);

const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(file), program, file, dirname(file));

export const { runProcess, runWorker } = program.exports;

function readCodeCache() {
  try {
    return readFileSync(codeCacheFile);
  } catch {
    return undefined;
  }
}
