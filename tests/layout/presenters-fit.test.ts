import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../src/pipeline/index.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder('presenters');
const sets = new URL('../../templates/', import.meta.url);
const themes = readdirSync(sets).filter((name) => readdirSync(new URL(name, sets)).includes('theme.yaml'));
const deck = (theme: string) => `title: What the tides do to the harbour, and what we do about it
subtitle: Four views of one quay
presenter:
  - { name: Dr. Anna van der Meulen, role: Head of the Harbour Office, link: "mailto:a@example.org" }
  - { name: Benjamin Osei, role: Pilot }
  - { name: Chiara Lombardi, role: Tide tables and soundings }
  - Daniel Nowak
audience: The council's committee for ports
date: 2026-11-30
theme: ${theme}
slides:
  - { use: cover }
  - { use: cover-panel, id: panel, figures: [{ value: "2", label: tides a day }] }
  - { use: cover-frame, id: frame }
  - { use: cover-picture, id: over, image: { src: images/sea.png, alt: The sea } }
  - { use: closing }
`;

it('four people with what they do stand on every cover of every theme', () => {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'content/harbour/outline.yaml': 'title: Harbour\n',
    'content/harbour/images/sea.png': pngOf(160, 90),
    ...Object.fromEntries(themes.map((theme) => [`content/harbour/decks/in-${theme}.yaml`, deck(theme)])),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const project = openProject(folder).value!;
  const cache = createProjectCache(project);
  const plan = planBuild(project, []).value!;
  expect(plan.length).toBe(themes.length);
  expect(themes.length).toBeGreaterThan(5);
  const errors = plan.flatMap((planned) =>
    layOutDeck({ project, cache, planned })
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ message }) => `${planned.name}: ${message}`),
  );
  expect(errors).toEqual([]);
});
