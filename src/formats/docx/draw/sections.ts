import type { FileChild, ISectionOptions, Paragraph } from 'docx';
import type { HandoutBlock, HandoutDocument, Paper } from '../../../handouts/index.ts';
import { plainText, tableGrid } from '../../../markup/index.ts';
import { pageGeometry } from '../page-geometry.ts';
import { type BlockPlace, drawBlock } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { emptyHeader, pageFooter, runningHeader, sectionProperties } from './page-frame.ts';
import { drawPicture } from './picture.ts';
import { runsIn } from './runs-in.ts';
import { drawSlide } from './slide.ts';
import { textParagraph } from './text-paragraph.ts';

/** From how many columns on a table wants a page that is turned. */
const wideColumns = 6;

/**
 * The document in sections: upright, and turned where a table has many columns. Where such tables are most of the
 * document all of it is turned, since a new section begins a new page.
 */
export function drawSections(drawing: Drawing, paper: Paper): ISectionOptions[] {
  const { blocks } = drawing.document;
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
      drawing.page = pageGeometry(paper, landscape);
      const first = i === 0;
      const place = { headingShift: shift, depth: 0, quoted: false, width: drawing.page.textWidth };
      return {
        properties: sectionProperties(drawing.page, first),
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
  const lengthOf = (some: readonly HandoutBlock[]) => plainText(runsIn(some)).length;
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
