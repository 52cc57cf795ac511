import { fileURLToPath } from 'node:url';
import type { Deck } from '../../src/deck/index.ts';
import { buildDeck, type DeckBuild } from '../../src/pipeline/build-deck.ts';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { openProject } from '../../src/project/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Built {
  readonly decks: readonly DeckBuild[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds every deck of a project in memory. */
export async function buildAll(root = projectRoot): Promise<Built> {
  const project = openProject(root);
  const diagnostics: Diagnostic[] = [...project.diagnostics];
  if (!project.value) return { decks: [], diagnostics };
  const plan = planBuild(project.value, []);
  const cache = createProjectCache(project.value);
  const decks: DeckBuild[] = [];
  for (const planned of plan.value ?? []) {
    const built = await buildDeck({ project: project.value, cache, planned, formats: null, epoch: null });
    diagnostics.push(...built.diagnostics);
    if (built.value) decks.push(built.value);
  }
  return { decks, diagnostics };
}

/** Every bundled deck in each of its languages, composed and placed. */
export function layOutAll(): Deck[] {
  const project = openProject(projectRoot).value!;
  const cache = createProjectCache(project);
  return planBuild(project, []).value!.flatMap((planned) =>
    (layOutDeck({ project, cache, planned }).value?.editions ?? []).map((edition) => edition.deck),
  );
}

export function pptxFiles(built: Built): { readonly name: string; readonly bytes: Uint8Array }[] {
  return built.decks.flatMap((deck) => deck.files.filter((file) => file.name.endsWith('.pptx')));
}

export function textOf(built: Built, name: string): string {
  const file = built.decks.flatMap((deck) => deck.files).find((each) => each.name === name);
  if (!file) throw new Error(`no output ${name}`);
  return new TextDecoder().decode(file.bytes);
}
