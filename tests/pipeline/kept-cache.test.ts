import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProject } from '../../src/index.ts';
import { KeptCache } from '../../src/pipeline/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = temporaryFolder('kept');

function marksUnder(settings: string, cache: KeptCache) {
  writeFileSync(join(root, 'throughline.yaml'), settings);
  const project = openProject(root).value!;
  const { value } = cache.over(project).outline(project.outlines[0]!);
  const { levels, usual } = value!.marks!.markings;
  return { value, levels: levels.map(({ id, label }) => label?.wordings[0]?.value ?? id), usual };
}

it('what the settings mark is marked anew when they change, and kept when they do not', () => {
  mkdirSync(join(root, 'content/x'), { recursive: true });
  writeFileSync(join(root, 'content/x/outline.yaml'), 'title: T\n');
  const cache = new KeptCache();
  const first = marksUnder('markings: [public, internal]\n', cache);
  expect(first).toMatchObject({ levels: ['public', 'internal'], usual: 0 });
  expect(marksUnder('# a remark\nmarkings: [public, internal]\n', cache).value).toBe(first.value);
  expect(marksUnder('markings: [public, internal]\nmarking: internal\n', cache).usual).toBe(1);
  const labelled = 'markings: [ { id: public, label: For all }, internal ]\n';
  expect(marksUnder(labelled, cache).levels).toEqual(['For all', 'internal']);
});
