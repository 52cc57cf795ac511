import type { Document, ILevelsOptions, Paragraph, TextRun } from 'docx';
import type { HandoutDocument } from '../../handouts/index.ts';
import { type Package, writeZip } from '../../package/index.ts';
import type { Outcome } from '../../source/index.ts';
import type { Theme } from '../../theme/index.ts';
import { lineIndent } from './draw/code.ts';
import {
  CitationMarks,
  type Docx,
  type Drawing,
  NumberedLists,
  noteBookmark,
  referenceOf,
} from './draw/drawing.ts';
import { drawRuns, withBookmarks } from './draw/runs.ts';
import { drawSections } from './draw/sections.ts';
import { slideWidth } from './draw/slide.ts';
import { finishParts } from './finish/finish-parts.ts';
import { pageGeometry, paperPalette } from './paper.ts';
import { listIndent, listLevels } from './styles/paragraph-styles.ts';

export interface DocxOptions {
  readonly theme: Theme;
  /** ISO instant for the properties, from the deck's date or SOURCE_DATE_EPOCH. */
  readonly created: string;
  /** Makes a PNG of a drawing, for programs that cannot show it. Width in pixels. */
  readonly rasterize: (svg: string, options: { readonly width: number }) => Promise<Outcome<Uint8Array>>;
}

/**
 * Draws a handout as a Word document: real styles and lists, notes at the foot of the page for citations, and bytes that
 * depend on nothing but the input. docx writes the parts, the finishers make them what Word itself would write. Beside
 * bugs of ours, diagnostics are those of the first drawing of which no picture can be made.
 */
export async function drawDocx(
  document: HandoutDocument,
  options: DocxOptions,
): Promise<Outcome<Uint8Array>> {
  const docx = await import('docx');
  const page = pageGeometry(document.paper, false, document.setting);
  const { value: rasters, diagnostics } = await rasterizeAll(document, page.textWidth, options);
  if (!rasters) return { diagnostics };
  const start = (counted: boolean) =>
    startDrawing({ docx, document, theme: options.theme, page, rasters }, counted);
  let drawing = start(true);
  let sections = drawSections(drawing);
  // Which footnotes there are is known when all is drawn.
  if (!drawing.marks.runsFromOne()) {
    drawing = start(false);
    sections = drawSections(drawing);
  }
  const file = new docx.Document({
    sections,
    footnotes: drawFootnotes(drawing),
    numbering: { config: numberingOf(drawing) },
    theme: themeOf(drawing),
  });
  const finished = finishParts(partsOf(docx, file), drawing, options.created);
  if (finished.value === undefined) return { diagnostics: finished.diagnostics };
  return { value: writeZip(finished.value), diagnostics: finished.diagnostics };
}

/** What its packer zips: zipped, the parts would only be unpacked again. */
function partsOf({ Packer }: Docx, file: Document): Package {
  // Its types keep to themselves what makes the parts.
  const { compiler } = Packer as unknown as { readonly compiler: { compile(file: Document): Package } };
  return compiler.compile(file);
}

function startDrawing(
  given: Pick<Drawing, 'docx' | 'document' | 'theme' | 'page' | 'rasters'>,
  counted: boolean,
): Drawing {
  const { document } = given;
  return {
    ...given,
    palette: paperPalette(given.theme),
    marks: new CitationMarks(document, counted),
    lists: new NumberedLists(),
    tableAlts: [],
    titledLinks: [],
    equations: [],
    // Names of bookmarks hold letters, digits and underscores only; ids of slides hold more.
    anchors: new Map(
      document.blocks.flatMap((block) =>
        block.kind === 'slide' ? [[`#${block.id}`, `slide_${block.number}`] as const] : [],
      ),
    ),
  };
}

/** Fine enough for print; drawings themselves are sharp in every program that can show them. */
const dotsPerInch = 200;
const twipsPerInch = 1440;
/** Of pictures, in which a pixel is 1/96 inch. */
const widestPicture = 1280;

