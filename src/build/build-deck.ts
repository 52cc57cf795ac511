import { composeDeck, type DeckFile, readDeckFile } from '../deck/index.ts';
import { drawPptx } from '../formats/pptx/index.ts';
import { renderHandouts, renderNotes } from '../handouts/index.ts';
import { placeDeck } from '../layout/index.ts';
import type { Outline } from '../outline/index.ts';
import { type Project, readPicture } from '../project/index.ts';
import { type Diagnostic, type Files, hasErrors, type Outcome } from '../source/index.ts';
import { createViews, type TemplateSet } from '../template/index.ts';
import type { Theme } from '../theme/index.ts';
import { spanOf } from '../yaml/index.ts';
import type { DeckOutput } from './commit/index.ts';
import { createdAt } from './created-at.ts';
import type { PlannedDeck } from './plan-build.ts';
import type { ProjectCache } from './project-cache.ts';
import { recordFiles } from './recorded-files.ts';

export interface BuildInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  readonly planned: PlannedDeck;
  /** What the command line asks for; null: what the deck or the project says. */
  readonly formats: readonly string[] | null;
  /** SOURCE_DATE_EPOCH as an instant, for decks without a date. */
  readonly epoch: string | null;
}

/** All files of one deck, in all its languages, with what there is to say of them. */
export interface DeckBuild extends DeckOutput {
  readonly editions: readonly Edition[];
}

/** A deck in one language. */
export interface Edition {
  readonly language: string;
  readonly slides: number;
  /** What its notes take to say. */
  readonly minutes: number;
  /** Names of its files. */
  readonly files: readonly string[];
}

/**
 * Builds one deck in all its languages, in memory: the only place where the stages meet. A deck with errors gives
 * no files; its diagnostics are those of all its languages.
 */
export async function buildDeck(input: BuildInput): Promise<Outcome<DeckBuild>> {
  const { project, cache, planned } = input;
  const files = recordFiles(project.files, cache.hashes);
  const diagnostics: Diagnostic[] = [];
  const text = files.readText(planned.deck.path, null);
  diagnostics.push(...text.diagnostics);
  if (!text.value) return { diagnostics };
  const read = readDeckFile(text.value, planned.deck.id, planned.outline.folder, files);
  const outline = cache.outline(planned.outline);
  diagnostics.push(...read.diagnostics, ...outline.diagnostics);
  const deckFile = read.value;
  if (!deckFile) return { diagnostics };
  const { record } = deckFile;
  const setName = record.template ?? project.settings.template;
  const templates = cache.templates(setName, record.template ? spanOf(record, 'template') : null);
  const theme = cache.theme(record.theme ?? setName, record.theme ? spanOf(record, 'theme') : null);
  diagnostics.push(...templates.diagnostics, ...theme.diagnostics);
  if (!outline.value || !templates.value || !theme.value) return { diagnostics };

  const languages = deckFile.languages.length > 0 ? deckFile.languages : [outline.value.language];
  const editions: Edition[] = [];
  const outputs: { name: string; bytes: Uint8Array }[] = [];
  for (const language of languages) {
    const built = await buildEdition({
      input,
      outline: outline.value,
      deckFile,
      templates: templates.value,
      theme: theme.value,
      themeName: record.theme ?? setName,
      language,
      prefix: languages.length > 1 ? `${deckFile.id}.${language}` : deckFile.id,
      formats: input.formats ?? record.formats ?? project.settings.formats,
      files,
    });
    diagnostics.push(...built.diagnostics);
    if (!built.value) continue;
    editions.push(built.value.edition);
    outputs.push(...built.value.files);
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  const inputs = { ...outline.inputs, ...templates.inputs, ...theme.inputs, ...files.inputs() };
  return {
    value: { deck: planned.name, files: outputs, inputs, partial: input.formats !== null, editions },
    diagnostics,
  };
}

interface EditionInput {
  readonly input: BuildInput;
  readonly outline: Outline;
  readonly deckFile: DeckFile;
  readonly templates: TemplateSet;
  readonly theme: Theme;
  readonly themeName: string;
  readonly language: string;
  readonly prefix: string;
  readonly formats: readonly string[];
  readonly files: Files;
}

interface EditionFiles {
  readonly edition: Edition;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

async function buildEdition(edition: EditionInput): Promise<Outcome<EditionFiles>> {
  const { outline, deckFile, templates, theme, language, prefix, formats } = edition;
  const views = createViews({ outline, language, strings: templates.strings });
  const composed = composeDeck({
    outline,
    deckFile,
    templates,
    views,
    language,
    theme: edition.themeName,
    layouts: new Map([...theme.layouts].map(([id, layout]) => [id, [...layout.slots.keys()]])),
    readPicture: (path, from) => findPicture(path, from, edition),
  });
  const diagnostics: Diagnostic[] = [...composed.diagnostics];
  if (!composed.value) return { diagnostics };
  const laidOut = placeDeck(composed.value, theme);
  diagnostics.push(...laidOut.diagnostics);
  if (!laidOut.value) return { diagnostics };
  const { deck, placed } = laidOut.value;
  const made: { name: string; bytes: Uint8Array }[] = [];
  if (formats.includes('pptx') && !hasErrors(diagnostics)) {
    const created = createdAt(deck.date, edition.input.epoch);
    const drawn = await drawPptx({ deck, placed, theme, properties: { created } });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) made.push({ name: `${prefix}.pptx`, bytes: drawn.value });
  }
  const notes = renderNotes({ deck, deckFile, templates, views });
  const handouts = renderHandouts({ deck, deckFile, templates, views });
  diagnostics.push(...notes.diagnostics, ...handouts.diagnostics);
  if (formats.includes('md')) {
    const encode = new TextEncoder();
    for (const each of [notes.value, ...(handouts.value ?? [])]) {
      if (each) made.push({ name: `${prefix}.${each.name}.md`, bytes: encode.encode(each.markdown) });
    }
  }
  return {
    value: {
      edition: {
        language,
        slides: deck.slides.length,
        minutes: deck.spokenMinutes,
        files: made.map((file) => file.name),
      },
      files: made,
    },
    diagnostics,
  };
}

/** Pictures stand in the outline's folder, or in the template set's. */
function findPicture(
  path: string,
  from: Parameters<typeof readPicture>[2],
  { outline, templates, files }: EditionInput,
) {
  const own = `${outline.folder}/${path}`;
  const folder = templates.folders.find((each) => files.exists(`${each}/${path}`));
  return readPicture(files, files.exists(own) || folder === undefined ? own : `${folder}/${path}`, from);
}
