import type {
  FileChild,
  Footer,
  Header,
  ImageRun,
  ISectionOptions,
  ISectionPropertiesOptions,
  Paragraph,
} from 'docx';
import {
  type HandoutBlock,
  type HandoutDocument,
  headWords,
  runsOfDocument,
} from '../../../handouts/index.ts';
import { isRightToLeft, plainText, tableGrid } from '../../../markup/index.ts';
import { isEastAsian } from '../../../package/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import { type PageGeometry, pageGeometry } from '../paper.ts';
import { type BlockPlace, drawBlock } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { textParagraph } from './runs.ts';
import { drawFields, drawLines } from './sheet.ts';
import { drawPicture, drawSlide } from './slide.ts';

/** From how many columns on a table wants a page that is turned. */
const wideColumns = 6;

/**
 * The document in sections: upright, and turned where a table has many columns. Where such tables are most of the
 * document all of it is turned, since a new section begins a new page.
 */
export function drawSections(drawing: Drawing): ISectionOptions[] {
  const { blocks, paper, setting, language } = drawing.document;
  const turned = mostlyWide(blocks);
  const groups: { landscape: boolean; blocks: HandoutBlock[] }[] = [];
  for (const block of blocks) {
    const landscape = turned || isWide(block);
    const last = groups.at(-1);
    if (last?.landscape === landscape) last.blocks.push(block);
    else groups.push({ landscape, blocks: [block] });
  }
  if (groups.length === 0) groups.push({ landscape: false, blocks: [] });
  keepHeadingsWithTables(groups);
  const shift = headingShift(blocks);
  return groups
    .filter((group, i) => i === 0 || group.blocks.length > 0)
    .map(({ landscape, blocks: own }, i) => {
      drawing.page = pageGeometry(paper, landscape, setting);
      const first = i === 0;
      const place = { headingShift: shift, depth: 0, quoted: false, width: drawing.page.textWidth };
      return {
        properties: sectionProperties(drawing.page, first, language),
        headers: { default: runningHeader(drawing), ...(first && { first: emptyHeader(drawing) }) },
        footers: { default: pageFooter(drawing), ...(first && { first: pageFooter(drawing) }) },
        children: [...(first ? titleOf(drawing) : []), ...drawTop(own, drawing, place, first)],
      };
    });
}

function isWide(block: HandoutBlock): boolean {
  return block.kind === 'table' && tableGrid(block).columns >= wideColumns;
}

function mostlyWide(blocks: readonly HandoutBlock[]): boolean {
  const lengthOf = (some: readonly HandoutBlock[]) => plainText(runsOfDocument(some)).length;
  const wide = blocks.filter(isWide);
  return wide.length > 0 && lengthOf(wide) >= lengthOf(blocks) / 2;
}

/** The heading of a turned table turns with it. */
function keepHeadingsWithTables(groups: readonly { landscape: boolean; blocks: HandoutBlock[] }[]): void {
  groups.forEach((group, i) => {
    const before = groups[i - 1]?.blocks;
    if (group.landscape && before?.at(-1)?.kind === 'heading') group.blocks.unshift(before.pop()!);
  });
}

/** Handouts written under a title of level 1 begin with level 2; Word's outline begins with its first. */
function headingShift(blocks: readonly HandoutBlock[]): number {
  const levels = blocks.flatMap((block) =>
    block.kind === 'heading' || (block.kind === 'slide' && block.heading.length > 0) ? [block.level] : [],
  );
  return levels.length === 0 ? 0 : Math.min(...levels) - 1;
}

function titleOf(drawing: Drawing): Paragraph[] {
  const { title, blocks } = drawing.document;
  if (title.length === 0) return [];
  const below = blocks[0] && isSubtitle(blocks[0], drawing.document);
  // The subtitle stands close to the title, anything else at a distance.
  return [textParagraph(title, drawing, { style: 'Title', ...(!below && { spacing: { after: 160 } }) })];
}

function drawTop(
  blocks: readonly HandoutBlock[],
  drawing: Drawing,
  place: BlockPlace,
  first: boolean,
): FileChild[] {
  const perPage = drawing.document.slidesPerPage ?? 1;
  let breakBefore = false;
  let slides = 0;
  return blocks.flatMap((block, i): FileChild[] => {
    drawing.marks.reach(block);
    if (block.kind === 'page-break') {
      breakBefore = true;
      return [];
    }
    const newPage = breakBefore;
    breakBefore = false;
    if (block.kind === 'slide') {
      slides += 1;
      return drawSlide(block, drawing, place, { newPage: newPage || (perPage === 1 && slides > 1) });
    }
    const drawn =
      block.kind === 'picture'
        ? [drawPicture(block, drawing, place.width)]
        : first && i === 0 && isSubtitle(block, drawing.document)
          ? [textParagraph(withoutStrong(block), drawing, { style: 'Subtitle' })]
          : block.kind === 'lines'
            ? drawLines(block, drawing)
            : block.kind === 'fields'
              ? [drawFields(block, drawing, place.width)]
              : drawBlock(block, drawing, place, blocks[i + 1]);
    return newPage ? [pageBreak(drawing), ...drawn] : drawn;
  });
}

type ParagraphBlock = Extract<HandoutBlock, { kind: 'paragraph' }>;

