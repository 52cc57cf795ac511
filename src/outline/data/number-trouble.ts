import { markShownBy, numberOf, readMarkedFigure, readPlainFigure } from '../../numbers/index.ts';
import type { DataCell, DataTable } from '../outline.ts';
import { dataLimits } from './data-limits.ts';

export interface NumberTrouble {
  /** What the cell is instead: "is not a number". */
  readonly what: string;
  readonly hint: string;
}

/** Why a cell that is filled gives no number where one is needed, and what to say in the outline so that it does. */
export function numberTrouble(table: DataTable, at: number, cell: DataCell): NumberTrouble {
  const what = 'is not a number';
  const { id, type } = table.columns[at]!;
  const written = (cell.written ?? '').trim();
  if (type === 'text' || type === 'date') return { what, hint: `its column is of the type "${type}"` };
  const plain = readPlainFigure(written);
  if (plain && Math.abs(numberOf(plain)) > dataLimits.number) {
    return { what: 'is beyond what can be drawn', hint: 'write it in larger units' };
  }
  const marks = [...new Set(wordsIn(table, at).filter((text) => !/\d/.test(text)))];
  if (!/\d/.test(written) && marks.length <= 5) {
    const list = marks.map((mark) => JSON.stringify(mark)).join(', ');
    const [it, stands] = marks.length === 1 ? ['it', 'stands'] : ['they', 'stand'];
    return { what, hint: `where ${it} ${stands} for no value, say so in the outline: missing: [${list}]` };
  }
  const told = (said: string) => ({ what, hint: `say in the outline how it is written: ${said}` });
  const ofColumn = (kind: string) => told(`columns: { ${quoted(id)}: { type: ${kind} } }`);
  const figure =
    readMarkedFigure(written, { decimal: '.', groups: ',' }) ??
    readMarkedFigure(written, { decimal: ',', groups: '.' });
  if (!figure)
    return { what, hint: 'a number is written 1234 or 12.5, without units; say otherwise in "columns"' };
  if (figure.percent !== '') return ofColumn('percent');
  if (figure.currency !== null) return ofColumn('currency');
  const mark = markShownBy(written);
  if (mark !== null && /[.,]/.test(written)) return told(`decimal: "${mark}"`);
  if (/[.,]/.test(written)) return told('group: "," or decimal: ","');
  return ofColumn('number');
}

function wordsIn(table: DataTable, at: number): readonly string[] {
  return table.rows.flatMap(({ cells }) => {
    const { value, written } = cells[at]!;
    return typeof value === 'string' && written !== null ? [written.trim()] : [];
  });
}

/** As a key of a flow map in YAML. */
function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N} _()-]*$/u.test(name) ? name : JSON.stringify(name);
}
