import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';
import { type Figure, plainNumberStyle, writeFigure } from '../numbers/index.ts';
import { type Package, partText, readZip, ZipError } from '../package/index.ts';
import { type DateValue, parseDate } from '../yaml/index.ts';
import { type NamedRange, parseRange, partOfSheet, tablesOf } from './find-range.ts';
import { hiddenLines } from './hidden-lines.ts';
import { figureOfCell } from './number-format.ts';

interface SheetRequest {
  /** Null: the first that is not hidden. */
  readonly sheet: string | null;
  /** A range, or the name of one or of a table; null: all that is filled. */
  readonly range: string | null;
  readonly mostColumns: number;
}

export interface SheetRead {
  readonly sheet: string;
  /** Rows that hold something, with their numbers in the sheet. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly SheetCell[] }[];
  /** Rows and columns that are not seen in the sheet, and are read all the same. */
  readonly hidden: { readonly rows: number; readonly columns: number };
  /** Merged cells side by side, or of figures: only the first has a value. */
  readonly merged: readonly string[];
}

export interface SheetCell {
  /** `B7` */
  readonly address: string;
  /** As the sheet shows it, with a decimal point. */
  readonly text: string;
  readonly number?: { readonly shown: Figure; readonly exact: Figure };
  readonly date?: DateValue;
  /** A formula of which nobody stored what it comes to. */
  readonly unknown?: true;
}

type SheetOutcome =
  | { readonly read: SheetRead }
  | {
      readonly problem: 'file' | 'sheet' | 'range' | 'size';
      readonly message: string;
      /** Names that there are instead. */
      readonly names: readonly string[];
    };

/** A workbook may hold so much once it is unpacked. */
const zipLimits = { entries: 2000, inflatedBytes: 64 * 1024 * 1024 };

/** And so much in the parts that are read: about a million cells. */
const mostRead = 32 * 1024 * 1024;

/** Reads a sheet of an Excel workbook (.xlsx): values of formulas as they were stored, dates as dates. */
export function readSheet(bytes: Uint8Array, request: SheetRequest): SheetOutcome {
  try {
    return new SheetReader(bytes, request).read();
  } catch (error) {
    if (error instanceof SheetProblem) return error.outcome;
    // What the reader and the parts of the package throw says nothing to those who made the file.
    const reason = error instanceof ZipError ? `: ${error.message}` : '';
    return { problem: 'file', message: `this is not a workbook that can be read${reason}`, names: [] };
  }
}

type Problem = Extract<SheetOutcome, { problem: unknown }>;

class SheetProblem extends Error {
  readonly outcome: Problem;

  constructor(problem: Problem['problem'], message: string, names: readonly string[] = []) {
    super(message);
    this.outcome = { problem, message, names };
  }
}

type Reader = ReturnType<typeof loadReader>;
type Book = ReturnType<Reader['read']>;
/** What we read of a cell of the reader. */
interface Cell {
  readonly t: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly z?: string | number;
  readonly f?: string;
}

/** Parts that hold no cells: pictures and the like. */
const unread = /^xl\/(?:media|drawings|charts|embeddings|printerSettings|ctrlProps|activeX|richData)\//;

/** What the reader has and its types do not tell of. */
interface Container {
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, path: string, content: Uint8Array): void;
  };
}

interface ZipParser {
  parse_zip(container: object, options: object): Book;
}

class SheetReader {
  private readonly reader = loadReader();
  private readonly request: SheetRequest;
  private readonly parts: Package;
  private readonly book: Book;
  private readonly dates = new Map<string, boolean>();