/** A line under the title that is set in bold as a whole is what stands under a title. */
function isSubtitle(block: HandoutBlock, { title }: HandoutDocument): block is ParagraphBlock {
  return (
    title.length > 0 && block.kind === 'paragraph' && block.runs.every(({ strong, cite }) => strong && !cite)
  );
}

function withoutStrong({ runs }: ParagraphBlock) {
  return runs.map(({ strong: _, ...run }) => run);
}

function pageBreak({ docx }: Drawing): Paragraph {
  return new docx.Paragraph({
    pageBreakBefore: true,
    spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' },
  });
}

/** Sides, margins and the running lines of one section. The title's own page has no running title above it. */
function sectionProperties(page: PageGeometry, first: boolean, language: string): ISectionPropertiesOptions {
  const { margins, aside } = page;
  const turned = isRightToLeft(language);
  return {
    titlePage: first,
    page: {
      // docx swaps the sides itself where a page is turned.
      size: page.landscape
        ? { width: page.height, height: page.width, orientation: 'landscape' }
        : { width: page.width, height: page.height, orientation: 'portrait' },
      margin: {
        top: margins.top,
        bottom: margins.bottom,
        left: margins.side + (turned ? 0 : aside),
        right: margins.side + (turned ? aside : 0),
        header: margins.header,
        footer: margins.footer,
        gutter: 0,
      },
    },
  };
}

/** The running title. */
function runningHeader(drawing: Drawing): Header {
  const { docx, document } = drawing;
  const title = plainText(document.title) || document.deckTitle;
  return new docx.Header({
    children: [...headLines(drawing), twoEnds('Header', [text(title, drawing)], logoRuns(drawing), drawing)],
  });
}

function emptyHeader(drawing: Drawing): Header {
  const { docx } = drawing;
  const logo = logoRuns(drawing);
  return new docx.Header({
    children: [
      ...headLines(drawing),
      logo.length > 0 ? twoEnds('Header', [], logo, drawing) : new docx.Paragraph({ style: 'Header' }),
    ],
  });
}

/** 0.32 in, in pixels of 1/96 inch. */
const logoHeightPx = 31;

/** The theme's logo at the end of the head's line. */
function logoRuns({ docx, theme, rasters }: Drawing): ImageRun[] {
  const { logo } = theme;
  if (!logo) return [];
  const { picture, alt } = logo;
  const { format, bytes, widthPx, heightPx } = picture;
  const fallback = picture.fallback ?? rasters.get(new TextDecoder().decode(bytes));
  const transformation = {
    width: Math.max(1, Math.round((widthPx / heightPx) * logoHeightPx)),
    height: logoHeightPx,
  };
  const altText = { name: 'Logo', description: replaceForbidden(alt) };
  if (format === 'svg') {
    // Word for the web and older programs show the PNG; where there is none, there is no logo that all can show.
    if (!fallback) return [];
    return [
      new docx.ImageRun({
        transformation,
        altText,
        type: 'svg',
        data: bytes,
        fallback: { type: 'png', data: fallback },
      }),
    ];
  }
  return [
    new docx.ImageRun({ transformation, altText, type: format === 'jpeg' ? 'jpg' : format, data: bytes }),
  ];
}

/** The deck's own line, and "Page 2 of 5". */
function pageFooter(drawing: Drawing): Footer {
  const { docx, document } = drawing;
  const { marking } = document;
  const [before, between, after] = document.words.pageOf;
  const numbers = [
    text(before, drawing),
    new docx.TextRun({ children: [docx.PageNumber.CURRENT] }),
    text(between, drawing),
    new docx.TextRun({ children: [docx.PageNumber.TOTAL_PAGES] }),
    text(after, drawing),
  ];
  const line = [document.footer ?? document.deckTitle, document.date]
    .filter((part) => part !== null)
    .join(' · ');
  return new docx.Footer({
    children: [
      twoEnds('Footer', [text(line, drawing)], numbers, drawing),
      ...(marking?.bottom ? [markingLine('Footer', marking.label, drawing)] : []),
    ],
  });
}

/** Who may see the document, and whether its sources are stale, on each of its pages. */
function headLines(drawing: Drawing) {
  return headWords(drawing.document).map((words) => markingLine('Header', words, drawing));
}

function markingLine(style: 'Header' | 'Footer', words: string, { docx }: Drawing) {
  return new docx.Paragraph({
    style,
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ bold: true, children: [replaceForbidden(words)] })],
  });
}

type Runs = ConstructorParameters<Drawing['docx']['Paragraph']>[0];

function twoEnds(
  style: 'Header' | 'Footer',
  start: NonNullable<Exclude<Runs, string>['children']>,
  end: NonNullable<Exclude<Runs, string>['children']>,
  { docx, page }: Drawing,
) {
  return new docx.Paragraph({
    style,
    ...(page.aside > 0 && { indent: { start: -page.aside } }),
    tabStops: [{ type: 'right', position: page.textWidth }],
    children: [...start, new docx.TextRun({ children: [new docx.Tab()] }), ...end],
  });
}

function text(value: string, { docx, document }: Drawing) {
  return new docx.TextRun({
    ...(isEastAsian(document.language) && { font: { hint: 'eastAsia' } }),
    children: [replaceForbidden(value)],
  });
}
