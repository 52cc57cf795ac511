/** A PDF file as its objects, read through its table of cross-references (ISO 32000-1, 7.5.4). */
export interface PdfFile {
  /** What stands before the first object. */
  readonly header: Uint8Array;
  /** Bytes from `n 0 obj` to `endobj` and what white space follows, by number, in the order of the file. */
  readonly objects: ReadonlyMap<number, Uint8Array>;
  readonly root: number;
  readonly info: number | null;
}

/**
 * Reads a file whose table is a plain one and whose objects all stand in it, as Skia (Chromium) writes. Null for any
 * other.
 */
export function readPdf(bytes: Uint8Array): PdfFile | null {
  const text = latin(bytes);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-2048));
  const at = start ? Number(start[1]) : Number.NaN;
  if (!(at > 0) || !text.startsWith('xref', at)) return null;
  const table = /^xref\s+0 (\d+)\s+/.exec(text.slice(at, at + 64));
  const trailer = text.indexOf('trailer', at);
  if (!table || trailer < 0) return null;
  const end = text.slice(trailer, -1);
  const root = /\/Root (\d+) 0 R/.exec(end);
  const info = /\/Info (\d+) 0 R/.exec(end);
  if (!root || /\/(Prev|Encrypt|XRefStm)\b/.test(end)) return null;
  const offsets = readTable(text.slice(at + table[0].length, trailer), Number(table[1]));
  if (!offsets) return null;
  const ordered = [...offsets].sort((a, b) => a[1] - b[1]);
  const objects = new Map<number, Uint8Array>();
  for (const [i, [number, offset]] of ordered.entries()) {
    const next = ordered[i + 1]?.[1] ?? at;
    if (!text.startsWith(`${number} 0 obj`, offset)) return null;
    objects.set(number, bytes.subarray(offset, next));
  }
  return {
    header: bytes.subarray(0, ordered[0]?.[1] ?? 0),
    objects,
    root: Number(root[1]),
    info: info ? Number(info[1]) : null,
  };
}

/** Puts a file together again, its table and trailer made anew. `id` is 32 hexadecimal digits. */
export function writePdf(file: PdfFile, id: string): Uint8Array {
  const pieces: Uint8Array[] = [file.header];
  const offsets = new Map<number, number>();
  let at = file.header.length;
  for (const [number, object] of file.objects) {
    offsets.set(number, at);
    pieces.push(object);
    at += object.length;
  }
  const size = Math.max(0, ...offsets.keys()) + 1;
  let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number++) {
    const offset = offsets.get(number);
    table +=
      offset === undefined ? '0000000000 00001 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  const info = file.info === null ? '' : ` /Info ${file.info} 0 R`;
  table += `trailer\n<</Size ${size} /Root ${file.root} 0 R${info} /ID [<${id}> <${id}>]>>\n`;
  pieces.push(Buffer.from(`${table}startxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(pieces);
}

function readTable(text: string, count: number): Map<number, number> | null {
  const offsets = new Map<number, number>();
  for (let number = 0; number < count; number++) {
    // Entries are 20 bytes each.
    const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(text.slice(number * 20, number * 20 + 20));
    if (!entry) return null;
    if (entry[3] === 'n') offsets.set(number, Number(entry[1]));
  }
  return offsets;
}

export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
