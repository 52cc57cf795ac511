import { crc32, deflateRawSync } from 'node:zlib';
import { compareText } from '../../../source/index.ts';
import type { Part } from './package.ts';

/**
 * Writes a package as a zip file that depends on its parts alone: `[Content_Types].xml` and `_rels/.rels` first, the
 * rest in code-unit order, every entry deflated and dated 1980-01-01, no directories, no extra fields, no comment.
 * Readers refuse stored entries and directories now and then, and Office expects the content types first.
 */
export function writeZip(parts: ReadonlyMap<string, Part>): Uint8Array {
  const names = orderedNames(parts);
  if (names.length > 0xffff) throw new Error(`${names.length} parts are too many for a zip file`);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const part = parts.get(name)!;
    const content = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const deflated = deflate(content);
    const path = Buffer.from(name, 'utf8');
    const fields = entryFields(crc32(content), deflated.length, content.length, path);
    const local = Buffer.alloc(30 + path.length);
    local.writeUInt32LE(0x04034b50, 0);
    fields.copy(local, 4);
    path.copy(local, 30);
    const central = Buffer.alloc(46 + path.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    path.copy(central, 46);
    pieces.push(local, deflated);
    directory.push(central);
    offset += local.length + deflated.length;
  }
  const directorySize = directory.reduce((sum, entry) => sum + entry.length, 0);
  if (offset + directorySize > 0xffffffff) throw new Error('the file is too large for a zip file');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

const first = ['[Content_Types].xml', '_rels/.rels'];

function orderedNames(parts: ReadonlyMap<string, Part>): string[] {
  const rest = [...parts.keys()].filter((name) => !first.includes(name)).sort(compareText);
  return [...first.filter((name) => parts.has(name)), ...rest];
}

// Setting up zlib costs more than packing a small part does: small windows and tables are enough for those. What is
// packed already gains nothing from a second pass.
const tinyPart = { level: 6, windowBits: 10, memLevel: 4 };
const smallPart = { level: 6, windowBits: 13, memLevel: 6 };
const largePart = { level: 6 };
const packedPart = { level: 1 };

function deflate(content: Uint8Array): Uint8Array {
  if (content.length <= 1024) return deflateRawSync(content, tinyPart);
  if (content.length <= 8192) return deflateRawSync(content, smallPart);
  // PNG and JPEG begin with a byte that no text begins with.
  const packed = content[0] === 0x89 || content[0] === 0xff || content[0] === 0x50;
  return deflateRawSync(content, packed ? packedPart : largePart);
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
