import {
  type HandoutBlock,
  type HandoutPicture,
  type HandoutSlide,
  type Looking,
  withoutBlankHead,
} from '../../handouts/index.ts';
import {
  type Block,
  isCjk,
  type List,
  notesParagraphs,
  plainText,
  type Run,
  type Table,
  type TableCell,
  tableGrid,
} from '../../markup/index.ts';
import type { HtmlContext } from './html-context.ts';
import { fieldsHtml, linesHtml, taskHeading } from './paper-html.ts';
import { element, escapeHtml, openTag, runsHtml } from './runs-html.ts';

/** The blocks of a document as flow content. */
export function blocksHtml(blocks: readonly HandoutBlock[], context: HtmlContext): string {
  return blocks.map((block) => blockHtml(block, context)).join('\n');
}

function blockHtml(block: HandoutBlock, context: HtmlContext): string {
  switch (block.kind) {
    case 'paragraph':
      return element('p', { class: block.class ?? remarkClass(block.runs) }, runsHtml(block.runs, context));
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
      // A region that may scroll can be reached by keyboard (WCAG 2.2 2.1.1).
      return element('pre', { tabindex: 0 }, element('code', {}, escapeHtml(block.text)));
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

/** From so many columns on, type is smaller, and rows become cards where there is no room. */
const columnsOf = { small: 5, cards: 4 } as const;

/**
 * A table whose header rows repeat on every page. On a narrow screen the rows of a wide one become cards, each cell with
 * the name of its column before it; its roles are written out, since a table that is laid out otherwise loses them.
 */
function tableHtml(table: Table & Looking, context: HtmlContext): string {
  const grid = tableGrid(table);
  const headers = grid.rows.findIndex(({ row }) => !row.header);
  const headerCount = headers < 0 ? grid.rows.length : headers;
  const names = Array.from({ length: grid.columns }, (_, x) =>
    columnName(grid.rows.slice(0, headerCount), x),
  );
  const rooms = Array.from({ length: grid.columns }, (_, x) =>
    roomOf(grid.rows.map(({ cells }) => cells[x] ?? null)),
  );
  const rowHtml = (y: number): string => {
    const { row, cells } = grid.rows[y]!;
    const drawn = row.cells.map((cell) => {
      const x = cells.indexOf(cell);
      return cellHtml(cell, { inHead: y < headerCount, name: names[x] ?? '', room: rooms[x] ?? 0 }, context);
    });
    return `${element('tr', { role: 'row' }, ...drawn)}\n`;
  };
  const rows = grid.rows.map((_, y) => rowHtml(y));
  const head = rows.slice(0, headerCount).join('');
  const body = rows.slice(headerCount).join('');
  const classes =
    table.look === undefined
      ? Object.entries(columnsOf).flatMap(([name, from]) => (grid.columns >= from ? [name] : []))
      : [table.look];
  return (
    openTag('table', { class: classes.join(' ') || null, role: 'table' }) +
    (head === '' ? '' : `\n<thead role="rowgroup">\n${head}</thead>`) +
    (body === '' ? '' : `\n<tbody role="rowgroup">\n${body}</tbody>\n`) +
    '</table>'
  );
}

interface Place {
  readonly inHead: boolean;
  /** Of the column. */
  readonly name: string;
  /** Ems that the column needs at least. */
  readonly room: number;
}

function cellHtml(cell: TableCell, { inHead, name, room }: Place, context: HtmlContext): string {
  const header = cell.header || inHead;
  const scope = inHead ? 'col' : header ? 'row' : null;
  const text = runsHtml(cell.runs, context);
  const classes = [
    ...(cell.align && cell.align !== 'left' ? [`align-${cell.align}`] : []),
    ...(inHead && room > 1 && cell.colspan === 1 ? [`room-${room}`] : []),
  ];
  return element(
    header ? 'th' : 'td',
    {
      role: inHead ? 'columnheader' : header ? 'rowheader' : 'cell',
      scope,
      colspan: cell.colspan > 1 ? cell.colspan : null,
      rowspan: cell.rowspan > 1 ? cell.rowspan : null,
      class: classes.length > 0 ? classes.join(' ') : null,
      'data-column': inHead || name === '' ? null : name,
    },
    text,
  );
}

function columnName(
  headerRows: readonly { readonly cells: readonly (TableCell | null)[] }[],
  column: number,
): string {
  const cell = headerRows.at(-1)?.cells[column];
  return cell ? plainText(cell.runs).replace(/\s+/g, ' ').trim() : '';
}

/**
 * How many ems a column gets at least: what it holds, up to a limit. East Asian text may break anywhere, and a column of
 * it beside longer ones would shrink to a character.
 */
function roomOf(cells: readonly (TableCell | null)[]): number {
  const widest = Math.max(0, ...cells.map((cell) => (cell?.colspan === 1 ? runsWidth(cell.runs) : 0)));
  return Math.min(mostRoom, Math.ceil(widest));
}

export const mostRoom = 6;

/** About how wide a text is, in ems: East Asian characters are as wide as the type is high, others half of it. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isCjk(character) ? 1 : 0.5;
  return width;
}

function runsWidth(runs: readonly Run[]): number {
  return textWidth(plainText(runs));
}
