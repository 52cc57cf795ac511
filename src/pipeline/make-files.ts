import { drawPptx } from '../formats/pptx/index.ts';
import {
  type Handout,
  type HandoutDocument,
  type HandoutInput,
  renderHandouts,
  renderNotes,
  reportHandout,
} from '../handouts/index.ts';
import { type Owner, plainText, type Run } from '../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import type { PdfPrinter } from './browser/pdf-printer.ts';
import { reportBuild } from './codes.ts';
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
  /** The browser that prints PDF; by default one that is found. */
  readonly browser?: string | undefined;
  /** Told whose texts a handout prints. */
  readonly onPrint?: ((handout: string, owner: Owner) => void) | undefined;
}

/** Makes the files of a deck in one language. */
export async function makeFiles(
  edition: LaidOutEdition,
  { deckFile, templates, theme, readPicture }: LaidOutDeck,
  { formats, epoch, browser, onPrint }: MakeFilesOptions,
): Promise<{ readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { deck, placed, views, prefix } = edition;
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const created = createdAt(deck.date, epoch);
  if (formats.includes('pptx')) {
    const drawn = await drawPptx({ deck, placed, theme, properties: { created } });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) files.push({ name: `${prefix}.pptx`, bytes: drawn.value });
  }
  // Handouts are read even when nobody asked for them: what is wrong with them is wrong with the deck.
  const input: HandoutInput = { deck, placed, theme, deckFile, templates, views, prefix, readPicture };
  const notes = renderNotes(input);
  const handouts = renderHandouts({ ...input, onPrint });
  diagnostics.push(...notes.diagnostics, ...handouts.diagnostics);
  const all = handouts.value ?? [];
  if (formats.includes('md')) files.push(...markdownFiles(notes.value ? [notes.value, ...all] : all, prefix));
  // Somebody who asks for nothing else would wonder.
  if (all.length === 0 && formats.length > 0 && formats.every((each) => handoutFormats.includes(each))) {
    const message = `"${deck.id}" has no handouts, so that nothing of it is ${formats.join(' or ')}`;
    const hint = `write "handouts: [${[...templates.handouts.keys()].slice(0, 3).join(', ')}]" in the deck file`;
    diagnostics.push(reportBuild('no-handouts', null, message, { hint }));
  }
  // A browser is not started for a deck that will not be written.
  if (hasErrors(diagnostics)) return { files, diagnostics };
  const printer = formats.includes('pdf') ? await newPrinter(browser ?? null) : null;
  try {
    const work: DocumentWork = { formats, theme, created, printer };
    if (printer) {
      const printed = await printSlides(input, printer, created);
      diagnostics.push(...printed.diagnostics);
      if (printed.value) files.push({ name: `${prefix}.pdf`, bytes: printed.value });
    }
    for (const handout of all) {
      const made = await makeDocuments(handout, work);
      diagnostics.push(...made.diagnostics);
      files.push(...(made.value ?? []).map(({ name, bytes }) => ({ name: `${prefix}.${name}`, bytes })));
    }
  } finally {
    await printer?.close();
  }
  return { files, diagnostics };
}

/** Notes and handouts, and beside them the pictures to which they refer, each once. */
function markdownFiles(handouts: readonly Handout[], prefix: string): OutputFile[] {
  const texts = handouts.map(({ name, markdown }) => ({
    name: `${prefix}.${name}.md`,
    bytes: encode(markdown),
  }));
  const pictures = new Map(
    handouts.flatMap((handout) => handout.pictures.map(({ name, bytes }) => [name, bytes] as const)),
  );
  return [...texts, ...[...pictures].map(([name, bytes]) => ({ name, bytes }))];
}

interface DocumentWork {
  readonly formats: readonly string[];
  readonly theme: Theme;
  readonly created: string;
  readonly printer: PdfPrinter | null;
}

