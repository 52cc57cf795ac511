// node --expose-gc bench/soak.mjs [DECKS]
// Builds many small decks in one process and prints what stays in memory: it is to be flat after the first ones. Ends
// with 1 when it is not. Build first: `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject, writeDecks } from '../dist/index.js';
import { makeWorkload, writeProject } from './workload.mjs';

const decks = Number(process.argv[2] ?? 2000);
/** Decks after which everything has been loaded, compiled and read once. */
const warm = Math.min(200, Math.floor(decks / 2));
/**
 * What a further deck may keep, in KB: its text and the names and hashes of its files; and in a short run what is still
 * being compiled. Its outputs alone are some 60 KB.
 */
const allowed = decks >= 1000 ? 12 : 35;

if (!globalThis.gc) throw new Error('run it with node --expose-gc');
const folder = mkdtempSync(join(tmpdir(), 'soak-'));
try {
  writeProject(folder, makeWorkload(3), decks);
  const samples = [];
  const project = openProject(folder);
  const built = await writeDecks(project.value, {
    onProgress: (_deck, number) => {
      if (number % Math.max(1, Math.floor(decks / 20)) === 0 || number === warm) samples.push(sample(number));
    },
  });
  const failed = built.diagnostics.filter((d) => d.severity === 'error');
  if (failed.length > 0 || built.value.files.length !== 2 * decks) throw new Error(JSON.stringify(failed[0]));
  console.log('| decks | heap MB | buffers MB | resident MB |\n| ---: | ---: | ---: | ---: |');
  for (const { number, heap, buffers, resident } of samples)
    console.log(`| ${number} | ${heap.toFixed(1)} | ${buffers.toFixed(1)} | ${resident.toFixed(0)} |`);
  const first = samples.find(({ number }) => number >= warm);
  const last = samples.at(-1);
  const growth =
    ((last.heap + last.buffers - first.heap - first.buffers) * 1024) / (last.number - first.number);
  console.log(`\n${growth.toFixed(1)} KB for each deck after the first ${first.number}`);
  if (growth > allowed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sample(number) {
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { number, heap: heapUsed / 2 ** 20, buffers: external / 2 ** 20, resident: rss / 2 ** 20 };
}
