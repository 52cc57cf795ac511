// Composes random decks, and as many with random templates and themes of their own, and holds every promise on each:
// `npm run fuzz`, or `npm run fuzz -- 200 --seed 5000`.
// A seed that fails is printed; `npm run fuzz -- 1 --seed 5017` makes the same deck again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, validated: { type: 'string', default: '20' } },
});
const decks = Number(positionals[0] ?? 1000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isSafeInteger(decks) || decks < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz -- [decks] [--seed number] [--validated number]');
  process.exit(2);
}
console.log(`${decks} decks, seeds ${seed} to ${seed + decks - 1}`);
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FUZZ_DECKS: String(decks),
    FUZZ_TEMPLATES: String(decks),
    FUZZ_SEED: String(seed),
    FUZZ_VALIDATED: String(Math.min(Number(values.validated), decks)),
  },
});
process.exit(status ?? 1);
