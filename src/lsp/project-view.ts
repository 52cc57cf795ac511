import { posix } from 'node:path';
import { listIcons } from '../icons/index.ts';
import { createProjectCache, openProject, type ProjectCache } from '../pipeline/index.ts';
import { listThemes, type Project, type ProjectOutline } from '../project/index.ts';
import type { Diagnostic, SourceFile } from '../source/index.ts';
import type { TemplateSet } from '../template/index.ts';
import { entryOf, type Located, parseYaml } from '../yaml/index.ts';
import { deckPlaces } from './deck-places.ts';
import { bibliographyPlaces, outlinePlaces } from './outline-places.ts';
import type { Choice, Place } from './place.ts';

/** A file of an outline, and what it names. */
export interface ReadFile {
  readonly path: string;
  readonly file: SourceFile;
  readonly places: readonly Place[];
}

/**
 * A project as it is now, with what is typed and not saved yet. What is written wrongly is left out of it: where a file is
 * no YAML for a moment, it is what it last was.
 */
export class ProjectView {
  readonly root: string;
  /** What is wrong with the project as a whole. */
  findings: readonly Diagnostic[] = [];
  private readonly opened: () => ReadonlyMap<string, string>;
  private current: { readonly project: Project; readonly cache: ProjectCache } | null = null;
  /** Template sets and themes change rarely: by kind and name, until something of them does. */
  private readonly kept = new Map<string, ReturnType<ProjectCache['templates' | 'theme']>>();
  private read = new Map<string, ReadFile | null>();
  /** The last trees of files that could be read, by path. */
  private readonly trees = new Map<string, Located>();
  private fresh = false;

  constructor(root: string, opened: () => ReadonlyMap<string, string>) {
    this.root = root;
    this.opened = opened;
  }

  /** Something changed: a text that is open, or, without a path, anything on the disk. */
  change(path: string | null): void {
    this.fresh = false;
    if (path === null || !path.startsWith('content/')) this.kept.clear();
  }

  get project(): Project | null {
    this.renew();
    return this.current?.project ?? null;
  }

  get cache(): ProjectCache | null {
    this.renew();
    return this.current?.cache ?? null;
  }

  private renew(): void {
    if (this.fresh) return;
    this.fresh = true;
    this.read = new Map();
    const opened = openProject(this.root, undefined, undefined, undefined, this.opened());
    this.findings = opened.diagnostics;
    // Settings that cannot be read for a moment leave the project as it was.
    if (!opened.value) return;
    const project = opened.value;
    const cache = createProjectCache(project);
    const keep = <T extends ReturnType<ProjectCache['templates' | 'theme']>>(
      key: string,
      make: () => T,
    ): T => {
      // Keys begin with the kind of value, so the type is the one that was kept.
      const known = (this.kept.get(key) as T | undefined) ?? make();
      if (known.value) this.kept.set(key, known);
      return known;
    };
    this.current = {
      project,
      cache: {
        ...cache,
        templates: (name, from) => keep(`templates ${name}`, () => cache.templates(name, from)),
        theme: (name, from, over) => keep(`theme ${name} ${over ?? ''}`, () => cache.theme(name, from, over)),
      },
    };
  }

  /** The outline in whose folder a file is. */
  outlineOf(path: string): ProjectOutline | null {
    return this.project?.outlines.find(({ folder }) => path.startsWith(`${folder}/`)) ?? null;
  }

  /** The files of an outline: its own, its bibliographies, its decks, and the lists that these include. */
  filesOf(outline: ProjectOutline): readonly ReadFile[] {
    const decks = [...new Set(outline.decks.map(({ path }) => path))];
    const files = new Map<string, ReadFile>();
    const add = (path: string): void => {
      if (files.has(path)) return;
      const read = this.fileAt(path);
      if (!read) return;
      files.set(path, read);
      for (const place of read.places)
        if (place.kind === 'file' && (place.sources || /\.ya?ml$/.test(place.text)))
          add(posix.join(outline.folder, place.text));
    };
    for (const path of [outline.path, ...decks]) add(path);
    return [...files.values()];
  }

  /** Files of an outline that cannot be read, and could not before: nobody knows what they name. */
  unreadOf(outline: ProjectOutline): readonly string[] {
    const included = this.filesOf(outline).flatMap(({ places }) =>
      places.flatMap((place) =>
        place.kind === 'file' && /\.ya?ml$/.test(place.text) ? [`${outline.folder}/${place.text}`] : [],
      ),
    );
    const paths = new Set([outline.path, ...outline.decks.map(({ path }) => path), ...included]);
    return [...paths].filter((path) => !this.fileAt(path) && (this.textOf(path)?.text ?? '').trim() !== '');
  }

  fileAt(path: string): ReadFile | null {
    const known = this.read.get(path);
    if (known !== undefined) return known;
    const text = this.textOf(path);
    if (text && /\.(bib|json)$/i.test(path)) {
      const file = { path, file: text, places: bibliographyPlaces(text) };
      this.read.set(path, file);
      return file;
    }
    const tree = text && parseYaml(text).value;
    if (tree) this.trees.set(path, tree);
    const file = tree && text ? { path, file: text, places: this.placesIn(path, tree) } : this.lastOf(path);
    this.read.set(path, file);
    return file;
  }

  private lastOf(path: string): ReadFile | null {
    const tree = this.trees.get(path);
    return tree ? { path, file: tree.span.file, places: this.placesIn(path, tree) } : null;
  }

  textOf(path: string): SourceFile | null {
    return this.project?.files.readText(path, null).value ?? null;
  }

  /** What a tree names, if its file were at this path. */
  placesIn(path: string, tree: Located): readonly Place[] {
    const icons = () => this.icons();
    const outline = this.outlineOf(path);
    if (outline?.path === path) return outlinePlaces(tree, icons);
    if (!outline) return [];
    const named = (key: string) => {
      const value = tree.kind === 'map' ? entryOf(tree, key)?.value : null;
      return value?.kind === 'scalar' && value.text !== '' ? value.text : null;
    };
    const set = named('template');
    const templates = this.templates(set);
    return deckPlaces(tree, {
      templates,
      icons,
      layouts: () => this.layouts(named('theme') ?? set),
      sets: () => (this.project ? listThemes(this.project) : []).map((name) => ({ name, about: '' })),
    });
  }

  templates(name: string | null): TemplateSet | null {
    if (!this.project) return null;
    return this.cache?.templates(name ?? this.project.settings.template, null).value ?? null;
  }

  private layouts(theme: string | null): readonly Choice[] {
    if (!this.project) return [];
    const found = this.cache?.theme(theme ?? this.project.settings.template, null).value;
    return [...(found?.layouts.values() ?? [])].map(({ id, name }) => ({ name: id, about: name }));
  }

  private icons(): readonly Choice[] {
    const files = this.project?.files;
    return files ? listIcons(files, null).map(({ name, tags }) => ({ name, about: tags.join(', ') })) : [];
  }
}
