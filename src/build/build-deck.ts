import { checks } from '../checks/index.ts';
import { drawPptx } from '../formats/pptx/index.ts';
import { renderHandouts, renderNotes } from '../handouts/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportBuild } from './codes.ts';
import type { DeckOutput } from './commit/index.ts';
import { createdAt } from './created-at.ts';
import { availableFormats } from './formats.ts';
import { type LaidOutDeck, type LaidOutEdition, type LayOutInput, layOutDeck } from './lay-out-deck.ts';

export interface BuildInput extends LayOutInput {
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
 * Builds one deck in all its languages, in memory. A deck with errors gives no files; its diagnostics are those of
 * all its languages.
 */
export async function buildDeck(input: BuildInput): Promise<Outcome<DeckBuild>> {
  const laidOut = layOutDeck(input);
  const diagnostics: Diagnostic[] = [...laidOut.diagnostics];
  if (!laidOut.value) return { diagnostics };
  const { deckFile, inputs } = laidOut.value;
  const formats = input.formats ?? deckFile.record.formats ?? input.project.settings.formats;
  for (const name of formats) {
    if (availableFormats.includes(name)) continue;
    const place = deckFile.record.formats ? spanOf(deckFile.record, 'formats') : null;
    const message = `"${input.planned.name}" asks for "${name}", which this version cannot write yet`;
    diagnostics.push(
      reportBuild('format-skipped', place, message, { hint: `it writes: ${availableFormats.join(', ')}` }),
    );
  }
  const editions: Edition[] = [];
  const files: OutputFile[] = [];
  for (const edition of laidOut.value.editions) {
    const made = await makeFiles(edition, laidOut.value, formats, input.epoch);
    diagnostics.push(...made.diagnostics, ...checks.flatMap((check) => check.run(edition.deck)));
    files.push(...made.files);
    editions.push({
      language: edition.language,
      slides: edition.deck.slides.length,
      minutes: edition.deck.spokenMinutes,
      files: made.files.map((file) => file.name),
    });
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  return {
    value: { deck: input.planned.name, files, inputs, partial: input.formats !== null, editions },
    diagnostics,
  };
}

interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function makeFiles(
  edition: LaidOutEdition,
  { deckFile, templates, theme }: LaidOutDeck,
  formats: readonly string[],
  epoch: string | null,
): Promise<{ readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { deck, placed, views, prefix } = edition;
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (formats.includes('pptx')) {
    const drawn = await drawPptx({
      deck,
      placed,
      theme,
      properties: { created: createdAt(deck.date, epoch) },
    });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) files.push({ name: `${prefix}.pptx`, bytes: drawn.value });
  }
  // Handouts are read even when nobody asked for them: what is wrong with them is wrong with the deck.
  const notes = renderNotes({ deck, deckFile, templates, views });
  const handouts = renderHandouts({ deck, deckFile, templates, views });
  diagnostics.push(...notes.diagnostics, ...handouts.diagnostics);
  if (formats.includes('md')) {
    for (const handout of [notes.value, ...(handouts.value ?? [])]) {
      if (handout)
        files.push({
          name: `${prefix}.${handout.name}.md`,
          bytes: new TextEncoder().encode(handout.markdown),
        });
    }
  }
  return { files, diagnostics };
}
