import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fact, type Stamp, stampOf } from '../../project/disk/index.ts';
import type { DeckRow } from '../../project/index.ts';
import type { Diagnostic, SourceFile, Span } from '../../source/index.ts';
import { version } from '../../source/index.ts';
import type { Edition } from '../output-target.ts';
import type { RowsRead } from '../rows-read.ts';
import type { SameDays } from '../same-days.ts';
import type { VariablesUsed } from '../variables-used.ts';

/**
 * What a build remembers for the next one, as it stands in its file. Numbers are places in the tables: a hundred decks
 * share most of what they were made from.
 */
export interface BuildRecord {
  /** All that decides besides the disk: versions, options, the folder itself. */
  readonly key: string;
  readonly outputRoot: string;
  /** Where that really was. */
  readonly outputReal: string;
  readonly facts: readonly PackedFact[];
  readonly groups: readonly (readonly number[])[];
  readonly files: readonly PackedFile[];
  readonly diagnostics: readonly PackedDiagnostic[];
  readonly project: ProjectRecord | null;
  readonly decks: Readonly<Record<string, DeckRecord>>;
}

export type PackedFact = readonly [kind: Fact['kind'], path: string, value: string, stamp: Stamp | 0];

/** What opening the project came to. */
export interface ProjectRecord {
  readonly group: number;
  readonly outlines: readonly OutlineRecord[];
  readonly settings: SettingsRecord;
  /** What it says of each variable. */
  readonly vars: Readonly<Record<string, string>>;
  readonly diagnostics: readonly number[];
}

export interface OutlineRecord {
  readonly id: string;
  readonly folder: string;
  readonly path: string;
  readonly decks: readonly { readonly id: string; readonly path: string; readonly row?: DeckRow }[];
}

/** The settings as text: those that decks are made by, and those that change what is said of them. */
export interface SettingsRecord {
  readonly made: string;
  readonly said: string;
}

export interface DeckRecord {
  readonly settings: SettingsRecord;
  readonly groups: readonly number[];
  /** What was found, and what was said of it under the settings, without --strict. */
  readonly found: readonly number[];
  readonly said: readonly number[];
  readonly editions: readonly Edition[];
  readonly vars: VariablesUsed;
  readonly rows: RowsRead | null;
  readonly days: SameDays;
  /** The manifest among them. */
  readonly outputs: readonly PackedOutput[];
  /** What is known of the slides of a file, as long as that has the hash. */
  readonly slides?: Readonly<Record<string, SlidesRecord>>;
}

/** What is known of the slides of a file, as long as that has the hash. */
export interface SlidesRecord {
  readonly hash: string;
  readonly slides: readonly PackedSlide[];
}

export type PackedSlide = readonly [
  id: string,
  number: number,
  key: string,
  digest: string,
  ...foot: string[],
];

/** `own`: its bytes are those that the program made; a file that says the same in other bytes is left as it is. */
export type PackedOutput = readonly [name: string, hash: string, stamp: Stamp | 0, own: 0 | 1];

/** Reads a record; null for anything else than one with this key. */
export function parseRecord(text: string | null, key: string): BuildRecord | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    // Nothing but this program writes the file, and the key names its very build: what has the key has the shape.
    return typeof value === 'object' && value !== null && 'key' in value && value.key === key
      ? (value as BuildRecord)
      : null;
  } catch {
    return null;
  }
}

export function unpackFact([kind, path, value]: PackedFact): Fact {
  return { kind, path, value };
}

/** The same text for the same fact. */
export function factKey({ kind, path, value }: Fact): string {
  return `${kind}\n${path}\n${value}`;
}

/** What a build was asked for, as far as its outputs depend on it. */
export interface BuildRequest {
  /** The project's folder. */
  readonly root: string;
  /** The output folder, absolute, where it is not the project's own. */
  readonly out: string | null;
  readonly formats: readonly string[] | null;
  readonly sourceDateEpoch: string | null;
  /** The browser asked for. */
  readonly browser: string | null;
  /** Which program this is, besides its version; null: it cannot be told, so nothing is remembered. */
  readonly program: string | null;
}

export interface RecordKey {
  /** Name of the record's file. */
  readonly name: string;
  readonly text: string;
}

