import { readDeckFile, rowAt, rowValues, shownBy } from '../deck/index.ts';
import { formatNames } from '../formats/index.ts';
import { createIcons } from '../icons/index.ts';
import { type Outline, outlineAt, resolveOutline } from '../outline/index.ts';
import {
  existsFact,
  type Fact,
  isBrandFile,
  namesFact,
  type PictureOptions,
  type Project,
  readPicture,
  templateLayers,
} from '../project/index.ts';
import type { Diagnostic, Files, Outcome, SourceFile, Span } from '../source/index.ts';
import { loadTemplateSet, type TemplateSet } from '../template/index.ts';
import { decodeTheme, type ReadThemeFont, type ReadThemePicture, type Theme } from '../theme/index.ts';
import { lookupWording } from '../yaml/index.ts';
import { type BrandSource, brandBaseOf, loadBrandTheme } from './brand-theme.ts';
import { sha256 } from './commit/index.ts';

/** An outcome, the files that it was made from, and all that it was learned from. */
export type Cached<T> = Outcome<T> & {
  readonly inputs: Readonly<Record<string, string>>;
  readonly facts: readonly Fact[];
};

/** What the decks of one run share: each outline, template set and theme is read once. */
export interface ProjectCache {
  readonly hashes: HashCache;
  outline(entry: Project['outlines'][number]): Cached<Outline>;
  /** `from` is where the set was named; `earlier`: the set as it was read before. */
  templates(name: string, from: Span | null, earlier?: TemplateSet | null): Cached<TemplateSet>;
  /** `name`: of a set, or a presentation, whose layouts then stand for those of the set `over`. */
  theme(name: string, from: Span | null, over?: string): Cached<Theme>;
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
          markings: project.settings.markings,
        });
      }),
    templates: (name, from, earlier = null) =>
      fromLayers('templates', name, from, (files, layers) => loadTemplateSet(name, files, layers, earlier)),
    theme: (name, from, over = project.settings.template) => {
      const options = project.settings.images;
      if (!isBrandFile(name))
        return fromLayers('theme', name, from, (files, layers) => loadTheme(files, layers, options));
      return fromLayers(`theme ${name} over`, over, from, (files, layers) =>
        loadTheme(files, layers, options, { path: name, span: from }),
      );
    },
  };
}

function loadTheme(
  files: Files,
  layers: readonly string[],
  options: PictureOptions,
  named: BrandSource | null = null,
): Outcome<Theme> {
  const diagnostics: Diagnostic[] = [];
  const themeFiles: SourceFile[] = [];
  for (const layer of layers) {
    const path = `${layer}/theme.yaml`;
    if (!files.exists(path)) continue;
    const text = files.readText(path, null);
    diagnostics.push(...text.diagnostics);
    if (text.value) themeFiles.push(text.value);
  }
  const readThemePicture: ReadThemePicture = (path, from) => {
    const { value, diagnostics: found } = readPicture(files, path, from, options);
    return { ...(value && { value: { ...value, fallback: null } }), diagnostics: found };
  };
  const readFont: ReadThemeFont = (path, from) => files.readBytes(path, from);
  const brand = named ?? brandBaseOf(themeFiles);
  if (brand) {
    const theme = loadBrandTheme(files, brand, (layer) =>
      decodeTheme([...themeFiles, ...layer], readThemePicture, createIcons(files), readFont),
    );
    return { ...theme, diagnostics: [...diagnostics, ...theme.diagnostics] };
  }
  const theme = decodeTheme(themeFiles, readThemePicture, createIcons(files), readFont);
  return { ...theme, diagnostics: [...diagnostics, ...theme.diagnostics] };
}

/** Files that remembers what was asked through it: what a deck is made from. */
export interface RecordedFiles extends Files {
  /** SHA-256 by path of all that was read so far. */
  readonly inputs: () => Readonly<Record<string, string>>;
  /** All that was learned so far, of what is not there too. */
  readonly facts: () => readonly Fact[];
}

/** Hashes by kind and path, kept for a whole run: decks of one outline read the same files. */
export type HashCache = Map<string, string>;

