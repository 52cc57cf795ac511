import { expect, it } from 'vitest';
import { howMany } from '../how-many.ts';
import { validatorErrors } from '../validator-errors.ts';
import { buildInMemory } from './build-in-memory.ts';
import { composeProject } from './compose-project.ts';
import { holdAll } from './hold-all.ts';

const { decks: count, decksValidated: validated, firstSeed } = howMany;

it(`${count} random decks hold every promise (seeds from ${firstSeed})`, async () => {
  const broken: string[] = [];
  let written = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const faults = await holdAll(seed).catch((error: unknown) => [
      `threw ${error instanceof Error ? error.stack : error}`,
    ]);
    if (faults === null) continue;
    written += 1;
    broken.push(...faults.map((fault) => `seed ${seed}: ${fault}`));
    if (broken.length > 20) break;
  }
  expect(broken.join('\n')).toBe('');
  // A fuzzer whose decks have errors tries nothing.
  expect(written / count).toBeGreaterThan(0.7);
});

it(`Microsoft's validator finds nothing in ${validated} of them`, async () => {
  const errors: unknown[] = [];
  let seen = 0;
  for (let seed = firstSeed; seen < validated && seed < firstSeed + count; seed++) {
    const built = await buildInMemory(composeProject(seed), ['pptx']);
    for (const { name, bytes } of built.files.filter((file) => file.name.endsWith('.pptx')).slice(0, 1)) {
      seen += 1;
      errors.push(...(await validatorErrors(name, bytes)).map((error) => ({ seed, error })));
    }
  }
  expect(errors).toEqual([]);
  expect(seen).toBe(validated);
});
