// node bench/scale.mjs [--decks 100,1000] [--workers 1,2]: builds decks for rows on a queue of this machine and beside it as
// shards, and compares the times with those of the simulation, whose figures come from the smallest run. Build first; it takes
// redis-server. Run it on a machine that does nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProcess } from './measure.mjs';
import { simulateQueue } from './simulate-queue.mjs';
import { writeRows } from './workload.mjs';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const { values } = parseArgs({
  options: {
    decks: { type: 'string', default: '100,1000' },
    workers: { type: 'string', default: '1,2' },
    port: { type: 'string', default: '7391' },
  },
});
const sizes = values.decks.split(',').map(Number);
const counts = values.workers.split(',').map(Number);
const address = `redis://127.0.0.1:${values.port}`;
const folder = mkdtempSync(join(tmpdir(), 'scale-'));
const redis = spawn(
  'redis-server',
  ['--port', values.port, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
  {
    stdio: 'ignore',
  },
);
try {
  await sleep(1000);
  const runs = [];
  for (const size of sizes) {
    const project = writeRows(join(folder, `rows-${size}`), size);
    const local = runProcess([
      cli,
      'build',
      '--project',
      project,
      '--jobs',
      '1',
      '--quiet',
      '--out',
      join(project, 'local'),
    ]);
    for (const workers of counts)
      runs.push({ size, workers, ...(await onQueue(project, size, workers)), local: local.wall / 1000 });
  }
  const [first] = runs;
  const [small, large] = [runs.find((run) => run.workers === 1), runs.findLast((run) => run.workers === 1)];
  // Two runs on one worker tell a deck from what comes before it.
  const perDeck = (large.seconds - small.seconds) / Math.max(1, large.size - small.size);
  const open = Math.max(0.1, small.seconds - small.size * perDeck);
  const compute = perDeck * 0.85;
  const take = perDeck * 0.15;
  for (const run of runs) {
    const simulated = simulateQueue({ decks: run.size, workers: run.workers, open, compute, take });
    const off = simulated / run.seconds - 1;
    console.log(
      `${run.size} decks, ${run.workers} workers: ${run.seconds.toFixed(1)} s, simulated ${simulated.toFixed(1)} s (${(off * 100).toFixed(0)} %); one process ${run.local.toFixed(1)} s, ${first ? Math.round(run.memory) : 0} MB`,
    );
  }
  console.log(
    `A deck takes ${(1000 * compute).toFixed(1)} ms on a worker and ${(1000 * take).toFixed(1)} ms where it is taken.`,
  );
} finally {
  redis.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function onQueue(project, size, workers) {
  const running = Array.from({ length: workers }, () =>
    spawn(process.execPath, [cli, 'worker', '--project', project, '--queue', address, '--jobs', '1'], {
      stdio: 'ignore',
    }),
  );
  await sleep(4000);
  const out = join(project, `queue-${workers}`);
  const begun = performance.now();
  const run = spawnSync(
    process.execPath,
    [cli, 'build', '--project', project, '--queue', address, '--quiet', '--out', out],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const worker of running) worker.kill('SIGKILL');
  if (run.status !== 0) throw new Error(`${size} decks on ${workers} workers: ${run.stderr}`);
  return { seconds, memory: 0 };
}

function sleep(milliseconds) {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
