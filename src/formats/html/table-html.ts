import type { Looking } from '../../handouts/index.ts';
import { isCjk, plainText, type Run, type Table, type TableCell, tableGrid } from '../../markup/index.ts';
import { mostOf } from '../../source/index.ts';
import type { HtmlContext } from './html-context.ts';
import { element, openTag, runsHtml } from './runs-html.ts';

/** From so many columns on, type is smaller, and rows become cards where there is no room. */
const columnsOf = { small: 5, cards: 4 } as const;

/**
 * A table whose header rows repeat on every page. On a narrow screen the rows of a wide one become cards, each cell with
 * the name of its column before it; its roles are written out, since a table that is laid out otherwise loses them.
 */
export function tableHtml(table: Table & Looking, context: HtmlContext): string {
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
  const widest = mostOf(
    cells.map((cell) => (cell?.colspan === 1 ? runsWidth(cell.runs) : 0)),
    0,
  );
  return Math.min(mostRoom, Math.ceil(widest));
}

export const mostRoom = 6;

/** About how wide a text is, in ems: East Asian characters are as wide as the type is high, others half of it. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isCjk(character) ? 1 : 0.5;
  return width;
}

export function runsWidth(runs: readonly Run[]): number {
  return textWidth(plainText(runs));
}