async function rasterizeAll(
  { blocks, slidesPerPage }: HandoutDocument,
  textWidth: number,
  { rasterize, theme: { logo } }: DocxOptions,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const slidePixels = Math.round((slideWidth(slidesPerPage ?? 1, textWidth) / twipsPerInch) * dotsPerInch);
  const drawings = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind === 'slide') drawings.set(block.svg, slidePixels);
    for (const picture of block.kind === 'slide' ? block.blocks : [block]) {
      if (picture.kind !== 'picture' || picture.format !== 'svg') continue;
      drawings.set(new TextDecoder().decode(picture.bytes), Math.min(widestPicture, picture.widthPx * 2));
    }
  }
  if (logo?.picture.format === 'svg')
    drawings.set(new TextDecoder().decode(logo.picture.bytes), widestPicture / 2);
  const rasters = new Map<string, Outcome<Uint8Array>>();
  const queue = drawings.entries();
  const drawNext = async (): Promise<void> => {
    for (const [svg, width] of queue) rasters.set(svg, await rasterize(svg, { width }));
  };
  // Two at a time: each takes memory, and while one is packed here another is drawn beside it.
  await Promise.all([drawNext(), drawNext()]);
  const made = new Map<string, Uint8Array>();
  for (const svg of drawings.keys()) {
    const { value, diagnostics } = rasters.get(svg)!;
    if (!value) return { diagnostics };
    made.set(svg, value);
  }
  return { value: made, diagnostics: [] };
}

/** The colours as they can be printed, and the theme's fonts, by the names that Word has for them. */
function themeOf({ theme, palette }: Drawing) {
  const [accent1, accent2, accent3, accent4, accent5, accent6] = palette.accents;
  const fonts = (kind: 'heading' | 'body') => ({
    latin: theme.fonts[kind].latin,
    eastAsia: theme.fonts[kind]['east-asian'],
    complexScript: theme.fonts[kind].complex,
    scripts: { Hans: theme.fonts[kind]['east-asian'] },
  });
  return {
    name: theme.name,
    colors: {
      dark1: palette.ink,
      light1: 'FFFFFF',
      dark2: palette.heading,
      light2: palette.pale,
      ...{ accent1, accent2, accent3, accent4, accent5, accent6 },
      hyperlink: palette.link,
      followedHyperlink: palette.followedLink,
    },
    fonts: { headings: fonts('heading'), body: fonts('body') },
  };
}

/** A definition for each number that lists of the handout begin with. */
function numberingOf({ lists, palette }: Drawing): { reference: string; levels: ILevelsOptions[] }[] {
  const lines = [...lists.lineStarts].map((start) => ({
    reference: referenceOf(start, 'lines'),
    levels: [
      {
        level: 0,
        format: 'decimal' as const,
        text: '%1',
        alignment: 'left' as const,
        start,
        style: { paragraph: { indent: lineIndent }, run: { color: palette.code.accent6 } },
      },
    ],
  }));
  const items = [...lists.starts].map((start) => ({
    reference: referenceOf(start, 'items'),
    levels: Array.from({ length: listLevels }, (_, level) => ({
      level,
      // Digits on every level: a nested list has the same numbers as in the other formats.
      format: 'decimal' as const,
      text: `%${level + 1}.`,
      alignment: 'left' as const,
      start,
      style: { paragraph: { indent: { left: (level + 1) * listIndent, hanging: listIndent } } },
    })),
  }));
  return [...items, ...lines];
}

/**
 * What stands in the notes at the foot of pages, by the id of the footnote: the passage alone where the document
 * lists its source as well. Drawn after all marks.
 */
function drawFootnotes(drawing: Drawing): Record<string, { readonly children: readonly Paragraph[] }> {
  const { docx, document, marks } = drawing;
  const notes = [...marks.notes()].map(([number, id]) => {
    const citation = document.citations.get(number);
    const runs = (citation?.listed ? citation.brief : citation?.runs) ?? [];
    const label = marks.counted ? countedLabel(docx) : new docx.TextRun(`[${number}]`);
    const children = [
      ...withBookmarks([noteBookmark(number)], [label], drawing),
      new docx.TextRun(' '),
      ...drawRuns(runs, drawing, { notes: false }),
    ];
    return [String(id), { children: [new docx.Paragraph({ style: 'FootnoteText', children })] }] as const;
  });
  return Object.fromEntries(notes);
}

/** The number that Word counts, alone: LibreOffice takes it for the note's own and shows what stands beside it behind. */
function countedLabel(docx: Docx): TextRun {
  return new docx.TextRun({
    style: 'FootnoteReference',
    // Said once more, so that it is not the mark which docx puts into every note and which is taken out again.
    superScript: true,
    children: [new docx.BuilderElement<Record<never, never>>({ name: 'w:footnoteRef' })],
  });
}
