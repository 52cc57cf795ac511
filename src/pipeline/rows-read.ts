import { rowAt, rowsWhere, type TellRows, type Where, watchRows } from '../deck/index.ts';
import { type DataRow, type DataTable, type Outline, pathFrom } from '../outline/index.ts';
import type { ProjectDeck } from '../project/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { sha256 } from './commit/index.ts';

/** What a deck that is made for a row read of the files of data of its outline. */
export interface RowsRead {
  /** Its own row: where it stood, and its characters. */
  readonly row: readonly [path: string, start: number, end: number, characters: string];
  readonly choices: readonly Choice[];
  /** By file the hash of all that was read of it. */
  readonly files: Readonly<Record<string, string>>;
}

/** Rows that were looked at: those for which a condition holds; null: all. */
type Choice = readonly [data: string, where: readonly (readonly [string, readonly string[]])[] | null];

/**
 * The outline of a deck that is made for a row, and what is read of its data through it: a row that another deck is made
 * for is none of its concern. Null for any other deck.
 */
export function watchData(
  outline: Outline,
  { row }: ProjectDeck,
): { readonly outline: Outline; readonly read: () => RowsRead | null } | null {
  if (!row || !rowAt(outline, row.data, row.index)) return null;
  const choices = new Map<string, Choice>();
  const tellOf =
    (data: string): TellRows =>
    (where) => {
      const pairs = where ? where.map(({ key, value }) => [key, value] as const) : null;
      const choice: Choice = [data, pairs];
      choices.set(JSON.stringify(choice), choice);
    };
  const data = new Map([...outline.data].map(([id, table]) => [id, watchRows(table, tellOf(id))]));
  return {
    outline: { ...outline, data },
    read: () => readNow(outline, row, [...choices.values()]),
  };
}

/** What decks of rows read of the outline's files in parts: of all else in it a change is one for each deck. */
export function dataFiles(outline: Outline): ReadonlySet<string> {
  const sources = new Set([...outline.sources.values()].map(({ file }) => file?.path));
  return new Set([...headsOf(outline).keys()].filter((path) => !sources.has(path)));
}

/** The same choices of the outline as it is now; null when the row or the data is gone. */
export function readAgain(outline: Outline, { row }: ProjectDeck, before: RowsRead): RowsRead | null {
  if (!row) return null;
  const now = readNow(outline, row, before.choices);
  return now && JSON.stringify(now.files) === JSON.stringify(before.files) ? now : null;
}

/**
 * Findings that stand in a file of data, moved with the row that the deck is made for; null when one stands anywhere
 * else in such a file, where nobody knows what became of it.
 */
export function moveFindings(
  found: readonly Diagnostic[],
  files: ReadonlySet<string>,
  before: RowsRead['row'],
  now: Span,
): readonly Diagnostic[] | null {
  const [path, start, end, characters] = before;
  const isSame = now.file.path === path && charactersOf(now) === characters;
  let whole = true;
  const move = (span: Span): Span => {
    if (!files.has(span.file.path)) return span;
    if (!isSame || span.file.path !== path || span.start < start || span.end > end) whole = false;
    const by = now.start - start;
    return { file: now.file, start: span.start + by, end: span.end + by };
  };
  const moved = found.map((each) => ({
    ...each,
    span: each.span && move(each.span),
    related: each.related.map((one) => ({ ...one, span: move(one.span) })),
  }));
  return whole ? moved : null;
}

function readNow(
  outline: Outline,
  own: NonNullable<ProjectDeck['row']>,
  choices: readonly Choice[],
): RowsRead | null {
  const made = rowAt(outline, own.data, own.index);
  const heads = headsOf(outline);
  if (!made || !heads.has(made.row.span.file.path)) return null;
  const parts = new Map([...heads].map(([path, { head }]) => [path, [head]]));
  const add = (data: string, part: string): boolean => {
    for (const [path, { tables }] of heads) if (tables.has(data)) parts.get(path)!.push(part);
    return outline.data.has(data);
  };
  add(own.data, hashOfRow(made.row));
  for (const [data, where] of choices) {
    const table = outline.data.get(data);
    if (!table || !add(data, hashOfChoice(table, where))) return null;
  }
  const { span } = made.row;
  const files = [...parts].map(([path, all]) => [path, sha256(all.join())]);
  return {
    row: [span.file.path, span.start, span.end, charactersOf(span)],
    choices,
    files: Object.fromEntries(files),
  };
}

function charactersOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}

interface Head {
  readonly tables: ReadonlySet<string>;
  /** What a table is besides its rows, as text: its columns, whose nature may depend on each of them. */
  readonly head: string;
}
const heads = new WeakMap<Outline, ReadonlyMap<string, Head>>();

function headsOf(outline: Outline): ReadonlyMap<string, Head> {
  const known = heads.get(outline);
  if (known) return known;
  const byFile = new Map<string, DataTable[]>();
  for (const { key, value } of outline.record.data ?? []) {
    const table = outline.data.get(key);
    if (value.file === null || !table) continue;
    const path = pathFrom(outline.folder, value.file);
    byFile.set(path, [...(byFile.get(path) ?? []), table]);
  }
  const made = new Map(
    [...byFile].map(([path, tables]): [string, Head] => [
      path,
      {
        tables: new Set(tables.map(({ id }) => id)),
        head: sha256(textOf(tables.map(({ id, columns }) => [id, columns]))),
      },
    ]),
  );
  heads.set(outline, made);
  return made;
}

const rowHashes = new WeakMap<DataRow, string>();

function hashOfRow(row: DataRow): string {
  const hash = rowHashes.get(row) ?? sha256(textOf(row.cells));
  rowHashes.set(row, hash);
  return hash;
}

const wholeHashes = new WeakMap<DataTable, string>();

function hashOfChoice(table: DataTable, where: Choice[1]): string {
  if (where === null) {
    const hash = wholeHashes.get(table) ?? sha256(table.rows.map(hashOfRow).join());
    wholeHashes.set(table, hash);
    return hash;
  }
  const span = table.span;
  const condition: Where = where.map(([key, value]) => ({ key, keySpan: span, value }));
  const rows = rowsWhere(table, condition, () => undefined);
  return sha256(JSON.stringify([where, rows.map(hashOfRow)]));
}

/** What a value says, without where it stands. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if (key === 'span' || key === 'keySpan') return undefined;
    // A group is the outline's own.
    return key === 'group' && each !== null && typeof each === 'object' && 'id' in each ? each.id : each;
  });
}
