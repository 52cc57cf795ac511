import type { IParagraphOptions, Paragraph, Table } from 'docx';
import { type Looking, withoutBlankHead } from '../../../handouts/index.ts';
import type { Block, Blockquote, List, ListItem } from '../../../markup/index.ts';
import type { Twips } from '../paper.ts';
import { listIndent, listLevels } from '../styles/paragraph-styles.ts';
import { drawCode } from './code.ts';
import type { Drawing } from './drawing.ts';
import { drawFigures, drawInColumns, drawSideHead } from './note.ts';
import { drawNumbered } from './numbered-equation.ts';
import { textParagraph } from './runs.ts';
import { drawChoices, drawTask, drawWords } from './sheet.ts';
import { drawTable } from './table.ts';

export interface BlockPlace {
  /** Heading levels of the handout that stand above Word's first: its title has a style of its own. */
  readonly headingShift: number;
  /** How deep in lists, from 0. */
  readonly depth: number;
  readonly quoted: boolean;
  /** The width that tables may fill. */
  readonly width: Twips;
}

/** Blocks as Word's paragraphs and tables, each in its style. */
function drawBlocks(blocks: readonly Block[], drawing: Drawing, place: BlockPlace): (Paragraph | Table)[] {
  return blocks.flatMap((block, i) => drawBlock(block, drawing, place, blocks[i + 1]));
}

export function drawBlock(
  block: Block & Looking,
  drawing: Drawing,
  place: BlockPlace,
  next?: { readonly kind: string },
): (Paragraph | Table)[] {
  const { docx } = drawing;
  switch (block.kind) {
    case 'paragraph': {
      const numbered = drawNumbered(block.runs, drawing, place.width);
      if (numbered) return numbered;
      return [
        textParagraph(block.runs, drawing, {
          ...styleOfParagraph(block.class, place),
          // What introduces a list or a table stays with it.
          ...((next?.kind === 'list' || next?.kind === 'table') && place.depth === 0 && { keepNext: true }),
        }),
      ];
    }
    case 'heading': {
      const level = Math.min(4, Math.max(1, block.level - place.headingShift));
      return drawing.document.setting === 'sheet'
        ? [drawTask(block.runs, drawing, `Heading${level}`)]
        : drawing.document.setting === 'note' && level === 1
          ? [drawSideHead(block.runs, drawing, 'Heading1')]
          : [textParagraph(block.runs, drawing, { style: `Heading${level}` })];
    }
    case 'rule':
      return [
        new docx.Paragraph({
          spacing: { before: 120, after: 120 },
          border: { bottom: { style: 'single', size: 4, space: 1, color: drawing.palette.line } },
        }),
      ];
    case 'list':
      if (block.look === 'words') return [drawWords(block, drawing)];
      if (block.look === 'figures') return drawFigures(block, drawing, place.width);
      return drawList(block, drawing, place);
    case 'blockquote':
      return drawQuote(block, drawing, place);
    case 'code':
      return drawCode(block, drawing, place.depth * listIndent);
    case 'table':
      return block.look === 'choices' || block.look === 'matching'
        ? drawChoices(withoutBlankHead(block), drawing, place.width)
        : drawTable(block, drawing, place.width);
  }
}

function styleOfParagraph(name: string | null, place: BlockPlace): IParagraphOptions {
  if (place.quoted) return { style: 'Quote', ...indentFor(place.depth, 284) };
  if (place.depth > 0) return { style: numberedName('ListContinue', place.depth) };
  if (name === 'lead') return { style: 'Lead' };
  if (name === 'caption') return { style: 'Caption' };
  if (name === 'big-number') return { style: 'BigNumber' };
  return {};
}

/** Lists deeper than Word has styles for look like its deepest. */
function numberedName(name: string, depth: number): string {
  const level = Math.min(depth, listLevels);
  return level === 1 ? name : `${name}${level}`;
}

function indentFor(depth: number, more: number): IParagraphOptions {
  return depth === 0 ? {} : { indent: { left: depth * listIndent + more } };
}

function drawList(list: List, drawing: Drawing, place: BlockPlace): (Paragraph | Table)[] {
  if (list.items.length > 0 && list.items.every(beginsWithEntry)) {
    if (drawing.document.setting === 'note')
      return drawInColumns(list, drawing, place.width, (item) => drawSource(item, drawing, place, false));
    return list.items.flatMap((item, i) => drawSource(item, drawing, place, i === list.items.length - 1));
  }
  const depth = place.depth + 1;
  const inside = { ...place, depth };
  const level = Math.min(depth, listLevels) - 1;
  const numbered = list.ordered ? drawing.lists.open(list.start) : null;
  const look: IParagraphOptions = numbered
    ? { style: numberedName('ListNumber', depth), numbering: { ...numbered, level, custom: true } }
    : { style: numberedName('ListBullet', depth) };
  const deeper = depth > listLevels ? { indent: { left: depth * listIndent, hanging: listIndent } } : {};
  return list.items.flatMap(({ blocks }, i) => {
    const [first, ...rest] = blocks;
    const ends = depth === 1 && i === list.items.length - 1 && rest.length === 0;
    const label = first?.kind === 'paragraph' ? first.runs : [];
    return [
      textParagraph(label, drawing, { ...look, ...deeper, ...(ends && { spacing: { after: 110 } }) }),
      ...drawBlocks(first?.kind === 'paragraph' ? rest : blocks, drawing, inside),
    ];
  });
}

function beginsWithEntry({ blocks }: ListItem): boolean {
  const first = blocks[0];
  return first?.kind === 'paragraph' && first.runs[0]?.entry !== undefined;
}

/** A source under its numbers, which stand where bullets would. */
function drawSource(
  { blocks }: ListItem,
  drawing: Drawing,
  place: BlockPlace,
  last: boolean,
): (Paragraph | Table)[] {
  const [first, ...rest] = blocks;
  const runs = first?.kind === 'paragraph' ? first.runs : [];
  return [
    textParagraph(runs, drawing, { style: 'Bibliography', ...(last && { spacing: { after: 110 } }) }),
    ...drawBlocks(rest, drawing, { ...place, depth: place.depth + 1 }),
  ];
}

function drawQuote(quote: Blockquote, drawing: Drawing, place: BlockPlace): (Paragraph | Table)[] {
  return drawBlocks(quote.blocks, drawing, { ...place, quoted: true });
}
