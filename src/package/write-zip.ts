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

/** A file of which parts that come out the same are taken as they stand, packed. */
export type EarlierParts = Pick<ReadonlyMap<string, EarlierPart>, 'get'>;

interface EarlierPart extends PackedPart {
  readonly content: () => Uint8Array;
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
  private readonly earlier: EarlierParts;

  constructor(earlier: EarlierParts = new Map()) {
    this.earlier = earlier;
  }

  /** Gives whether the part is what it was in the earlier file. */
  add(name: string, part: Part): boolean {
    const numbered = typeof part === 'string' && name.endsWith('.rels') ? packNumbered(part) : null;
    if (numbered) return this.addPacked(name, numbered);
    const content = typeof part === 'string' ? this.encode(part) : part;
    const crc = crc32(content);
    const same = this.find(name, content, crc);
    const earlier = same && isOneStream(same) ? same : null;
    this.enter(name, earlier ?? { crc, size: content.length, packed: [deflate(content)] });
    return earlier !== null;
  }

  addFilled(name: string, text: PackedText, words: readonly string[]): boolean {
    const known = text.isPacked ? undefined : this.earlier.get(name);
    if (!known) return this.addPacked(name, text.fill(words));
    const content = this.encode(text.toText(words));
    const earlier = text.mayHavePacked(known, words) ? this.find(name, content, crc32(content)) : null;
    this.enter(name, earlier ?? text.fill(words));
    return earlier !== null;
  }

  /** A part of an earlier file, as it stands there. */
  keep(name: string, part: PackedPart): void {
    this.enter(name, part);
  }

  names(): string[] {
    return [...this.entries.keys()].sort(compareText);
  }

  /** The same content in the earlier file. Its checksum rules nearly all others out. */
  private find(name: string, content: Uint8Array, crc: number): PackedPart | null {
    const earlier = this.earlier.get(name);
    const maySame = earlier?.crc === crc && earlier.size === content.length;
    return maySame && equals(earlier.content(), content) ? earlier : null;
  }

  /** What is packed into the same bytes is the same. */
  private addPacked(name: string, part: PackedPart): boolean {
    this.enter(name, part);
    const earlier = this.earlier.get(name);
    return earlier?.crc === part.crc && equals(joined(earlier.packed), joined(part.packed));
  }

  private enter(name: string, part: PackedPart): void {
    if (this.entries.has(name)) throw new Error(`the part "${name}" is written twice`);
    this.entries.set(name, { ...part, packedSize: lengthOf(part.packed) });
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

/** Where zlib is flushed up to a byte's edge, an empty block of these bytes stands. */
const seam = Buffer.from([0, 0, 0xff, 0xff]);

/** Packed in one go, for sure: what was filled has a seam behind its beginning. */
function isOneStream({ packed }: Pick<PackedPart, 'packed'>): boolean {
  return !Buffer.from(joined(packed)).includes(seam);
}

function equals(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
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

/** A text of which all but some words stays the same. What stands before the first of them is packed once, when it is first needed. */
export class PackedText {
  private readonly pieces: readonly string[];
  private beginning: (PackedPart & { readonly content: Buffer }) | null = null;

  /** Words come between the pieces. */
  constructor(pieces: readonly string[]) {
    this.pieces = pieces;
  }

  get isPacked(): boolean {
    return this.beginning !== null;
  }

  toText(words: readonly string[]): string {
    return this.pieces.map((piece, i) => piece + (words[i] ?? '')).join('');
  }

  /** The text with `words` in the gaps between its pieces. */
  fill(words: readonly string[]): PackedPart {
    this.beginning ??= this.packBeginning();
    const { content, crc, packed } = this.beginning;
    if (this.pieces.length === 1) return this.beginning;
    const rest = Buffer.from(this.toText(words).slice(this.pieces[0]!.length));
    return {
      crc: crc32(rest, crc),
      size: content.length + rest.length,
      packed: [...packed, ...packRest(rest, content)],
    };
  }

  /**
   * Whether a part that says the same was packed as it would be here. The same words may have come from elsewhere, and then
   * have been packed in one go, or with the gaps at other places.
   */
  mayHavePacked({ packed }: PackedPart, words: readonly string[]): boolean {
    if (this.pieces.length === 1) return isOneStream({ packed });
    const [beginning = ''] = this.pieces;
    const rest = Buffer.from(this.toText(words).slice(beginning.length));
    const end = [seam, ...packRest(rest, Buffer.from(beginning))];
    return Buffer.from(joined(packed)).subarray(-lengthOf(end)).equals(Buffer.concat(end));
  }

  private packBeginning(): PackedPart & { readonly content: Buffer } {
    const content = Buffer.from(this.pieces[0]!);
    const packed =
      this.pieces.length > 1
        ? deflateRawSync(content, { level: 6, finishFlush: constants.Z_SYNC_FLUSH })
        : deflate(content);
    return { crc: crc32(content), size: content.length, packed: [packed], content };
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
