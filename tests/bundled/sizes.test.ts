import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { openProject } from '../../src/project/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { projectRoot } from './build-bundled.ts';

/** Of the shipped themes, and the one of the gallery. */
const themes = readdirSync(join(projectRoot, 'templates'));

/** The bundled decks, in all their languages, on slides for other screens and on paper. */
const scratch = temporaryFolder('sizes');

it.each([
  ["'4:3'", []],
  ['a4-portrait', []],
  ["'16:10'", ['gallery/gallery', 'water-cycle/ten-minutes']],
  ['a4', ['gallery/gallery-night', 'water-cycle/ten-minutes']],
])('fit slides of the size %s', (size, names) => {
  const root = join(scratch, size.replace(/\W/g, '-'));
  cpSync(join(projectRoot, 'content'), join(root, 'content'), { recursive: true });
  cpSync(join(projectRoot, 'templates/gallery'), join(root, 'templates/gallery'), { recursive: true });
  for (const set of themes) {
    mkdirSync(join(root, 'templates', set), { recursive: true });
    writeFileSync(join(root, 'templates', set, 'theme.yaml'), `size: ${size}\n`);
  }
  const project = openProject(root).value!;
  const cache = createProjectCache(project);
  const languages = new Set<string>();
  const errors = planBuild(project, names).value!.flatMap((planned) => {
    const { value, diagnostics } = layOutDeck({ project, cache, planned });
    for (const { placed, language } of value?.editions ?? []) {
      languages.add(language);
      expect([placed.width, placed.height]).not.toEqual([13.333, 7.5]);
    }
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  });
  expect(errors).toEqual([]);
  if (names.length === 0) expect([...languages].sort()).toEqual(['en', 'es', 'zh']);
});
