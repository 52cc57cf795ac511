import { drawPptx } from '../formats/pptx/index.ts';
import { type Handout, renderHandouts, renderNotes } from '../handouts/index.ts';
import type { Owner } from '../markup/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import { createdAt } from './created-at.ts';
import type { LaidOutDeck, LaidOutEdition } from './lay-out-deck.ts';

/** A finished file of a deck, by its name in the deck's folder. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface MakeFilesOptions {
  /** Names of the formats asked for. */
  readonly formats: readonly string[];
  /** SOURCE_DATE_EPOCH as an instant, for decks without a date. */
  readonly epoch: string | null;
  /** Told whose texts a handout prints. */
  readonly onPrint?: ((handout: string, owner: Owner) => void) | undefined;
}

/** Makes the files of a deck in one language. */
export async function makeFiles(
  edition: LaidOutEdition,
  { deckFile, templates, theme, readPicture }: LaidOutDeck,
  { formats, epoch, onPrint }: MakeFilesOptions,
): Promise<{ readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { deck, placed, views, prefix } = edition;
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const created = createdAt(deck.date, epoch);
  if (formats.includes('pptx')) {
    const drawn = await drawPptx({
      deck,
      placed,
      theme,
      properties: { created },
    });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) files.push({ name: `${prefix}.pptx`, bytes: drawn.value });
  }
  // Handouts are read even when nobody asked for them: what is wrong with them is wrong with the deck.
  const input = { deck, placed, theme, deckFile, templates, views, prefix, readPicture };
  const notes = renderNotes(input);
  const handouts = renderHandouts({ ...input, onPrint });
  diagnostics.push(...notes.diagnostics, ...handouts.diagnostics);
  if (formats.includes('md')) {
    for (const handout of [notes.value, ...(handouts.value ?? [])]) {
      if (!handout) continue;
      files.push({ name: `${prefix}.${handout.name}.md`, bytes: encode(handout.markdown) });
      for (const { name, svg } of handout.pictures)
        if (!files.some((file) => file.name === name)) files.push({ name, bytes: encode(svg) });
    }
  }
  for (const handout of handouts.value ?? []) {
    const made = await makeDocuments(handout, formats, { theme, created });
    diagnostics.push(...made.diagnostics);
    files.push(...(made.value ?? []).map(({ name, bytes }) => ({ name: `${prefix}.${name}`, bytes })));
  }
  return { files, diagnostics };
}

/** A handout in each of the formats asked for that are made of its document. */
async function makeDocuments(
  handout: Handout,
  formats: readonly string[],
  { theme, created }: { readonly theme: Theme; readonly created: string },
): Promise<Outcome<readonly OutputFile[]>> {
  if (!documentFormats.some((format) => formats.includes(format))) return { value: [], diagnostics: [] };
  const read = handout.document();
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  if (!read.value) return { diagnostics };
  const files: OutputFile[] = [];
  if (formats.includes('html')) {
    const { drawHtml } = await import('../formats/html/index.ts');
    files.push({ name: `${handout.name}.html`, bytes: encode(drawHtml(read.value, { theme, created })) });
  }
  if (formats.includes('docx')) {
    const [{ drawDocx }, { drawPng }] = await Promise.all([
      import('../formats/docx/index.ts'),
      import('../formats/png/index.ts'),
    ]);
    const drawn = await drawDocx(read.value, { theme, created, rasterize: drawPng });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) files.push({ name: `${handout.name}.docx`, bytes: drawn.value });
  }
  return { value: files, diagnostics };
}

const documentFormats = ['html', 'docx', 'pdf'];

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
