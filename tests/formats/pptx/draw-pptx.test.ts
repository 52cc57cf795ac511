import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { everything } from './everything.ts';

test('draws', async () => {
  const { value, diagnostics } = await drawPptx(everything());
  expect(diagnostics).toEqual([]);
  writeFileSync('/tmp/pptx-everything.pptx', value!);
});
