import { type FormatInput, formats, type HandoutAsDocument, type OutputFile } from '../formats/index.ts';
import { type HandoutInput, renderHandouts, renderNotes } from '../handouts/index.ts';
import type { Owner } from '../markup/index.ts';
import { type Diagnostic, keepsBack } from '../source/index.ts';
import { reportBuild } from './codes.ts';
import type { LaidOutDeck, LaidOutEdition } from './laid-out-deck.ts';
import { Printer } from './programs/printer.ts';
import { createdAt } from './read-options.ts';

export interface MakeFilesOptions {
  /** Names of the formats asked for. */
  readonly formats: readonly string[];
  /** SOURCE_DATE_EPOCH as an instant, for decks without a date. */
  readonly epoch: string | null;
  /** What prints PDF, for as long as it is not closed [a browser that is found]. */
  readonly printer?: Printer | undefined;
  /** A file that this very program made of the deck before, by its name. */
  readonly earlier?: FormatInput['earlier'];
  /** Told whose texts a handout prints. */
  readonly onPrint?: ((handout: string, owner: Owner) => void) | undefined;
}

interface MadeFiles {
  readonly files: readonly OutputFile[];
  /** The pages that were printed as PDF. */
  readonly printed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the files of a deck in one language. */
export async function makeFiles(
  edition: LaidOutEdition,
  { templates, theme, readPicture }: LaidOutDeck,
  options: MakeFilesOptions,
): Promise<MadeFiles> {
  const { deck, deckFile, placed, views, prefix } = edition;
  const wanted = formats.filter(({ name }) => options.formats.includes(name));
  const files: OutputFile[] = [];
  const printed: string[] = [];
  const diagnostics: Diagnostic[] = [];
  // Handouts are read even when nobody asked for them: what is wrong with them is wrong with the deck.
  const input: HandoutInput = { deck, placed, theme, deckFile, templates, views, prefix, readPicture };
  const notes = renderNotes(input);
  const handouts = renderHandouts({ ...input, onPrint: options.onPrint });
  diagnostics.push(...notes.diagnostics, ...handouts.diagnostics);
  const all = handouts.value ?? [];
  // Somebody who asks for nothing else would wonder.
  if (all.length === 0 && wanted.length > 0 && wanted.every((format) => format.handouts === 'only')) {
    const message = `"${deck.id}" has no handouts, so that nothing of it is ${options.formats.join(' or ')}`;
    const hint = `write "handouts: [${[...templates.handouts.keys()].slice(0, 3).join(', ')}]" in the deck file`;
    diagnostics.push(reportBuild('no-handouts', null, message, { hint }));
  }
  let documents: readonly HandoutAsDocument[] | null = null;
  const own = options.printer ? null : new Printer(null);
  const printer = options.printer ?? own!;
  const formatInput: FormatInput = {
    deck,
    placed,
    theme,
    prefix,
    created: createdAt(deck.date, options.epoch),
    views,
    notes: notes.value ?? null,
    handouts: all,
    earlier: options.earlier,
    documents: () => {
      documents ??= all.flatMap((handout) => {
        const document = handout.document();
        diagnostics.push(...document.diagnostics);
        return document.value ? [{ handout, document: document.value }] : [];
      });
      return documents;
    },
    print: (html, properties) => {
      printed.push(html);
      return printer.print(html, properties);
    },
  };
  try {
    for (const format of wanted) {
      // A browser is not started for a deck that will not be written.
      if (format.handouts !== 'none' && keepsBack(diagnostics)) break;
      const made = await format.make(formatInput);
      diagnostics.push(...made.diagnostics);
      files.push(...(made.value ?? []));
    }
  } finally {
    await own?.close();
  }
  return { files, printed, diagnostics };
}
