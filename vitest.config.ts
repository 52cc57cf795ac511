import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A file that puts other code in the place of modules needs a process in which nothing is loaded yet. */
const mocking = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => join('tests', path))
  .filter((path) => /\bvi\.mock\(/.test(readFileSync(path, 'utf8')));

/** Files that take more than ten seconds, the longest first: begun last, one of them would keep a core waiting alone. */
const long = [
  'launch/package',
  'hostile/corpus',
  'readers/independent-renderer',
  'diagnostics/examples',
  'preview/page',
  'drawing/browser',
  'handouts/numbers-agree',
  'faults/broken-disk',
  'formats/pptx/forms',
  'bundled/bundled-decks',
  'docs/ci',
  'pipeline/check-project',
  'preview/session',
  'fuzz/fuzz',
  'cli/program',
  'pictures/limits',
  'faults/odd-entries',
  'faults/kills',
  'layout/random-slides',
  'layout/diagrams',
  'output-current',
  'formats/add-format',
  'briefing/languages',
  'pipeline/verify-presentation',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = (file: TestSpecification): number => {
      if (file.project.config.isolate) return -1;
      const place = long.findIndex((each) => file.moduleId.endsWith(`/tests/${each}.test.ts`));
      return place < 0 ? long.length : place;
    };
    return [...files].sort((a, b) => order(a) - order(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

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
    sequence: { sequencer: LongestFirst },
    testTimeout: atMost,
    hookTimeout: atMost,
    expect: { poll: { timeout: atMost / 5, interval: 10 } },
    projects: [
      // The program is loaded once by each worker, not once by each file.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: mocking, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: mocking } },
    ],
  },
});