export function recordKey(request: BuildRequest): RecordKey | null {
  // As seen through a link, where the root is one.
  const folder = stampOf(`${request.root}/.`);
  if (request.program === null || !folder) return null;
  const { root, out, formats, sourceDateEpoch, browser, program } = request;
  const options = JSON.stringify([out, formats, sourceDateEpoch, browser]);
  // A copy of the folder is another project: what its record says of files was never seen there. Node brings its own
  // Unicode tables; packed parts that are taken over have the bytes that the same zlib gives on the same kind of machine.
  const packer = [process.arch, process.versions.zlib ?? ''];
  const text = JSON.stringify([4, version, process.version, ...packer, program, root, folder[3], options]);
  return { name: `build-${fold(options)}.json`, text };
}

/**
 * Which program this is: one that was bundled again is another one, though its version is the same. Null for sources
 * that were not bundled.
 */
export function bundledProgram(moduleUrl: string): string | null {
  const stamp = stampOf(join(dirname(fileURLToPath(moduleUrl)), 'program.cjs'));
  return stamp && JSON.stringify(stamp);
}

/** Eight hex digits for a text (FNV-1a): enough for a name, since the whole text stands in the file. */
function fold(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A file that a place is in: its path, when its text can be read again; else with its text. */
export type PackedFile = string | readonly [path: string, text: string];

export type PackedSpan = readonly [file: number, start: number, end: number];

export type PackedDiagnostic = readonly [
  code: string,
  severity: Diagnostic['severity'],
  trouble: Diagnostic['trouble'],
  message: string,
  hint: string | null,
  span: PackedSpan | null,
  related: readonly (readonly [message: string, span: PackedSpan])[],
];

/** Writes diagnostics into tables, each and each file once. */
export class DiagnosticPacker {
  readonly files: PackedFile[] = [];
  readonly diagnostics: PackedDiagnostic[] = [];
  private readonly filePlaces = new Map<string, number>();
  private readonly places = new Map<string, number>();
  private readonly readAgain: (path: string) => string | null;

  /** `readAgain`: the text of a file that will be the same when the diagnostics are read; null for any other. */
  constructor(readAgain: (path: string) => string | null) {
    this.readAgain = readAgain;
  }

  add({ code, severity, trouble, message, hint, span, related }: Diagnostic): number {
    const packed: PackedDiagnostic = [
      code,
      severity,
      trouble,
      message,
      hint,
      span && this.packSpan(span),
      related.map((each) => [each.message, this.packSpan(each.span)] as const),
    ];
    return placeIn(this.places, this.diagnostics, JSON.stringify(packed), packed);
  }

  private packSpan({ file, start, end }: Span): PackedSpan {
    const packed = this.readAgain(file.path) === file.text ? file.path : ([file.path, file.text] as const);
    return [placeIn(this.filePlaces, this.files, JSON.stringify(packed), packed), start, end];
  }
}

/** Reads diagnostics out of the tables. */
export function unpackDiagnostics(
  places: readonly number[],
  tables: { readonly diagnostics: readonly PackedDiagnostic[]; readonly files: readonly PackedFile[] },
  read: (path: string) => SourceFile | null,
): Diagnostic[] {
  const known = new Map<number, SourceFile>();
  const fileAt = (place: number): SourceFile => {
    const packed = tables.files[place]!;
    const file =
      known.get(place) ??
      (typeof packed === 'string'
        ? (read(packed) ?? { path: packed, text: '' })
        : { path: packed[0], text: packed[1] });
    known.set(place, file);
    return file;
  };
  const spanOf = ([file, start, end]: PackedSpan): Span => ({ file: fileAt(file), start, end });
  return places.map((place) => {
    const [code, severity, trouble, message, hint, span, related] = tables.diagnostics[place]!;
    return {
      code,
      severity,
      trouble,
      message,
      hint,
      span: span && spanOf(span),
      related: related.map(([words, where]) => ({ message: words, span: spanOf(where) })),
    };
  });
}

function placeIn<T>(places: Map<string, number>, table: T[], key: string, value: T): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, table.length);
  return table.push(value) - 1;
}
