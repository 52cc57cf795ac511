import type { Run, Table, TableCell } from '../markup/index.ts';

/**
 * A table in whose head a column has its citation mark once, where all of its cells have the same source. What leaves no
 * doubt only: a plain table under one row of heads, every line of every cell with that mark and nothing else cited.
 */
export function marksInHeads(table: Table): Table {
  const [head, ...body] = table.rows;
  if (!head || body.length < 2 || !isHead(head.cells) || body.some(({ cells }) => isHead(cells)))
    return table;
  const plain = table.rows.every(
    ({ cells }) =>
      cells.length === head.cells.length &&
      cells.every(({ colspan, rowspan }) => colspan === 1 && rowspan === 1),
  );
  if (!plain) return table;
  const marks = head.cells.map((cell, c) =>
    commonMark(
      cell,
      body.map(({ cells }) => cells[c]!),
    ),
  );
  if (marks.every((mark) => mark === null)) return table;
  const settled = table.rows.map((row, r) => ({
    ...row,
    cells: row.cells.map((cell, c): TableCell => {
      const mark = marks[c];
      if (!mark) return cell;
      const runs = r === 0 ? [...cell.runs, mark] : cell.runs.filter((run) => !run.cite);
      return { ...cell, runs };
    }),
  }));
  return { ...table, rows: settled };
}

function isHead(cells: readonly TableCell[]): boolean {
  return cells.every(({ header }) => header);
}

/** The mark that all cells of a column have; null: they have several, or not all have one. */
function commonMark(head: TableCell, cells: readonly TableCell[]): Run | null {
  if (!hasWords(head.runs) || head.runs.some((run) => run.cite)) return null;
  const lines = cells
    .flatMap(({ runs }) => linesOf(runs))
    .filter((line) => hasWords(line) || cited(line).length > 0);
  if (lines.length < 2) return null;
  const [first] = cited(lines[0]!);
  const alike = lines.every((line) => {
    const own = cited(line);
    return hasWords(line) && own.length === 1 && own[0]!.text === first?.text;
  });
  return alike ? first! : null;
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.break) lines.push([]);
    else lines.at(-1)!.push(run);
  }
  return lines;
}

function cited(runs: readonly Run[]): readonly Run[] {
  return runs.filter((run) => run.cite);
}

/** What stands for a value that is missing has none. */
function hasWords(runs: readonly Run[]): boolean {
  return runs.some(({ cite, text }) => !cite && /[\p{L}\p{N}]/u.test(text));
}
