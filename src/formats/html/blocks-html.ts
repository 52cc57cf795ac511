import {
  type HandoutBlock,
  type HandoutPicture,
  type HandoutSlide,
  type Looking,
  withoutBlankHead,
} from '../../handouts/index.ts';
import { type Block, type List, notesParagraphs, plainText, type Run } from '../../markup/index.ts';
import { codeHtml } from './code-html.ts';
import type { HtmlContext } from './html-context.ts';
import { fieldsHtml, linesHtml, slideLines, taskHeading } from './paper-html.ts';
import { blockDir, element, escapeHtml, openTag, runsHtml } from './runs-html.ts';
import { runsWidth, tableHtml } from './table-html.ts';

/** The blocks of a document as flow content. */
export function blocksHtml(blocks: readonly HandoutBlock[], context: HtmlContext): string {
  return blocks.map((block) => blockHtml(block, context)).join('\n');
}

/** Blocks in parts, each with the heading of its level at the side. */
export function partsHtml(blocks: readonly HandoutBlock[], context: HtmlContext): string {
  const parts: HandoutBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 2) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const opening = part[0]?.kind !== 'heading';
      return element('section', { class: opening ? 'part opening' : 'part' }, blocksHtml(part, context));
    })
    .join('\n');
}

function blockHtml(block: HandoutBlock, context: HtmlContext): string {
  switch (block.kind) {
    case 'paragraph':
      return element(
        'p',
        { class: block.class ?? remarkClass(block.runs), dir: blockDir(block.runs, context) },
        runsHtml(block.runs, context),
      );
    case 'heading': {
      const level = context.ids.levelOf(block.level);
      const id = context.ids.add(level, wordsHtml(block.runs));
      const html = runsHtml(block.runs, context);
      return element(
        `h${level}`,
        { id },
        context.document.setting === 'sheet' && level === 2 ? taskHeading(html) : html,
      );
    }
    case 'rule':
      return '<hr>';
    case 'list':
      return listHtml(block, context);
    case 'blockquote':
      return element('blockquote', {}, blocksHtml(block.blocks, context));
    case 'code':
      return codeHtml(block);
    case 'table':
      return tableHtml(withoutBlankHead(block), context);
    case 'lines':
      return linesHtml(block);
    case 'fields':
      return fieldsHtml(block);
    case 'picture':
      return pictureHtml(block);
    case 'slide':
      return slideHtml(block, context);
    case 'page-break':
      return '<div class="page-break"></div>';
  }
}

/** A line that is all in italics is a remark, not stressed word by word. */
function remarkClass(runs: readonly Run[]): string | null {
  return runs.length > 0 && runs.every((run) => run.em) ? 'remark' : null;
}

function listHtml(list: List & Looking, context: HtmlContext): string {
  const sources = list.items.length > 0 && list.items.every(({ blocks }) => isEntry(blocks[0]));
  const items = list.items.map(({ blocks }) => {
    const [first, ...rest] = blocks;
    const only = first?.kind === 'paragraph' && rest.every((block) => block.kind !== 'paragraph');
    const inner = only
      ? runsHtml(first.runs, context) + rest.map((block) => itemBlockHtml(block, context)).join('')
      : blocks.map((block) => itemBlockHtml(block, context)).join('');
    return element('li', {}, inner);
  });
  const plain = !sources && list.look === undefined;
  const start = list.ordered && list.start !== 1 ? list.start : null;
  const tag = list.ordered ? 'ol' : 'ul';
  // Safari takes the list out of a list without bullets; its role puts it back.
  const attributes = { start, class: sources ? 'sources' : (list.look ?? null), role: plain ? null : 'list' };
  return `${openTag(tag, attributes)}\n${items.join('\n')}\n</${tag}>`;
}

/** In an item, a rule is a line to write an answer on. */
function itemBlockHtml(block: Block, context: HtmlContext): string {
  return block.kind === 'rule'
    ? '<div class="answer-line" aria-hidden="true"></div>'
    : blockHtml(block, context);
}

