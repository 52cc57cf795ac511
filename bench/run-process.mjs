import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('report-usage.cjs', import.meta.url));

/** Runs Node to its end, which is one of the codes. Wall and processor time in milliseconds, peak memory in MB. */
export function runProcess(words, { codes = [0], timeout = 0 } = {}) {
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--require', reporter, ...words], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout,
  });
  const wall = performance.now() - started;
  if (!codes.includes(child.status))
    throw new Error(`node ${words.join(' ')} ended with ${child.status}\n${child.stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(child.output[3]);
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1000 };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios of runs that followed each other: it holds when the speed of the machine drifts. */
export function medianRatio(runs, others, field) {
  return median(runs.map((run, i) => run[field] / others[i][field]));
}
