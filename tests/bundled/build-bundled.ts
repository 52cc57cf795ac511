import { fileURLToPath } from 'node:url';
import { buildDeck, type DeckBuild } from '../../src/pipeline/build-deck.ts';
import type { LaidOutDeck } from '../../src/pipeline/laid-out-deck.ts';
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

const built = new Map<string, Promise<Built>>();

/** As `buildAll`, but once in a process: for all that only look at what was built. */
export function builtOnce(root = projectRoot): Promise<Built> {
  const known = built.get(root) ?? buildAll(root);
  built.set(root, known);
  return known;
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

let laidOut: ReadonlyMap<string, LaidOutDeck> | null = null;

/** Every bundled deck by its name, composed and placed; once in a process. */
export function laidOutOnce(): ReadonlyMap<string, LaidOutDeck> {
  laidOut ??= layOutAll();
  return laidOut;
}

function layOutAll(): ReadonlyMap<string, LaidOutDeck> {
  const project = openProject(projectRoot).value!;
  const cache = createProjectCache(project);
  return new Map(
    planBuild(project, []).value!.map((planned) => [
      planned.name,
      layOutDeck({ project, cache, planned }).value!,
    ]),
  );
}

export function pptxFiles(built: Built): { readonly name: string; readonly bytes: Uint8Array }[] {
  return built.decks.flatMap((deck) => deck.files.filter((file) => file.name.endsWith('.pptx')));
}

/** A bundled presentation; built once in a process. */
export async function presentation(name: string): Promise<Uint8Array> {
  const found = pptxFiles(await builtOnce()).find((each) => each.name === name);
  if (!found) throw new Error(`no output ${name}`);
  return found.bytes;
}

export function textOf(built: Built, name: string): string {
  const file = built.decks.flatMap((deck) => deck.files).find((each) => each.name === name);
  if (!file) throw new Error(`no output ${name}`);
  return new TextDecoder().decode(file.bytes);
}
