import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A file that puts other code in the place of modules needs a process in which nothing is loaded yet. */
const mocking = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => join('tests', path))
  .filter((path) => /\bvi\.mock\(/.test(readFileSync(path, 'utf8')));

/** Of what waits for something, on a machine however busy. What hangs is still found. */
const atMost = 300_000;

export default defineConfig({
  resolve: {
    // As in the bundle: pptxgenjs hands its parts over instead of zipping them.
    alias: {
      jszip: fileURLToPath(new URL('./src/formats/pptx/draw/zip-shim.ts', import.meta.url)),
    },
  },
  test: {
    // Aliases reach into dependencies only where these are loaded by vitest itself.
    server: { deps: { inline: ['pptxgenjs'] } },
    setupFiles: ['tests/set-seed.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: atMost,
    hookTimeout: atMost,
    expect: { poll: { timeout: atMost / 5, interval: 10 } },
    projects: [
      // The program is loaded once by each worker, not once by each file.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: mocking, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: mocking, sequence: { groupOrder: 1 } } },
    ],
  },
});
