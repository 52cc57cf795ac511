import type { OutputFile } from '../../src/formats/index.ts';
import { createProjectCache, type ProjectCache } from '../../src/pipeline/index.ts';
import type { LaidOutDeck } from '../../src/pipeline/laid-out-deck.ts';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { makeFiles } from '../../src/pipeline/make-files.ts';
import { defaultSettings, findPackageRoot, type Project, projectFiles } from '../../src/project/index.ts';
import { type Diagnostic, type Files, hasErrors } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import type { ComposedProject } from './compose-project.ts';

export interface Built {
  readonly laidOut: LaidOutDeck | null;
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

let shared: ProjectCache | null = null;
const root = findPackageRoot()!;
const shipped = projectFiles({ project: root, package: root });

/**
 * Builds the deck of a project that is nowhere but in memory. Templates and themes are the shipped ones: they are read
 * once for all projects, unless the project brings its own (`ownTheme`: a theme alone) or everything is to be `fresh`.
 */
export async function buildInMemory(
  composed: ComposedProject,
  formats: readonly string[],
  options: { readonly fresh?: boolean; readonly ownTheme?: boolean } = {},
): Promise<Built> {
  const own = memoryFiles(composed.files);
  const of = (path: string): Files => (path.startsWith('package:') ? shipped : own);
  const files: Files = {
    readText: (path, from) => of(path).readText(path, from),
    readBytes: (path, from) => of(path).readBytes(path, from),
    list: (folder) => of(folder).list(folder),
    exists: (path) => of(path).exists(path),
  };
  const deck = { id: 'deck', path: composed.deck };
  const outline = { id: 'fuzz', folder: 'content/fuzz', path: composed.outline, decks: [deck] };
  const project: Project = {
    root: '/nowhere',
    settings: defaultSettings,
    files,
    outlines: [outline],
    installed: new Map(),
    templateSets: ['briefing', 'night', ...(composed.templateSets ?? [])],
    lookups: [],
    disk: shipped,
  };
  const planned = { name: 'fuzz/deck', outline, deck };
  const cache = createProjectCache(project);
  shared ??= cache;
  const { templates, theme: known } = options.fresh || composed.templateSets ? cache : shared;
  const theme = options.ownTheme ? cache.theme : known;
  const laidOut = layOutDeck({ project, cache: { ...cache, templates, theme }, planned });
  const diagnostics = [...laidOut.diagnostics];
  const made: OutputFile[] = [];
  if (laidOut.value && !hasErrors(diagnostics)) {
    for (const edition of laidOut.value.editions) {
      const each = await makeFiles(edition, laidOut.value, { formats, epoch: null });
      diagnostics.push(...each.diagnostics);
      made.push(...each.files);
    }
  }
  return { laidOut: laidOut.value ?? null, files: made, diagnostics };
}