function isEntry(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.runs[0]?.entry !== undefined;
}

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' } as const;

function pictureHtml({ format, bytes, widthPx, heightPx, alt, title }: HandoutPicture): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const src = `data:${mediaTypes[format]};base64,${data}`;
  const width = Math.max(1, Math.round(widthPx));
  const height = Math.max(1, Math.round(heightPx));
  return element('figure', {}, openTag('img', { src, alt: alt ?? '', title: title ?? null, width, height }));
}

function slideHtml(slide: HandoutSlide, context: HtmlContext): string {
  const { document, ids } = context;
  const id = `slide-${slide.id}`;
  const label = document.words.slide(slide.number);
  let heading = '';
  if (slide.heading.length > 0) {
    const level = ids.levelOf(slide.level);
    ids.add(level, wordsHtml(slide.heading), id);
    heading = element(`h${level}`, { id }, runsHtml(slide.heading, context));
  }
  // The drawing says itself what its shapes are: it is a group with a name, not one thing.
  const svg = slide.svg.replace(
    /^(?:<\?xml[^>]*\?>\s*)?<svg /,
    () => `<svg role="group" aria-label="${escapeHtml(label)}" `,
  );
  const picture = element('figure', { class: 'slide-picture' }, svg);
  if (document.slidesPerPage === 3) return threeHtml(slide, { id, heading, picture }, context);
  const notes = element('div', { class: 'slide-notes' }, blocksHtml(slide.blocks, context));
  return element(
    'section',
    {
      class: isLong(slide, document) ? 'slide long' : 'slide',
      id: heading === '' ? id : null,
      'aria-labelledby': heading === '' ? null : id,
    },
    '\n',
    heading,
    '\n',
    element('div', { class: 'slide-body' }, '\n', picture, '\n', notes, '\n'),
    '\n',
  );
}

/** A slide as one of three on a page: its number and its minutes under the picture, lines to write on under the notes. */
function threeHtml(
  slide: HandoutSlide,
  { id, heading, picture }: { readonly id: string; readonly heading: string; readonly picture: string },
  context: HtmlContext,
): string {
  const isFoot = (block: HandoutSlide['blocks'][number]): boolean =>
    block.kind === 'paragraph' && block.class === 'caption';
  const foot = slide.blocks.find(isFoot);
  const parts = foot?.kind === 'paragraph' ? runsHtml(foot.runs, context).split(' · ') : [];
  const label = parts.map((part) => element('span', {}, part)).join('');
  const notes = slide.blocks.filter((block) => block !== foot);
  return element(
    'section',
    {
      class: 'slide',
      id: heading === '' ? id : null,
      'aria-labelledby': heading === '' ? null : id,
    },
    element(
      'div',
      { class: 'slide-body' },
      element('div', {}, picture, label === '' ? '' : element('p', { class: 'slide-foot' }, label)),
      element('div', { class: 'slide-notes' }, heading, blocksHtml(notes, context), slideLines),
    ),
  );
}

/** Whether the notes take more than the slide's share of a page: they may run on to the next one. */
function isLong({ blocks }: HandoutSlide, { slidesPerPage }: HtmlContext['document']): boolean {
  const { column, lines } = notesRoom[slidesPerPage ?? 1];
  const taken = blocks.reduce((sum, block) => {
    const paragraphs = block.kind === 'picture' ? [] : notesParagraphs([block]);
    return sum + paragraphs.reduce((all, { runs }) => all + Math.ceil(runsWidth(runs) / column) + 0.5, 0);
  }, 0);
  return taken > lines;
}

/** For one, two and three slides a page: how many ems the column of notes is wide, and how many lines it has. */
const notesRoom = {
  1: { column: 46, lines: 26 },
  2: { column: 24, lines: 24 },
  3: { column: 29, lines: 15 },
} as const;

/** The words of a heading for the list of contents, citation marks left out. */
function wordsHtml(runs: readonly Run[]): string {
  return escapeHtml(
    plainText(runs.filter((run) => !run.cite))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
