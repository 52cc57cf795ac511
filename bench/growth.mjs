// How the time of a run grows with its input: `npm run growth`, or `npm run growth -- elements sources` for some of the
// cases of growth-cases.mjs. Each is checked at n, 2n and 4n; what is told is the exponent by which the processor's time
// grows, the start of the program taken off. A run in which one is above 1.25 ends with 1; 1.1 is aimed at.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { growthCases } from './growth-cases.mjs';
import { runProcess } from './measure.mjs';

const most = 1.25;
const timeout = 120_000;
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(growthCases);
let failed = false;
const idle = cpuOf(growthCases.elements[1](1));
console.log(`start of the program: ${Math.round(idle)} ms`);
for (const name of names) {
  const [n, make] = growthCases[name];
  const spent = [1, 2, 4].map((factor) => cpuOf(make(n * factor)) - idle);
  // From the smallest to the largest, and over the last doubling: a constant share would hide in either alone.
  const [a, b, c] = spent.map((each) => Math.max(each, 1));
  const exponents = [Math.log2(c / a) / 2, Math.log2(c / b)];
  const worst = Math.min(...exponents);
  const isSlow = worst > most && c > 300;
  failed ||= isSlow;
  console.log(
    `${isSlow ? 'SLOW' : '    '} ${name.padEnd(42)} ${String(n).padStart(6)}  ${spent.map((each) => `${Math.round(each)}`.padStart(7)).join('')} ms   ${exponents.map((each) => each.toFixed(2)).join('  ')}`,
  );
}
process.exit(failed ? 1 : 0);

/** Milliseconds of the processor for a check of a project; endless where it takes minutes. */
function cpuOf(files) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-growth-'));
  try {
    for (const [path, text] of Object.entries({ 'throughline.yaml': '{}\n', ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const words = [cli, 'check', '--project', folder, '--no-drift', '--reporter', 'json'];
    return runProcess(words, { codes: [0, 1], timeout }).cpu;
  } catch (error) {
    console.log(String(error).slice(0, 300));
    return Number.POSITIVE_INFINITY;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
