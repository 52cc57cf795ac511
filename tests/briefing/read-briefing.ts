import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeDeck, type Deck, type Picture, readDeckFile } from '../../src/deck/index.ts';
import { type Handout, type HandoutInput, renderHandouts, renderNotes } from '../../src/handouts/index.ts';
import { arrangements, placeDeck } from '../../src/layout/index.ts';
import { resolveOutline } from '../../src/outline/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { createViews, loadTemplateSet, type TemplateSet } from '../../src/template/index.ts';
import { decodeTheme } from '../../src/theme/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { pngOf } from '../fixtures/pictures.ts';

const setFolder = fileURLToPath(new URL('../../templates/briefing', import.meta.url));

/** The files of the shipped set by the paths under which the program sees them. */
const setFiles: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(setFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = relative(setFolder, path).split(sep).join('/');
      return [`package:templates/briefing/${name}`, readFileSync(path, 'utf8')];
    }),
);

/** Text of a template or of strings.yaml. */
export function textOf(path: string): string {
  return setFiles[`package:templates/briefing/${path}`]!;
}

/** Paths of all files of the set. */
export function pathsOfSet(): readonly string[] {
  return Object.keys(setFiles).map((path) => path.replace('package:templates/briefing/', ''));
}

/** `more`: files laid over those of the set, such as a handout of one's own. */
export function loadBriefing(more: Readonly<Record<string, string>> = {}): {
  readonly set: TemplateSet;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = loadTemplateSet('briefing', memoryFiles({ ...setFiles, ...more }), [
    'package:templates/briefing',
  ]);
  if (!value) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return { set: value, diagnostics };
}

export interface Composed {
  readonly deck: Deck | null;
  readonly notes: string;
  readonly handouts: readonly Handout[];
  /** `error[code] place: message`, one a finding. */
  readonly findings: readonly string[];
}

/** Composes a deck of an outline in memory and renders its notes and handouts. */
export function compose(
  files: Readonly<Record<string, string>>,
  folder: string,
  deckYaml: string,
  language: string,
  more: Readonly<Record<string, string>> = {},
): Composed {
  const { set } = loadBriefing(more);
  const all = memoryFiles({ ...setFiles, ...files, [`${folder}/decks/test.yaml`]: deckYaml });
  const outlineFile = all.readText(`${folder}/outline.yaml`, null).value!;
  const outline = resolveOutline(outlineFile, all, { folder, id: 'test', language: 'en' });
  const deckFile = readDeckFile(all.readText(`${folder}/decks/test.yaml`, null).value!, 'test', folder, all);
  const theme = decodeTheme(set.themeFiles).value!;
  if (!outline.value || !deckFile.value) {
    return {
      deck: null,
      notes: '',
      handouts: [],
      findings: print([...outline.diagnostics, ...deckFile.diagnostics]),
    };
  }
  const views = createViews({ outline: outline.value, language, strings: set.strings });
  const composed = composeDeck({
    outline: outline.value,
    deckFile: deckFile.value,
    templates: set,
    views,
    language,
    theme: 'briefing',
    layouts: new Map([...theme.layouts].map(([id, layout]) => [id, [...layout.slots.keys()]])),
    arrangements,
    readPicture: (path) => ({ value: picture(path), diagnostics: [] }),
  });
  const diagnostics = [...outline.diagnostics, ...deckFile.diagnostics, ...composed.diagnostics];
  if (!composed.value) return { deck: null, notes: '', handouts: [], findings: print(diagnostics) };
  const { placed } = placeDeck(composed.value, theme).value!;
  const input: HandoutInput = {
    deck: composed.value,
    placed,
    theme,
    deckFile: deckFile.value,
    templates: set,
    views,
    prefix: 'test',
    readPicture: (path) => ({ value: picture(path), diagnostics: [] }),
  };
  const notes = renderNotes(input);
  const handouts = renderHandouts(input);
  return {
    deck: composed.value,
    notes: notes.value?.markdown ?? '',
    handouts: handouts.value ?? [],
    findings: print([...diagnostics, ...notes.diagnostics, ...handouts.diagnostics]),
  };
}

function picture(path: string): Picture {
  return { path, format: 'png', bytes: pngOf(160, 90), widthPx: 160, heightPx: 90 };
}

function print(diagnostics: readonly Diagnostic[]): string[] {
  const lines = diagnostics.map(({ severity, code, span, message }) => {
    const line = span ? span.file.text.slice(0, span.start).split('\n').length : 0;
    return `${severity}[${code}] ${span?.file.path ?? ''}:${line}: ${message}`;
  });
  return [...new Set(lines)];
}

/** The kinds that the set draws itself: what `from-deck` shows is another file's (tests/from-deck). */
export function drawnKinds(kinds: Iterable<string>): string[] {
  return [...kinds].filter((name) => name !== 'from-deck').sort();
}
