// Runs programs from start to exit, in turn, and says what they took.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('report-usage.cjs', import.meta.url));

/** Runs Node to its end, which is one of the codes. Wall and processor time in milliseconds, peak memory in MB, and what it said. */
export function runProcess(words, { codes = [0], timeout = 0, node = process.execPath, env = {} } = {}) {
  const started = performance.now();
  const child = spawnSync(node, ['--require', reporter, ...words], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout,
  });
  const wall = performance.now() - started;
  if (!codes.includes(child.status))
    throw new Error(`node ${words.join(' ')} ended with ${child.status}\n${child.stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(child.output[3]);
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1000, said: child.stderr };
}

/**
 * Runs each of some programs once to warm the disk, and then all of them in turn, there and back, so that none is always
 * behind the same other one: `{ name: () => run }` → `{ name: runs }`.
 */
export function runInTurn(programs, rounds) {
  const runs = {};
  for (const [name, run] of Object.entries(programs)) {
    run();
    runs[name] = [];
  }
  const order = Object.entries(programs);
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of order) runs[name].push(run());
    order.reverse();
  }
  return runs;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function medianOf(runs, field) {
  return median(runs.map((run) => run[field]));
}

/** The median of the ratios of runs that followed each other: it holds when the speed of the machine drifts. */
export function medianRatio(runs, others, field) {
  return median(runs.map((run, i) => run[field] / others[i][field]));
}

export function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** A Markdown table of rows that have the same keys. */
export function printTable(rows) {
  const names = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(line(names));
  console.log(line(names.map((name) => (name === '' ? '---' : '---:'))));
  for (const row of rows) console.log(line(names.map((name) => row[name] ?? '')));
}
