import { createHash } from 'node:crypto';
import { mostOf, type Outcome } from '../../source/index.ts';
import { reportPdf } from './codes.ts';

export interface PdfProperties {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  /** ISO instant, from the deck's date. */
  readonly created: string;
  /** A title for each page, which become bookmarks; absent: the headings of the page are. */
  readonly pageTitles?: readonly string[] | undefined;
}

/**
 * Gives a printed file its properties, and takes out what differs from one printing to the next: the date on which it was
 * printed, and the name and version of the browser. The same page printed twice is the same bytes.
 * Diagnostic: bad-pdf.
 */
export function finishPdf(printed: Uint8Array, properties: PdfProperties): Outcome<Uint8Array> {
  const read = readPdf(printed);
  const titles = properties.pageTitles;
  const file = read && titles ? addBookmarks(read, titles) : read;
  if (!file || file.info === null) {
    const message = 'the browser printed a PDF of a kind that is not known';
    const hint = 'another browser may do: name it with --browser';
    return { diagnostics: [reportPdf('bad-pdf', null, message, { hint })] };
  }
  const objects = new Map(file.objects);
  objects.set(file.info, Buffer.from(`${file.info} 0 obj\n${infoOf(properties)}\nendobj\n`, 'latin1'));
  const hash = createHash('sha256');
  for (const object of objects.values()) hash.update(object);
  return { value: writePdf({ ...file, objects }, hash.digest('hex').slice(0, 32)), diagnostics: [] };
}

function infoOf({ title, author, subject, created }: PdfProperties): string {
  const date = `(D:${created.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}Z)`;
  const entries = [
    ['Title', textString(title)],
    ['Author', author === null ? null : textString(author)],
    ['Subject', subject === null ? null : textString(subject)],
    ['Creator', '(Throughline)'],
    ['Producer', '(Throughline)'],
    ['CreationDate', date],
    ['ModDate', date],
  ].flatMap(([key, value]) => (value === null ? [] : [`/${key} ${value}`]));
  return `<<${entries.join('\n')}>>`;
}

/** How many pages a file has; for those who look at it. */
export function countPages(pdf: Uint8Array): number {
  return latin(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
}

/**
 * A file with a bookmark for each of its pages, by their titles in order (ISO 32000-1, 12.3.3), and opened with them
 * shown. Null when the file has other pages than there are titles, or bookmarks already.
 */
function addBookmarks(file: PdfFile, titles: readonly string[]): PdfFile | null {
  const catalog = textOf(file, file.root);
  const pages = pagesOf(file, catalog);
  if (pages.length !== titles.length || titles.length === 0 || /\/Outlines\b/.test(catalog)) return null;
  const objects = new Map(file.objects);
  const first = mostOf(objects.keys(), 0) + 2;
  const last = first + titles.length - 1;
  const put = (number: number, body: string): void => {
    objects.set(number, Buffer.from(`${number} 0 obj\n<<${body}>>\nendobj\n`, 'latin1'));
  };
  const outlines = first - 1;
  put(outlines, `/Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${titles.length}`);
  for (const [i, title] of titles.entries()) {
    const number = first + i;
    const before = i > 0 ? ` /Prev ${number - 1} 0 R` : '';
    const after = number < last ? ` /Next ${number + 1} 0 R` : '';
    const place = `/Dest [${pages[i]} 0 R /Fit]`;
    put(number, `/Title ${textString(title)} /Parent ${outlines} 0 R${before}${after} ${place}`);
  }
  const open = `<</Outlines ${outlines} 0 R\n/PageMode /UseOutlines\n`;
  objects.set(
    file.root,
    Buffer.from(
      catalog.replace('<<', () => open),
      'latin1',
    ),
  );
  return { ...file, objects };
}

/** Numbers of the page objects, in the order of the pages. */
function pagesOf(file: PdfFile, catalog: string): readonly number[] {
  const root = /\/Pages (\d+) 0 R/.exec(catalog);
  const pages: number[] = [];
  const visited = new Set<number>();
  const visit = (number: number): void => {
    if (visited.has(number)) return;
    visited.add(number);
    const kids = /\/Kids\s*\[([\d\sR]*)\]/.exec(textOf(file, number));
    if (!kids) pages.push(number);
    else for (const kid of kids[1]!.matchAll(/(\d+) 0 R/g)) visit(Number(kid[1]));
  };
  if (root) visit(Number(root[1]));
  return pages;
}

function textOf(file: PdfFile, number: number): string {
  const object = file.objects.get(number);
  return object ? latin(object) : '';
}

/** A PDF file as its objects, read through its table of cross-references (ISO 32000-1, 7.5.4). */
interface PdfFile {
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
  const size = mostOf(offsets.keys(), 0) + 1;
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

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A text of any script: UTF-16 with its mark, as hexadecimal digits (ISO 32000-1, 7.9.2.2). */
function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<FEFF${units.join('').toUpperCase()}>`;
}
