import { constants, crc32, deflateRawSync } from 'node:zlib';
import { compareText } from '../source/index.ts';
import type { Part } from './package.ts';

/** Writes a package as a zip file; see `ZipWriter`. */
export function writeZip(parts: ReadonlyMap<string, Part>): Uint8Array {
  const writer = new ZipWriter();
  for (const [name, part] of parts) writer.add(name, part);
  return writer.finish();
}

/** A part as it stands in a zip file. */
export interface PackedPart {
  readonly crc: number;
  readonly size: number;
  /** One deflate stream, in pieces. */
  readonly packed: readonly Uint8Array[];
}

interface Entry extends PackedPart {
  readonly packedSize: number;
}

/**
 * Packs parts as they come, so that their texts need not be kept, into a zip file that depends on the parts alone:
 * `[Content_Types].xml` and `_rels/.rels` first, the rest in code-unit order, every entry deflated and dated
 * 1980-01-01, no directories, no extra fields, no comment. Office expects the content types first, and readers refuse
 * stored entries and directories now and then.
 */
export class ZipWriter {
  private readonly entries = new Map<string, Entry>();
  /** Where texts become bytes: they are packed at once, so that one place is enough for all. */
  private scratch = Buffer.allocUnsafe(1 << 16);

  add(name: string, part: Part): void {
    const numbered = typeof part === 'string' && name.endsWith('.rels') ? packNumbered(part) : null;
    if (numbered) this.addPacked(name, numbered);
    else {
      const content = typeof part === 'string' ? this.encode(part) : part;
      this.addPacked(name, { crc: crc32(content), size: content.length, packed: [deflate(content)] });
    }
  }

  addPacked(name: string, part: PackedPart): void {
    if (this.entries.has(name)) throw new Error(`the part "${name}" is written twice`);
    const packedSize = part.packed.reduce((sum, piece) => sum + piece.length, 0);
    this.entries.set(name, { ...part, packedSize });
  }

  names(): string[] {
    return [...this.entries.keys()].sort(compareText);
  }

  finish(): Uint8Array {
    const names = this.orderedNames();
    const total = names.reduce(
      (sum, name) => sum + 76 + 2 * Buffer.byteLength(name) + this.entries.get(name)!.packedSize,
      22,
    );
    if (names.length > 0xffff) throw new Error(`${names.length} parts are too many for a zip file`);
    if (total > 0xffffffff) throw new Error('the file is too large for a zip file');
    const file = Buffer.allocUnsafe(total);
    const offsets: number[] = [];
    let at = 0;
    for (const name of names) {
      const entry = this.entries.get(name)!;
      offsets.push(at);
      file.writeUInt32LE(0x04034b50, at);
      at = writeName(file, writeFields(file, at + 4, entry, name), name);
      for (const piece of entry.packed) {
        file.set(piece, at);
        at += piece.length;
      }
    }
    const directory = at;
    names.forEach((name, i) => {
      file.writeUInt32LE(0x02014b50, at);
      file.writeUInt16LE(20, at + 4);
      const next = writeFields(file, at + 6, this.entries.get(name)!, name);
      // No comment, first disk, no attributes.
      file.fill(0, next, next + 10);
      file.writeUInt32LE(offsets[i]!, next + 10);
      at = writeName(file, next + 14, name);
    });
    file.fill(0, at);
    file.writeUInt32LE(0x06054b50, at);
    file.writeUInt16LE(names.length, at + 8);
    file.writeUInt16LE(names.length, at + 10);
    file.writeUInt32LE(at - directory, at + 12);
    file.writeUInt32LE(directory, at + 16);
    return file;
  }

  private encode(text: string): Buffer {
    if (this.scratch.length < text.length * 3) this.scratch = Buffer.allocUnsafe(text.length * 4);
    return this.scratch.subarray(0, this.scratch.write(text, 0, 'utf8'));
  }

  private orderedNames(): string[] {
    const rest = this.names().filter((name) => !first.includes(name));
    return [...first.filter((name) => this.entries.has(name)), ...rest];
  }
}

const first = ['[Content_Types].xml', '_rels/.rels'];

/**
 * What local and central headers share: version, flags, method, time, date, checksum, sizes, lengths of name and extra
 * field (APPNOTE 4.3.7). Gives where it ends.
 */
