import { constants, crc32, deflateRawSync } from 'node:zlib';
import { compareText } from '../../../source/index.ts';
import type { Part } from './package.ts';

/** Writes a package as a zip file; see `ZipWriter`. */
export function writeZip(parts: ReadonlyMap<string, Part>): Uint8Array {
  const writer = new ZipWriter();
  for (const [name, part] of parts) writer.add(name, part);
  return writer.finish();
}

interface Entry {
  readonly path: Buffer;
  /** What the local and the central header share. */
  readonly fields: Buffer;
  /** One deflate stream, in pieces. */
  readonly packed: readonly Uint8Array[];
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

  add(name: string, part: Part): void {
    if (this.entries.has(name)) throw new Error(`the part "${name}" is written twice`);
    const content = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const packed =
      typeof part === 'string' && name.endsWith('.rels') ? deflateRelationships(part) : [deflate(content)];
    const packedSize = packed.reduce((sum, piece) => sum + piece.length, 0);
    const path = Buffer.from(name, 'utf8');
    this.entries.set(name, {
      path,
      fields: entryFields(crc32(content), packedSize, content.length, path),
      packed,
      packedSize,
    });
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): string[] {
    return [...this.entries.keys()].sort(compareText);
  }

  finish(): Uint8Array {
    const names = this.orderedNames();
    if (names.length > 0xffff) throw new Error(`${names.length} parts are too many for a zip file`);
    const pieces: Uint8Array[] = [];
    const directory: Uint8Array[] = [];
    let offset = 0;
    let directorySize = 0;
    for (const name of names) {
      const { path, fields, packed, packedSize } = this.entries.get(name)!;
      pieces.push(localSignature, fields, path, ...packed);
      const central = Buffer.alloc(46);
      central.writeUInt32LE(0x02014b50, 0);
      central.writeUInt16LE(20, 4);
      fields.copy(central, 6);
      central.writeUInt32LE(offset, 42);
      directory.push(central, path);
      offset += 30 + path.length + packedSize;
      directorySize += 46 + path.length;
    }
    if (offset + directorySize > 0xffffffff) throw new Error('the file is too large for a zip file');
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(directorySize, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...pieces, ...directory, end]);
  }

  private orderedNames(): string[] {
    const rest = this.names().filter((name) => !first.includes(name));
    return [...first.filter((name) => this.entries.has(name)), ...rest];
  }
}

const first = ['[Content_Types].xml', '_rels/.rels'];
const localSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

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
const beginnings = new Map<string, Uint8Array>();
const ending = deflateRawSync('.xml"/></Relationships>');

/**
 * Setting up zlib takes longer than packing the relationships of a slide, of which a deck has thousands that differ
 * only in the number at their end. Their beginning is packed once, up to a byte's edge (RFC 1951, 3.2.4: a stored
 * block may follow there); the number follows as it is, then the end.
 */
function deflateRelationships(xml: string): Uint8Array[] {
  const match = numberedEnd.exec(xml);
  if (!match) return [deflate(Buffer.from(xml, 'utf8'))];
  const beginning = xml.slice(0, match.index);
  let packed = beginnings.get(beginning);
  if (!packed) {
    packed = deflateRawSync(beginning, { level: 6, finishFlush: constants.Z_FULL_FLUSH });
    // Those with links and pictures are each their own.
    if (beginnings.size < 100) beginnings.set(beginning, packed);
  }
  const number = Buffer.from(match[1]!, 'latin1');
  const size = number.length;
  return [packed, Buffer.from([0, size, 0, 255 - size, 255]), number, ending];
}

/** What local and central headers share: version, flags, method, time, date, checksum, sizes, lengths (APPNOTE 4.3.7). */
function entryFields(crc: number, packedSize: number, size: number, path: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Bit 11: the name is UTF-8.
  fields.writeUInt16LE(path.some((byte) => byte > 127) ? 0x0800 : 0, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE((1 << 5) | 1, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(path.length, 22);
  return fields;
}
