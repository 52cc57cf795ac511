import { infoText } from '../code/index.ts';
import {
  type Block,
  type CardMarkup,
  type CodeBlock,
  type ImageMarkup,
  isTextBlock,
  type List,
  type MarkupBlock,
  type Run,
  type Table,
  type TableCell,
} from './blocks.ts';
import { escapeInline, markdownAddress, markdownTitle } from './escape-markdown.ts';
import { pruneBlocks } from './notes-paragraphs.ts';
import { runsToMarkdown } from './runs-to-markdown.ts';
import { tableGrid } from './tables.ts';

/**
 * Blocks as CommonMark with pipe tables, with no line break at the end. It reads back as the same paragraphs, lists,
 * tables and code (`notesParagraphs`); cells that span leave empty cells; a diagram or chart is what its alternative
 * text says.
 */
export function blocksToMarkdown(blocks: readonly MarkupBlock[]): string {
  return joinBlocks(
    blocks.flatMap<MarkupBlock>((block) => (isTextBlock(block) ? pruneBlocks([block]) : [block])),
    false,
  );
}

/** `tight`: a list may follow a paragraph with no empty line between, as within items. */
function joinBlocks(blocks: readonly MarkupBlock[], tight: boolean): string {
  let text = '';
  let last: MarkupBlock | null = null;
  let alternate = false;
  for (const block of blocks) {
    // Two lists of one kind would be one list: the second has another marker.
    alternate =
      block.kind === 'list' && last?.kind === 'list' && block.ordered === last.ordered && !alternate;
    const written = blockToMarkdown(block, alternate);
    if (written === '') continue;
    if (last) text += tight && last.kind === 'paragraph' && interruptsParagraph(block) ? '\n' : '\n\n';
    text += written;
    last = block;
  }
  return text;
}

// CommonMark 5.3: a list that begins with another number than 1 cannot.
function interruptsParagraph(block: MarkupBlock): boolean {
  return block.kind === 'list' && (!block.ordered || block.start === 1);
}

function blockToMarkdown(block: MarkupBlock, alternate: boolean): string {
  switch (block.kind) {
    case 'paragraph':
      return runsToMarkdown(block.runs, 'block');
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, block.level)))} ${runsToMarkdown(block.runs, 'heading')}`;
    case 'rule':
      // Hyphens or asterisks after a list's marker would be a rule around it.
      return '___';
    case 'list':
      return listToMarkdown(block, alternate);
    case 'blockquote':
      return prefixLines(joinBlocks(block.blocks, false), '> ', '> ');
    case 'code':
      return codeToMarkdown(block);
    case 'table':
      return tableToMarkdown(block);
    case 'image':
      return imageToMarkdown(block);
    case 'diagram':
    case 'chart':
      return block.alt === null ? '' : runsToMarkdown([{ text: block.alt, em: true }], 'block');
    case 'cards':
      return joinBlocks(block.cards.flatMap(cardBlocks), false);
  }
}

/** A card where there is only text: its lines, then what it says. */
function cardBlocks({ value, head, detail, body, foot, origin }: CardMarkup): Block[] {
  const lines = [value, head, detail].filter((runs) => runs.length > 0);
  const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', class: null, runs, origin });
  return [...lines.map(paragraph), ...body, ...(foot.length > 0 ? [paragraph(foot)] : [])];
}

function imageToMarkdown({ src, alt, title }: ImageMarkup): string {
  const tail = title === undefined ? '' : ` ${markdownTitle(title)}`;
  return `![${escapeInline(alt ?? '').replace(/\s+/g, ' ')}](${markdownAddress(src)}${tail})`;
}

function listToMarkdown(list: List, alternate: boolean): string {
  const bullet = alternate ? '*' : '-';
  const stop = alternate ? ')' : '.';
  const items = list.items.map(({ blocks }, i) => {
    const marker = list.ordered ? `${(list.start + i) % 1_000_000_000}${stop} ` : `${bullet} `;
    return prefixLines(joinBlocks(blocks, true), marker, ' '.repeat(marker.length));
  });
  const tight = list.items.every(({ blocks }) => isTight(blocks));
  return items.join(tight ? '\n' : '\n\n');
}

function isTight(blocks: readonly Block[]): boolean {
  return blocks.every((block, i) => (i === 0 ? block.kind === 'paragraph' : interruptsParagraph(block)));
}

function codeToMarkdown({ text, language, numbered, first = 1, marked = [] }: CodeBlock): string {
  const longest = Math.max(2, ...(text.match(/^[ \t]*`+/gm) ?? []).map((run) => run.trimStart().length));
  const fence = '`'.repeat(longest + 1);
  // A fence counts its lines from 1.
  const own = marked.map(({ from, to }) => ({ from: from - first + 1, to: to - first + 1 }));
  const info = infoText(language, numbered === true, own);
  return `${fence}${info}\n${text}\n${fence}`;
}

function tableToMarkdown(table: Table): string {
  const { columns, rows } = tableGrid(table);
  const body = rows.map(({ row, cells }, y) =>
    cells.map((cell) => cellToMarkdown(cell, y > 0 || !row.header)),
  );
  // A pipe table cannot do without a header row.
  if (!rows[0]?.row.header) body.unshift(Array.from({ length: columns }, () => ''));
  const aligned = Array.from({ length: columns }, (_, x) =>
    alignmentOf(rows.map(({ cells }) => cells[x] ?? null)),
  );
  return [body[0]!, aligned, ...body.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellToMarkdown(cell: TableCell | null, inBody: boolean): string {
  if (!cell) return '';
  const runs =
    cell.header && inBody ? cell.runs.map((run) => ({ ...run, strong: true as const })) : cell.runs;
  return runsToMarkdown(runs, 'cell');
}

/** A column is aligned as its cells are, when they agree. */
function alignmentOf(cells: readonly (TableCell | null)[]): string {
  const found = new Set(cells.flatMap((cell) => (cell ? [cell.align] : [])));
  const align = found.size === 1 ? [...found][0] : null;
  return align === 'left' ? ':---' : align === 'center' ? ':---:' : align === 'right' ? '---:' : '---';
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, i) => (line === '' ? (i === 0 ? first : rest).trimEnd() : (i === 0 ? first : rest) + line))
    .join('\n');
}
