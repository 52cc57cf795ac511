// How the time of a run grows with its input: `npm run growth`, or `npm run growth -- elements sources` for some of the
// cases of growth-cases.mjs. Each is checked at n, 2n and 4n; what is told is the exponent by which the processor's time
// grows, taken off what the same case takes with as good as nothing in it: the start, and the libraries that it loads. A run
// in which one is above 1.25, or in which a case meets errors that it does not mean to, ends with 1; 1.1 is aimed at.
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
for (const name of names) {
  const [n, make, meant = []] = growthCases[name];
  const { cpu: idle } = runOf(make(4), meant);
  const runs = [1, 2, 4].map((factor) => runOf(make(n * factor), meant));
  const spent = runs.map(({ cpu }) => cpu - idle);
  // From the smallest to the largest, and over the last doubling: a constant share would hide in either alone.
  const [a, b, c] = spent.map((each) => Math.max(each, 1));
  const exponents = [Math.log2(c / a) / 2, Math.log2(c / b)];
  const worst = Math.min(...exponents);
  const isSlow = worst > most && c > 300;
  const errors = new Set(runs.flatMap(({ errors }) => errors));
  failed ||= isSlow || errors.size > 0;
  console.log(
    `${isSlow ? 'SLOW' : '    '} ${name.padEnd(42)} ${String(n).padStart(6)}  ${spent.map((each) => `${Math.round(each)}`.padStart(7)).join('')} ms   ${exponents.map((each) => each.toFixed(2)).join('  ')}${[...errors].map((code) => `  ${code}`).join('')}`,
  );
}
process.exit(failed ? 1 : 0);

/** The lesser of two: whatever else the machine does only adds to it. */
function runOf(files, meant) {
  const [first, second] = [check(files, meant), check(files, meant)];
  return first.cpu < second.cpu ? first : second;
}

/** Milliseconds of the processor for a check of a project, endless where it takes minutes; and errors that are not meant. */
function check(files, meant) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-growth-'));
  try {
    for (const [path, text] of Object.entries({ 'throughline.yaml': '{}\n', ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const words = [cli, 'check', '--project', folder, '--no-drift', '--reporter', 'json'];
    const { cpu, said } = runProcess(words, { codes: [0, 1], timeout });
    const found = JSON.parse(said).diagnostics.filter(({ severity }) => severity === 'error');
    return { cpu, errors: found.map(({ code }) => code).filter((code) => !meant.includes(code)) };
  } catch (error) {
    return { cpu: Number.POSITIVE_INFINITY, errors: [String(error).slice(0, 300)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
