import type { Diagnostic, SourceFile, Span } from '../../source/index.ts';

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
