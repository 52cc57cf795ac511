import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Two thousand decks: `node --expose-gc bench/soak.mjs`. */
it('many decks in one process leave the memory as it was', () => {
  const soak = fileURLToPath(new URL('../../bench/soak.mjs', import.meta.url));
  const run = spawnSync(process.execPath, ['--expose-gc', soak, '120'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('KB for each deck after the first')]);
});
