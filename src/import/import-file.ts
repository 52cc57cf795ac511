import { basename, dirname } from 'node:path';
import { attemptRead } from '../formats/pptx/index.ts';
import { reportBuild } from '../pipeline/codes.ts';
import {
  createProjectCache,
  layOutDeck,
  openPresentation,
  openProject,
  planBuild,
} from '../pipeline/index.ts';
import { projectFiles, type Tree } from '../project/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import type { ImportedDeck } from './imported-deck.ts';
import { readMarkdownDeck } from './markdown/read-markdown-deck.ts';
import { readPptxDeck } from './pptx/read-pptx-deck.ts';
import { filesOfImport, type NewFile } from './project-files.ts';

export interface ImportOptions {
  /** The file as the user named it. */
  readonly shown: string;
  /** Of the outline's folder and the deck's file [the file's]. */
  readonly name?: string | undefined;
}

export interface ImportResult {
  readonly name: string;
  readonly slides: number;
  readonly files: readonly NewFile[];
  /** What could not be taken. */
  readonly left: readonly string[];
}

/**
 * Reads a Markdown file or a presentation, and gives the outline and the deck that build to nearly the same slides.
 * Nothing is written. Diagnostics: import-format, not-imported, and those of opening the file.
 */
export async function importFile(path: string, options: ImportOptions): Promise<Outcome<ImportResult>> {
  const { shown } = options;
  const span: Span = { file: { path: shown, text: '' }, start: 0, end: 0 };
  const read = await readDeck(path, shown, span);
  if (!read.value) return { diagnostics: read.diagnostics };
  const name = options.name ?? idOf(basename(path).replace(/\.\w+$/, ''));
  const tried = withoutBadPictures(read.value, name, basename(shown));
  const diagnostics = [
    ...read.diagnostics,
    ...tried.left.map((what) => reportBuild('not-imported', span, `not taken: ${what}`)),
  ];
  return { value: { name, ...tried }, diagnostics };
}

async function readDeck(path: string, shown: string, span: Span): Promise<Outcome<ImportedDeck>> {
  if (/\.(md|markdown)$/i.test(path)) {
    // Its folder is all that is read: a picture elsewhere is not taken.
    const files = projectFiles({ project: dirname(path), package: null });
    const text = files.readText(basename(path), span);
    if (!text.value) return { diagnostics: text.diagnostics };
    const beside = (name: string) => files.readBytes(name.replace(/^\.\//, ''), null).value ?? null;
    return { value: readMarkdownDeck(text.value.text, beside), diagnostics: [] };
  }
  if (!/\.(pptx|potx|ppsx|pptm)$/i.test(path)) {
    const message = `"${shown}" is neither Markdown (.md) nor a presentation (.pptx)`;
    const hint = 'save it as .pptx, or write it as Markdown';
    return { diagnostics: [reportBuild('import-format', span, message, { hint })] };
  }
  const opened = await openPresentation(path, shown);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const { parts, custom } = opened.value;
  const deck = attemptRead(() => readPptxDeck(parts, custom !== null));
  if ('why' in deck) {
    const message = `its slides cannot be read: ${deck.why}`;
    return { diagnostics: [...opened.diagnostics, reportBuild('import-format', span, message)] };
  }
  // What may harm whoever opens it is not taken: texts and pictures that were checked are.
  const dangers = opened.diagnostics.map(({ message }) => message);
  return { value: { ...deck.value, left: [...deck.value.left, ...dangers] }, diagnostics: [] };
}

/** Tries the deck in memory; pictures that no build would take are left out. */
function withoutBadPictures(deck: ImportedDeck, name: string, from: string): Omit<ImportResult, 'name'> {
  let current = deck;
  for (let round = 0; ; round++) {
    const files = filesOfImport(current, name, from);
    const slides = current.entries.length;
    const errors = errorsOf(files);
    const bad = current.pictures.filter(({ path }) =>
      errors.some(
        ({ message, code }) =>
          /^(picture|unsafe-svg|file-too-large|unreadable)/.test(code) && message.includes(path),
      ),
    );
    if (bad.length === 0 || round === 50) {
      const told = errors.slice(0, 20).map(({ message }) => `what a build would refuse: ${message}`);
      return { slides, files, left: [...current.left, ...told] };
    }
    current = withoutPictures(
      current,
      new Map(bad.map(({ path }) => [path, errors.find(({ message }) => message.includes(path))!.message])),
    );
  }
}

/** `why`: by path, what a build says of it. */
function withoutPictures(deck: ImportedDeck, why: ReadonlyMap<string, string>): ImportedDeck {
  const remove = (body: string) =>
    body.replace(/^!\[((?:[^\]\\]|\\.)*)\]\((\S+)\)$/gm, (whole, alt: string, path: string) =>
      !why.has(path) ? whole : madeAlt.test(alt) ? '' : alt,
    );
  return {
    ...deck,
    entries: deck.entries.map((entry) => ({ ...entry, body: remove(entry.body) })),
    pictures: deck.pictures.filter(({ path }) => !why.has(path)),
    left: [
      ...deck.left,
      ...[...why].map(([path, said]) => `the picture ${path}: a build would refuse it: ${said}`),
    ],
  };
}

/** What stands for an alternative text that a presentation lacks (`pptx/read-slide`). */
const madeAlt = /^Picture \d+ of slide \d+$/;

function errorsOf(files: readonly NewFile[]): readonly Diagnostic[] {
  const contents = files.map(({ path, text }) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return [path, { id: path, size: bytes.length, link: false, bytes }] as const;
  });
  const entries = new Map(contents);
  const tree: Tree = { files: entries, read: ({ id }) => entries.get(id)?.bytes ?? null };
  const project = openProject('/', undefined, tree);
  if (!project.value) return project.diagnostics;
  const cache = createProjectCache(project.value);
  const plan = planBuild(project.value, []).value ?? [];
  const laidOut = plan.flatMap(
    (planned) => layOutDeck({ project: project.value!, cache, planned }).diagnostics,
  );
  return [...project.diagnostics, ...laidOut].filter(({ severity }) => severity === 'error');
}

/** Letters, digits and hyphens of a name. */
export function idOf(name: string): string {
  const folded = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return folded === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(folded) ? 'imported' : folded;
}
