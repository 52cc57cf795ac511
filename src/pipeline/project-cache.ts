import { type Outline, resolveOutline } from '../outline/index.ts';
import { type Fact, type Project, templateLayers } from '../project/index.ts';
import type { Diagnostic, Files, Outcome, SourceFile, Span } from '../source/index.ts';
import { loadTemplateSet, type TemplateSet } from '../template/index.ts';
import { decodeTheme, type Theme } from '../theme/index.ts';
import { type HashCache, recordFiles } from './recorded-files.ts';

/** An outcome, the files that it was made from, and all that it was learned from. */
export type Cached<T> = Outcome<T> & {
  readonly inputs: Readonly<Record<string, string>>;
  readonly facts: readonly Fact[];
};

/** What the decks of one run share: each outline, template set and theme is read once. */
export interface ProjectCache {
  readonly hashes: HashCache;
  outline(entry: Project['outlines'][number]): Cached<Outline>;
  /** `from` is where the set was named. */
  templates(name: string, from: Span | null): Cached<TemplateSet>;
  theme(name: string, from: Span | null): Cached<Theme>;
}

export function createProjectCache(project: Project): ProjectCache {
  const hashes: HashCache = new Map();
  const kept = new Map<string, Cached<unknown>>();
  const once = <T>(key: string, make: (files: Files) => Outcome<T>): Cached<T> => {
    const known = kept.get(key);
    // Keys begin with the kind of value, so the type is the one that was kept.
    if (known) return known as Cached<T>;
    const files = recordFiles(project.files, hashes);
    const made = { ...make(files), inputs: files.inputs(), facts: files.facts() };
    kept.set(key, made);
    return made;
  };
  const fromLayers = <T>(
    kind: string,
    name: string,
    from: Span | null,
    make: (files: Files, layers: readonly string[]) => Outcome<T>,
  ): Cached<T> => {
    if (!project.templateSets.includes(name)) {
      return { diagnostics: templateLayers(project, name, from).diagnostics, inputs: {}, facts: [] };
    }
    return once(`${kind} ${name}`, (files) => {
      // Looked up through the same files: a layer that is added later changes what is made of the others.
      const layers = templateLayers({ ...project, files }, name, from);
      return layers.value ? make(files, layers.value) : { diagnostics: layers.diagnostics };
    });
  };
  return {
    hashes,
    outline: (entry) =>
      once(`outline ${entry.id}`, (files) => {
        const text = files.readText(entry.path, null);
        if (!text.value) return { diagnostics: text.diagnostics };
        return resolveOutline(text.value, files, {
          folder: entry.folder,
          id: entry.id,
          language: project.settings.language,
        });
      }),
    templates: (name, from) =>
      fromLayers('templates', name, from, (files, layers) => loadTemplateSet(name, files, layers)),
    theme: (name, from) => fromLayers('theme', name, from, loadTheme),
  };
}

function loadTheme(files: Files, layers: readonly string[]): Outcome<Theme> {
  const diagnostics: Diagnostic[] = [];
  const themeFiles: SourceFile[] = [];
  for (const layer of layers) {
    const path = `${layer}/theme.yaml`;
    if (!files.exists(path)) continue;
    const text = files.readText(path, null);
    diagnostics.push(...text.diagnostics);
    if (text.value) themeFiles.push(text.value);
  }
  const theme = decodeTheme(themeFiles);
  return { ...theme, diagnostics: [...diagnostics, ...theme.diagnostics] };
}
