import { crc32, inflateRawSync } from 'node:zlib';
import { extensionOf, isXml, type Package } from './package.ts';
import type { PackedPart } from './write-zip.ts';

/** A zip file as it was read: the parts, and what only the file itself shows. */
export interface ZipFile {
  readonly parts: Package;
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[];
}

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly size: number;
}

/** Why a file is not a zip file that we read. */
export class ZipError extends Error {}

export interface ZipLimits {
  readonly entries: number;
  readonly inflatedBytes: number;
  /** Of parts that are read as XML, all together: as a tree they take many times their size [no limit of their own]. */
  readonly xmlBytes?: number;
  /** Signs of elements (`<`) in such parts: a tree grows with these [no limits of their own]. */
  readonly tags?: { readonly inPart: number; readonly inAll: number };
}

const usualLimits: ZipLimits = { entries: 65535, inflatedBytes: 1 << 30 };

/** An entry as it stands in its file, still packed. */
export interface ZipContent extends PackedPart {
  readonly method: number;
  /** Unpacks it. Throws `ZipError` where it is damaged. */
  readonly content: () => Uint8Array;
}

/** The entries of a zip file by name, none of them unpacked. Throws `ZipError`. */
export function readEntries(bytes: Uint8Array): ReadonlyMap<string, ZipContent> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipContent>();
  for (const header of readDirectory(file)) {
    const { name, method, crc, size } = header;
    if (entries.has(name)) throw new ZipError(`"${name}" is in the file twice`);
    const packed = packedContent(file, header);
    entries.set(name, { method, crc, size, packed: [packed], content: () => unpack(packed, header) });
  }
  return entries;
}

/** Reads a zip file without zip64, encryption or several disks. Throws `ZipError`. */
export function readZip(bytes: Uint8Array, limits: ZipLimits = usualLimits): ZipFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Package = new Map();
  const entries: ZipEntry[] = [];
  let inflated = 0;
  let xml = 0;
  let tags = 0;
  const takeXml = (size: number): void => {
    xml += size;
    if (limits.xmlBytes !== undefined && xml > limits.xmlBytes)
      throw new ZipError(
        `its XML is larger than ${limits.xmlBytes / 1024 / 1024} MB, which no presentation is`,
      );
  };
  for (const header of readDirectory(file, limits.entries)) {
    entries.push({ name: header.name, method: header.method, size: header.size });
    inflated += header.size;
    if (inflated > limits.inflatedBytes) throw new ZipError('the contents are larger than is allowed');
    const named = /\.(xml|rels|vml)$/i.test(header.name);
    if (named) takeXml(header.size);
    if (header.flags & 1) throw new ZipError(`"${header.name}" is encrypted`);
    if (parts.has(header.name)) continue;
    const content = unpack(packedContent(file, header), header);
    parts.set(header.name, content);
    // Drawings may be large: they are no parts of the presentation itself.
    if (extensionOf(header.name) === 'svg' || !isXml(header.name, content)) continue;
    if (!named) takeXml(header.size);
    if (!limits.tags) continue;
    const count = countTags(content);
    tags += count;
    if (count > limits.tags.inPart)
      throw new ZipError(`"${header.name}" is larger than any slide: more than ${limits.tags.inPart} tags`);
    if (tags > limits.tags.inAll)
      throw new ZipError(`its XML is larger than any presentation's: more than ${limits.tags.inAll} tags`);
  }
  return { parts, entries };
}

function countTags(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) count++;
  return count;
}

type CentralHeader = ReturnType<typeof readCentralHeader>;

function* readDirectory(file: Buffer, most = usualLimits.entries): Generator<CentralHeader> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > most) throw new ZipError(`more than ${most} entries`);
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50)
      throw new ZipError('the directory is damaged');
    const header = readCentralHeader(file, at);
    at = header.next;
    yield header;
  }
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--) {
    if (file.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw new ZipError('this is not a zip file');
}

function readCentralHeader(file: Buffer, at: number) {
  const nameLength = file.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  return {
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packedSize: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    local: file.readUInt32LE(at + 42),
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    next,
  };
}

function packedContent(file: Buffer, { local, name, packedSize }: CentralHeader): Uint8Array {
  if (local + 30 > file.length || file.readUInt32LE(local) !== 0x04034b50)
    throw new ZipError(`"${name}" is damaged`);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  return file.subarray(start, start + packedSize);
}

function unpack(packed: Uint8Array, header: CentralHeader): Uint8Array {
  const { name } = header;
  const content = inflate(packed, header);
  if (content.length !== header.size || crc32(content) !== header.crc)
    throw new ZipError(`"${name}" is damaged`);
  return content;
}

function inflate(packed: Uint8Array, header: CentralHeader): Uint8Array {
  if (header.method === 0) return packed;
  if (header.method !== 8) throw new ZipError(`"${header.name}" is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, header.size) });
  } catch {
    throw new ZipError(`"${header.name}" is damaged`);
  }
}
