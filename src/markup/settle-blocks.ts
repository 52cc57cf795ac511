import type { MarkupBlock, Run, Table, TableCell } from './blocks.ts';
import { type MarkupReporter, originOf, type Scope } from './markup-scope.ts';
import { collapseSpace, isBlank } from './runs.ts';
import { completeTable, type WrittenRow } from './tables.ts';
import { mapBlocks } from './walk-blocks.ts';

/**
 * The blocks of a value where a template prints them: they are from the tag around them, what shows nothing is left out,
 * line breaks in their texts are breaks, and their headings stand below the slide's title.
 */
export function settleBlocks(
  reporter: MarkupReporter,
  blocks: readonly MarkupBlock[],
  scope: Scope,
): MarkupBlock[] {
  const origin = originOf(scope);
  return mapBlocks<MarkupBlock>(blocks, (block): readonly MarkupBlock[] => {
    switch (block.kind) {
      case 'paragraph': {
        const runs = settleRuns(block.runs);
        return isBlank(runs) ? [] : [{ ...block, runs, origin }];
      }
      case 'heading': {
        const runs = settleRuns(block.runs);
        const level = Math.min(6, Math.max(3, block.level));
        return isBlank(runs) ? [] : [{ ...block, level, runs, origin }];
      }
      case 'list': {
        const items = block.items.map((item) => ({ ...item, origin }));
        return [{ ...block, items, start: block.ordered ? block.start : 1, origin }];
      }
      case 'code':
        return block.text.trim() === '' ? [] : [{ ...block, origin }];
      case 'table': {
        const written = block.rows.map(({ cells }) => ({
          cells: cells.map((cell) => ({ ...cell, runs: settleRuns(cell.runs), origin })),
          origin,
        }));
        return makeTable(reporter, written, block.alt, scope, null);
      }
      default:
        return [{ ...block, origin }];
    }
  });
}

function settleRuns(runs: readonly Run[]): readonly Run[] {
  return collapseSpace(runs.map((run) => ({ run, data: true })));
}

/** A table of rows as they are written; none (reported) where PowerPoint makes none of them. */
export function makeTable(
  reporter: MarkupReporter,
  written: readonly WrittenRow[],
  alt: string | null,
  scope: Scope,
  cellScopes: ReadonlyMap<TableCell, Scope> | null,
): Table[] {
  const { rows, columns, overlaps } = completeTable(written);
  for (const cell of overlaps) {
    const at = cellScopes?.get(cell) ?? scope;
    const message = 'this cell is wider than the place that the cells above it leave';
    reporter.report('markup-table', at, message, { hint: 'make its colspan or their rowspan smaller' });
  }
  if (columns > mostColumns) {
    const message = `this table has ${columns} columns; PowerPoint takes at most ${mostColumns}`;
    reporter.report('markup-table', scope, message, { hint: 'choose some of them, or make rows of them' });
  }
  if (rows.length === 0 || columns > mostColumns) return [];
  return [{ kind: 'table', rows, origin: originOf(scope), alt }];
}

/** PowerPoint makes no wider tables. */
const mostColumns = 75;