export function recordFiles(files: Files, hashes: HashCache): RecordedFiles {
  const read = new Map<string, string>();
  const facts = new Map<string, Fact>();
  const hashOf = (key: string, content: () => Uint8Array | string): string => {
    const hash = hashes.get(key) ?? sha256(content());
    hashes.set(key, hash);
    return hash;
  };
  const learn = (fact: Fact): void => {
    facts.set(`${fact.kind} ${fact.path}`, fact);
  };
  /** What could not be read may be there the next time. What is there and cannot be read never counts as known. */
  const learnFailure = (kind: 'text' | 'bytes', path: string): void =>
    learn(files.exists(path) ? { kind, path, value: '' } : existsFact(path, false));
  return {
    readText(path, from) {
      const outcome = files.readText(path, from);
      const text = outcome.value?.text;
      if (text === undefined) learnFailure('text', path);
      else if (!facts.has(`text ${path}`)) {
        const value = hashOf(`text ${path}`, () => text);
        // Line ends change with the settings of git, not with what is said.
        const folded = text.includes('\r') ? hashOf(`folded ${path}`, () => foldLineEnds(text)) : value;
        if (!read.has(path)) read.set(path, folded);
        learn({ kind: 'text', path, value });
      }
      return outcome;
    },
    readBytes(path, from) {
      const outcome = files.readBytes(path, from);
      const bytes = outcome.value;
      if (bytes === undefined) learnFailure('bytes', path);
      else if (!facts.has(`bytes ${path}`)) {
        const value = hashOf(`bytes ${path}`, () => bytes);
        // A drawing is text too.
        const folded =
          /\.svg$/i.test(path) && bytes.includes(0x0d)
            ? hashOf(`folded ${path}`, () =>
                Buffer.from(foldLineEnds(Buffer.from(bytes).toString('latin1')), 'latin1'),
              )
            : value;
        if (!read.has(path)) read.set(path, folded);
        learn({ kind: 'bytes', path, value });
      }
      return outcome;
    },
    list(folder) {
      const names = files.list(folder);
      learn(namesFact('files', folder, names));
      return names;
    },
    exists(path) {
      const exists = files.exists(path);
      learn(existsFact(path, exists));
      return exists;
    },
    inputs: () => Object.fromEntries(read),
    facts: () => [...facts.values()],
  };
}

function foldLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

export interface DeckInfo {
  /** `outline/deck`. */
  readonly name: string;
  readonly title: string;
  readonly languages: readonly string[];
  readonly minutes: number | null;
  readonly handouts: readonly string[];
  /** Its file. */
  readonly path: string;
}

/** The decks of a project, as far as their files can be read. Diagnostics: those of reading them. */
export function describeDecks(project: Project): Outcome<readonly DeckInfo[]> {
  const cache = createProjectCache(project);
  const diagnostics: Diagnostic[] = [];
  const decks: DeckInfo[] = [];
  for (const entry of project.outlines) {
    const outline = cache.outline(entry);
    diagnostics.push(...outline.diagnostics);
    const own = outline.value?.language ?? project.settings.language;
    for (const deck of entry.decks) {
      const text = project.files.readText(deck.path, null);
      diagnostics.push(...text.diagnostics);
      if (!text.value) continue;
      const { declared, commanded } = project.settings.vars;
      const tongue = { language: own, ownLanguage: own, wording: null };
      const seen = outline.value && outlineAt(outline.value, shownBy(text.value, project.settings.markings));
      const made = deck.row && seen ? rowAt(seen, deck.row.data, deck.row.index) : null;
      const texts = { tongue, declared, commanded, row: made && rowValues(made.table, made.row, null, null) };
      const read = readDeckFile(text.value, deck.id, entry.folder, project.files, formatNames, texts);
      diagnostics.push(...read.diagnostics);
      if (!read.value) continue;
      const languages = read.value.languages.length > 0 ? read.value.languages : [own];
      const title = read.value.record.title ?? outline.value?.title;
      const wording = title && (lookupWording(title, languages[0]!, own) ?? title.wordings[0]);
      decks.push({
        name: `${entry.id}/${deck.id}`,
        title: wording?.value ?? '',
        languages,
        minutes: read.value.record.minutes,
        handouts: read.value.handouts.map((handout) => handout.use),
        path: deck.path,
      });
    }
  }
  return { value: decks, diagnostics };
}