  constructor(bytes: Uint8Array, request: SheetRequest) {
    this.request = request;
    this.parts = readZip(bytes, zipLimits).parts;
    if (!this.parts.has('xl/workbook.xml')) throw new ZipError('it holds no workbook');
    // The reader gets what has been unpacked and measured, not a file that it would unpack itself without a limit.
    const { utils } = this.reader.CFB as unknown as Container;
    const container = utils.cfb_new();
    let size = 0;
    for (const [name, part] of this.parts) {
      if (unread.test(name)) continue;
      size += part.length;
      if (size > mostRead) throw new ZipError(`its sheets are more than ${mostRead / 2 ** 20} MB of text`);
      utils.cfb_add(container, `/${name}`, Buffer.from(part as Uint8Array)); // as they come out of a zip file
    }
    const { parse_zip: parse } = this.reader as unknown as ZipParser;
    this.book = parse(container, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellHTML: false,
      // With styles it throws and catches an error for each cell of a workbook that has none.
      cellStyles: false,
      sheetStubs: true,
    });
  }

  read(): SheetOutcome {
    const { reader, request, book } = this;
    const named = request.range === null ? null : this.findRange(request.range);
    const name = named?.sheet ?? request.sheet ?? this.firstSheet();
    const sheet = book.Sheets[name];
    if (!sheet) throw new SheetProblem('sheet', `the workbook has no sheet "${name}"`, book.SheetNames);
    const data = (sheet['!data'] ?? []) as readonly (readonly (Cell | undefined)[] | undefined)[];
    const ref = named?.range ?? (sheet['!ref'] as string | undefined);
    if (ref === undefined)
      return { read: { sheet: name, rows: [], hidden: { rows: 0, columns: 0 }, merged: [] } };
    const area = reader.utils.decode_range(ref);
    const last = {
      row: Math.min(area.e.r, data.length - 1),
      column: Math.min(area.e.c, data.reduce((most, row) => Math.max(most, row?.length ?? 0), 0) - 1),
    };
    if (last.column - area.s.c >= request.mostColumns)
      throw new SheetProblem('size', `the sheet "${name}" has more than ${request.mostColumns} columns`);
    const merges = (sheet['!merges'] ?? []).filter(
      ({ s, e }) => s.r <= last.row && e.r >= area.s.r && s.c <= last.column && e.c >= area.s.c,
    );
    const fill = new Map<string, Cell | undefined>();
    const merged: string[] = [];
    for (const merge of merges) {
      const first = data[merge.s.r]?.[merge.s.c];
      // A name beside several rows is the name of each of them; a figure there is one figure.
      if (merge.s.c === merge.e.c && first?.t === 's') {
        for (let r = merge.s.r + 1; r <= merge.e.r; r++) fill.set(`${r} ${merge.s.c}`, first);
      } else merged.push(reader.utils.encode_range(merge));
    }
    const rows: { number: number; cells: SheetCell[] }[] = [];
    for (let r = area.s.r; r <= last.row; r++) {
      const cells: SheetCell[] = [];
      for (let c = area.s.c; c <= last.column; c++) {
        cells.push(this.readCell(fill.get(`${r} ${c}`) ?? data[r]?.[c], reader.utils.encode_cell({ r, c })));
      }
      if (cells.some((cell) => cell.text.trim() !== '' || cell.unknown)) rows.push({ number: r + 1, cells });
    }
    const part = partOfSheet(this.parts, this.idOf(name));
    const hidden = hiddenLines((part && partText(this.parts, part)) ?? '', {
      rows: { from: area.s.r + 1, to: last.row + 1 },
      columns: { from: area.s.c + 1, to: last.column + 1 },
    });
    return { read: { sheet: name, rows, hidden, merged } };
  }

  private firstSheet(): string {
    const { book } = this;
    const seen = book.Workbook?.Sheets?.findIndex((sheet) => !sheet.Hidden) ?? 0;
    return book.SheetNames[Math.max(0, seen)] ?? '';
  }

  /** The reader keeps the relationship of each sheet, which its types do not tell of. */
  private idOf(name: string): string {
    const { book } = this;
    const sheet: object | undefined = book.Workbook?.Sheets?.[book.SheetNames.indexOf(name)];
    return (sheet as { readonly id?: string } | undefined)?.id ?? '';
  }

  private findRange(text: string): Omit<NamedRange, 'name'> {
    const plain = parseRange(text);
    if (plain) return plain;
    const { book } = this;
    const sheets = book.SheetNames.map((name) => ({ name, id: this.idOf(name) }));
    const names: NamedRange[] = [
      ...(book.Workbook?.Names ?? []).flatMap(({ Name, Ref }) => {
        const range = parseRange(Ref);
        return range && !Name.startsWith('_') ? [{ name: Name, ...range }] : [];
      }),
      ...tablesOf(this.parts, sheets),
    ];
    const found = names.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (found) return found;
    throw new SheetProblem(
      'range',
      `the workbook has no range "${text}"`,
      names.map(({ name }) => name),
    );
  }

  private readCell(cell: Cell | undefined, address: string): SheetCell {
    if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === null) {
      return cell?.f === undefined ? { address, text: '' } : { address, text: '', unknown: true };
    }
    if (cell.t !== 'n')
      return { address, text: cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v)) };
    const value = Number(cell.v);
    const format = String(cell.z ?? 'General');
    if (this.isDate(format)) return this.readDate(value, format, cell.w ?? String(value), address);
    const number = figureOfCell(value, format);
    return { address, text: writeFigure(number.shown, untyped, plainNumberStyle), number };
  }

  private isDate(format: string): boolean {
    const known = this.dates.get(format);
    if (known !== undefined) return known;
    const isDate: boolean = this.reader.SSF.is_date(format);
    this.dates.set(format, isDate);
    return isDate;
  }

  /** As precise as the cell shows it; what has an hour is no date. */
  private readDate(value: number, format: string, shown: string, address: string): SheetCell {
    const date1904 = this.book.Workbook?.WBProps?.date1904 ?? false;
    const code = this.reader.SSF.parse_date_code(value, { date1904 });
    const tokens = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
    const time = (code?.H ?? 0) + (code?.M ?? 0) + (code?.S ?? 0);
    if (!code || value < 1 || !/[ymd]/.test(tokens.replace(/m/g, /y|d/.test(tokens) ? 'm' : ''))) {
      return { address, text: shown };
    }
    const two = (part: number) => String(part).padStart(2, '0');
    const day = `${String(code.y).padStart(4, '0')}-${two(code.m)}-${two(code.d)}`;
    if (time > 0) return { address, text: `${day} ${two(code.H)}:${two(code.M)}` };
    const text = /d/.test(tokens) ? day : /m/.test(tokens) ? day.slice(0, 7) : day.slice(0, 4);
    const date = parseDate(text);
    return date ? { address, text, date } : { address, text: shown };
  }
}

const untyped = { type: null, currency: null, decimals: null } as const;

let loaded: typeof SheetJs | null = null;

/** Half a megabyte, which takes longer to load than most outlines to read: only when there is a workbook. */
function loadReader(): typeof SheetJs {
  // The smallest build: what reads .xlsx, and no older formats.
  loaded ??= createRequire(import.meta.url)('@e965/xlsx/dist/xlsx.mini.min.js') as typeof SheetJs;
  return loaded;
}
