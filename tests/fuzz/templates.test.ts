import { expect, it } from 'vitest';
import { howMany } from '../how-many.ts';
import { holdTemplate } from './hold-template.ts';

const { templates: count, firstSeed } = howMany;

it(`${count} random sets of templates and themes bring about no fault of ours (seeds from ${firstSeed})`, async () => {
  const broken: string[] = [];
  let written = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const held = await holdTemplate(seed).catch((error: unknown) => ({
      faults: [`threw ${error instanceof Error ? error.stack : error}`],
      written: false,
    }));
    if (held.written) written += 1;
    broken.push(...held.faults.map((fault) => `seed ${seed}: ${fault}`));
    if (broken.length > 20) break;
  }
  expect(broken.join('\n')).toBe('');
  // A fuzzer none of whose projects is sound tries little.
  expect(written / count).toBeGreaterThan(0.2);
});