function writeFields(file: Buffer, at: number, { crc, size, packedSize }: Entry, name: string): number {
  const nameSize = Buffer.byteLength(name);
  file.writeUInt16LE(20, at);
  // Bit 11: the name is UTF-8.
  file.writeUInt16LE(nameSize === name.length ? 0 : 0x0800, at + 2);
  file.writeUInt16LE(8, at + 4);
  file.writeUInt16LE(0, at + 6);
  file.writeUInt16LE((1 << 5) | 1, at + 8);
  file.writeUInt32LE(crc, at + 10);
  file.writeUInt32LE(packedSize, at + 14);
  file.writeUInt32LE(size, at + 18);
  file.writeUInt16LE(nameSize, at + 22);
  file.writeUInt16LE(0, at + 24);
  return at + 26;
}

function writeName(file: Buffer, at: number, name: string): number {
  return at + file.write(name, at, 'utf8');
}

/** Settings of zlib by size: small windows are enough for small parts, and its output buffer is what is kept. */
function deflate(content: Uint8Array): Uint8Array {
  const { length } = content;
  // PNG, JPEG and zip begin with bytes that no text begins with, and gain nothing from a second pass.
  const packed = content[0] === 0x89 || content[0] === 0xff || (content[0] === 0x50 && content[1] === 0x4b);
  if (packed) return deflateRawSync(content, { level: 1, chunkSize: Math.max(1024, length + 64) });
  const chunkSize = Math.max(256, length >> 1);
  if (length <= 4096) return deflateRawSync(content, { level: 6, windowBits: 12, memLevel: 5, chunkSize });
  return deflateRawSync(content, { level: 6, chunkSize });
}

const numberedEnd = /(\d+)\.xml"\/><\/Relationships>$/;
const numberedTexts = new Map<string, PackedText>();

/**
 * Setting up zlib takes longer than packing the relationships of a slide, of which a deck has thousands that differ
 * only in the number at their end.
 */
function packNumbered(xml: string): PackedPart | null {
  const match = numberedEnd.exec(xml);
  if (!match) return null;
  const beginning = xml.slice(0, match.index);
  let text = numberedTexts.get(beginning);
  if (!text) {
    text = new PackedText([beginning, '.xml"/></Relationships>']);
    // Those with links and pictures are each their own.
    if (numberedTexts.size < 100) numberedTexts.set(beginning, text);
  }
  return text.fill([match[1]!]);
}

/** A text of which all but some words stays the same. What stands before the first of them is packed once. */
export class PackedText {
  private readonly beginning: Buffer;
  private readonly crc: number;
  private readonly packed: Uint8Array;
  private readonly pieces: readonly string[];

  /** Words come between the pieces. */
  constructor(pieces: readonly string[]) {
    const finishFlush = pieces.length > 1 ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
    this.pieces = pieces;
    this.beginning = Buffer.from(pieces[0]!);
    this.crc = crc32(this.beginning);
    this.packed = deflateRawSync(this.beginning, { level: 6, finishFlush });
  }

  toText(words: readonly string[]): string {
    return this.pieces.map((piece, i) => piece + (words[i] ?? '')).join('');
  }

  /** The text with `words` in the gaps between its pieces. */
  fill(words: readonly string[]): PackedPart {
    const { beginning, crc, packed } = this;
    if (this.pieces.length === 1) return { crc, size: beginning.length, packed: [packed] };
    const rest = Buffer.from(this.toText(words).slice(this.pieces[0]!.length));
    return {
      crc: crc32(rest, crc),
      size: beginning.length + rest.length,
      packed: [packed, ...packRest(rest, beginning)],
    };
  }
}

/**
 * The end of a deflate stream whose beginning was packed up to a byte's edge (RFC 1951, 3.2.4): a few words as they are,
 * more of them with what stood before in view.
 */
function packRest(rest: Buffer, beginning: Buffer): Uint8Array[] {
  if (rest.length > 64) {
    const options = { level: 6, windowBits: 12, memLevel: 5, chunkSize: Math.max(256, rest.length >> 1) };
    return [deflateRawSync(rest, { ...options, dictionary: beginning.subarray(-4096) })];
  }
  return [Buffer.from([1, rest.length, 0, 255 - rest.length, 255]), rest];
}
