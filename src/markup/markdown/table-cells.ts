import type { CellAlign } from '../blocks.ts';
import type { MarkdownToken } from './parser.ts';

/** How many cells a line of a table holds; markdown-it drops those that the header has no column for. */
export function countCells(line: string): number {
  const cells = line.replace(/^[ \t>]*\|?|(?<!\\)\|[ \t]*$/g, '');
  return (cells.match(/(?<!\\)\|/g)?.length ?? 0) + 1;
}

export function alignOf(cell: MarkdownToken): CellAlign | null {
  const style = cell.attrGet('style');
  if (style === 'text-align:left') return 'left';
  if (style === 'text-align:center') return 'center';
  return style === 'text-align:right' ? 'right' : null;
}
