// node make-code-cache.mjs DIST: builds the starter project with the bundled program, and keeps what V8 compiled on the
// way beside it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The code that ships is made by this very run.
process.env.THROUGHLINE_CODE_CACHE = 'off';
const { script, shippedCode, runProcess } = await import(
  pathToFileURL(join(resolve(process.argv[2]), 'run-process.js')).href
);
const project = await mkdtemp(join(tmpdir(), 'throughline-'));
try {
  await runProcess(['init', project, '--quiet']);
  await runProcess(['build', '--project', project, '--quiet']);
  await writeFile(shippedCode, script.createCachedData());
} finally {
  await rm(project, { recursive: true, force: true });
}
