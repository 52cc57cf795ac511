import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PlacedShape } from '../../src/layout/index.ts';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../src/pipeline/index.ts';
import { flatten } from '../layout/placed-checks.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { projectRoot } from './build-bundled.ts';

/** All that the gallery shows, in the themes that no bundled deck shows it in. */
const scratch = temporaryFolder('gallery-in-themes');

it.each(['editorial', 'ministry', 'keynote', 'classroom', 'board'])(
  'in the theme %s the gallery has no error, and no word of a figure is broken',
  (theme) => {
    const root = join(scratch, theme);
    const deck = join(root, 'content/gallery/decks/gallery.yaml');
    cpSync(join(projectRoot, 'content/gallery'), join(root, 'content/gallery'), { recursive: true });
    cpSync(join(projectRoot, 'templates/gallery'), join(root, 'templates/gallery'), { recursive: true });
    writeFileSync(deck, readFileSync(deck, 'utf8').replace('theme: briefing', `theme: ${theme}`));
    const project = openProject(root).value!;
    const [planned] = planBuild(project, ['gallery/gallery']).value!;
    const laid = layOutDeck({ project, cache: createProjectCache(project), planned: planned! });
    expect(laid.value!.theme.layouts.size).toBeGreaterThan(20);
    expect(laid.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const slides = laid.value!.editions.flatMap(({ placed }) => placed.slides);
    expect(
      slides.flatMap(({ id, shapes }) => shapes.flatMap(flatten).flatMap((shape) => broken(id, shape))),
    ).toEqual([]);
  },
);

function broken(id: string, shape: PlacedShape): string[] {
  if (shape.kind !== 'text' || !shape.name.startsWith('Node ')) return [];
  return shape.paragraphs.flatMap(({ lines, runs }) => {
    const said = runs
      .map(({ text }) => text)
      .join('')
      .trim();
    const drawn = lines.map(({ text }) => text.trim()).join(' ');
    return drawn === said ? [] : [`${id}, ${shape.name}: ${drawn}`];
  });
}