/** A handout in each of the formats asked for that are made of its document. */
async function makeDocuments(handout: Handout, work: DocumentWork): Promise<Outcome<readonly OutputFile[]>> {
  const { formats, theme, created, printer } = work;
  if (!documentFormats.some((format) => formats.includes(format))) return { value: [], diagnostics: [] };
  const read = handout.document();
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const document = read.value;
  if (!document) return { diagnostics };
  const files: OutputFile[] = [];
  const add = (format: string, drawn: Outcome<Uint8Array>): void => {
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) files.push({ name: `${handout.name}.${format}`, bytes: drawn.value });
  };
  if (formats.includes('html') || printer) {
    const { drawHtml } = await import('../formats/html/index.ts');
    const html = drawHtml(document, { theme, created });
    if (formats.includes('html')) add('html', { value: encode(html), diagnostics: [] });
    if (printer) {
      const printed = await printer.print(html, propertiesOf(document, created));
      add('pdf', printed);
      if (printed.value) diagnostics.push(...(await checkLength(handout, document, printed.value)));
    }
  }
  if (formats.includes('docx')) {
    const [{ drawDocx }, { tryPng }] = await Promise.all([
      import('../formats/docx/index.ts'),
      import('../formats/png/index.ts'),
    ]);
    const undrawn: Diagnostic[] = [];
    const what = `a picture of the handout "${handout.name}"`;
    const rasterize = async (svg: string, { width }: { readonly width: number }): Promise<Uint8Array> => {
      const png = await tryPng(svg, { width, what, span: handout.span });
      undrawn.push(...png.diagnostics);
      // The document is not handed out then.
      return png.value ?? new Uint8Array();
    };
    const drawn = await drawDocx(document, { theme, created, rasterize });
    if (undrawn.length === 0) add('docx', drawn);
    else diagnostics.push(...drawn.diagnostics, undrawn[0]!);
  }
  return { value: files, diagnostics };
}

/** Diagnostic: handout-too-long. */
async function checkLength(
  { name, span }: Handout,
  { mostPages }: HandoutDocument,
  pdf: Uint8Array,
): Promise<readonly Diagnostic[]> {
  const { countPages } = await import('../formats/pdf/index.ts');
  const pages = countPages(pdf);
  if (mostPages === null || pages <= mostPages) return [];
  const message = `the handout "${name}" prints on ${pages} pages, and is meant for ${mostPages}`;
  const hint = 'choose fewer points in the deck file, or select fewer statements';
  return [reportHandout('handout-too-long', span, message, { hint })];
}

/** Formats of handouts only, and those that are made of a handout's document. */
const handoutFormats: readonly string[] = ['html', 'docx'];
const documentFormats: readonly string[] = [...handoutFormats, 'pdf'];

function propertiesOf({ title, author, subject }: HandoutDocument, created: string) {
  return { title: wordsOf(title), author, subject, created };
}

/** The deck itself as PDF: a page for each slide that is shown. */
async function printSlides(
  { deck, placed, theme }: HandoutInput,
  printer: PdfPrinter,
  created: string,
): Promise<Outcome<Uint8Array>> {
  const [{ slidePagesHtml }, { drawSvg }] = await Promise.all([
    import('../formats/html/index.ts'),
    import('../formats/svg/index.ts'),
  ]);
  const title = wordsOf(deck.title);
  const shown = placed.slides.filter((slide) => !slide.hidden);
  const slides = shown.map((slide) => ({
    id: slide.id,
    title: wordsOf(deck.slides[slide.number - 1]?.title ?? []),
    svg: drawSvg(slide, placed, theme),
  }));
  // A deck of hidden slides has no page to print.
  if (slides.length === 0) return { diagnostics: [] };
  const html = slidePagesHtml({
    title,
    language: deck.language,
    width: placed.width * pointsPerInch,
    height: placed.height * pointsPerInch,
    slides,
  });
  const author = deck.presenter && wordsOf(deck.presenter);
  const subject = deck.subtitle && wordsOf(deck.subtitle);
  const pageTitles = slides.map((slide) => slide.title);
  return printer.print(html, { title, author, subject, created, pageTitles });
}

const pointsPerInch = 72;

async function newPrinter(browser: string | null): Promise<PdfPrinter> {
  const module = await import('./browser/pdf-printer.ts');
  return new module.PdfPrinter(browser);
}

/** Plain words, citation marks left out. */
function wordsOf(runs: readonly Run[]): string {
  return plainText(runs.filter((run) => !run.cite))
    .replace(/\s+/g, ' ')
    .trim();
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
