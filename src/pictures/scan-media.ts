import { ByteReader } from './byte-reader.ts';
import { PictureFault } from './limits.ts';
import { placeName } from './raster-scan.ts';

/** A film or a recording as it goes into a deck. */
export interface MediaScan {
  readonly kind: 'video' | 'audio';
  /** Picture and sound, and nothing that says where, when or with what they were made. */
  readonly bytes: Uint8Array;
}

/** What MP4 files hold of picture and sound, box by box (ISO/IEC 14496-12, 6.2); all others are emptied. */
const kept: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'styp', 'moov', 'mdat', 'moof', 'sidx', 'mfra'],
  moov: ['mvhd', 'trak', 'mvex', 'iods'],
  trak: ['tkhd', 'edts', 'mdia', 'tref'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['vmhd', 'smhd', 'dinf', 'stbl'],
  dinf: ['dref'],
  stbl: [
    ...['stsd', 'stts', 'ctts', 'cslg', 'stss', 'stps', 'stsz', 'stz2', 'stsc', 'stco', 'co64', 'sdtp'],
    ...['sgpd', 'sbgp', 'subs', 'padb', 'stsh', 'saiz', 'saio'],
  ],
};
/** What PowerPoint plays: H.264, H.265 and MPEG-4; AAC, MP3 and ALAC. */
const playable = ['avc1', 'avc3', 'hvc1', 'hev1', 'mp4v', 'mp4a', 'alac', '.mp3'];

/** An ISO media file of any sort, by how it begins. */
export function isMedia(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && latin(bytes, 4) === 'ftyp';
}

/**
 * Reads a video or a recording in MP4, and empties what tells more of it: places stay where they are, so that picture and
 * sound are found. The same bytes where nothing does. Throws a PictureFault.
 */
export function scanMedia(bytes: Uint8Array): MediaScan {
  if (!isMedia(bytes)) throw typeFault('is no MP4 file');
  if (latin(bytes, 8) === 'qt  ') throw typeFault('is a QuickTime film, which not every program plays');
  const reading = new Reading(bytes);
  reading.walk('file', 0, bytes.length);
  const { kinds } = reading;
  if (kinds.size === 0) throw typeFault('holds neither picture nor sound');
  if (!reading.hasSamples) throw damaged('is cut off: it has no picture or sound behind its head');
  return { kind: kinds.has('vide') ? 'video' : 'audio', bytes: reading.cleaned };
}

/** What a file of this sort says besides picture and sound, as `findMetadata` says it. */
export function mediaMetadata(bytes: Uint8Array): readonly string[] {
  const reading = new Reading(bytes, true);
  reading.walk('file', 0, bytes.length);
  return [...reading.found].sort();
}

class Reading {
  /** Of its tracks: vide, soun. */
  readonly kinds = new Set<string>();
  readonly found = new Set<string>();
  hasSamples = false;
  private readonly bytes: Uint8Array;
  private readonly reader: ByteReader;
  private readonly lenient: boolean;
  private copy: Uint8Array | null = null;

  constructor(bytes: Uint8Array, lenient = false) {
    this.bytes = bytes;
    this.reader = new ByteReader(bytes);
    this.lenient = lenient;
  }

  get cleaned(): Uint8Array {
    return this.copy ?? this.bytes;
  }

  walk(parent: string, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const box = this.boxAt(at, end, parent === 'file');
      this.visit(parent, box);
      at = box.end;
    }
  }

  private boxAt(start: number, limit: number, outermost: boolean): Box {
    // Four bytes of nothing may end a list of boxes.
    if (limit - start < 8) {
      if (this.bytes.subarray(start, limit).some((byte) => byte !== 0)) throw damaged('is cut off');
      return { type: 'free', start, from: limit, end: limit };
    }
    const { reader } = this;
    const type = reader.latin(start + 4, 4);
    let size = reader.uint32(start);
    let head = 8;
    if (size === 1) {
      if (limit - start < 16) throw damaged('is cut off');
      size = reader.uint32(start + 8) * 2 ** 32 + reader.uint32(start + 12);
      head = 16;
    } else if (size === 0 && outermost) size = limit - start;
    if (size < head || start + size > limit) throw damaged(outermost ? 'is cut off' : 'is malformed');
    return { type, start, from: start + head, end: start + size };
  }

  private visit(parent: string, box: Box): void {
    const { type, from, end } = box;
    const known = kept[parent];
    if (known && !known.includes(type)) this.empty(box, parent);
    else if (type === 'mdat' || type === 'moof') this.hasSamples ||= end > from;
    else if (type === 'mvhd' || type === 'tkhd' || type === 'mdhd') this.dates(box);
    else if (type === 'hdlr') this.handler(box);
    else if (type === 'stsd') this.samples(box);
    else if (type === 'dref') this.references(box);
    else if (Object.hasOwn(kept, type)) this.walk(type, from, end);
  }

  /** A box of nothing in its place: what comes behind it stays where tables say that it is. */
  private empty({ type, start, from, end }: Box, parent: string): void {
    const holds = this.bytes.subarray(from, end).some((byte) => byte !== 0);
    if (!holds && isSpace(type)) return;
    if (holds) {
      if (!isSpace(type)) this.found.add(parent === 'file' ? `"${printable(type)}"` : 'texts');
      const words = Buffer.from(this.bytes.subarray(from, end)).toString('latin1');
      if (/©xyz|loci|location\.ISO6709|GPSL(?:atitude|ongitude)/.test(words)) this.found.add(placeName);
    }
    this.write(start + 4, [0x66, 0x72, 0x65, 0x65]);
    this.zero(from, end);
  }

  private dates({ from, end }: Box): void {
    const last = from + 4 + (this.bytes[from] === 1 ? 16 : 8);
    if (last > end) throw damaged('is malformed');
    if (this.bytes.subarray(from + 4, last).some((byte) => byte !== 0)) this.found.add('dates');
    this.zero(from + 4, last);
  }

  private handler({ from, end }: Box): void {
    if (end - from < 20) throw damaged('is malformed');
    const kind = this.reader.latin(from + 8, 4);
    if (kind !== 'vide' && kind !== 'soun') {
      this.found.add(`a track "${printable(kind)}"`);
      if (!this.lenient) throw privateFault(kind);
      if (/^(?:meta|camm|gpmd|data)$/.test(kind)) this.found.add(placeName);
    }
    this.kinds.add(kind);
    // The name of what wrote the track.
    this.zero(Math.min(from + 24, end), end);
  }

  /** Which encodings there are, and the name of what encoded. */
  private samples({ from, end }: Box): void {
    for (let at = from + 8; at + 8 <= end; ) {
      const { type, from: inside, end: next } = this.boxAt(at, end, false);
      if (!this.lenient && !playable.includes(type))
        throw typeFault(`is encoded as "${printable(type)}", which PowerPoint does not play`);
      if (this.kinds.has('vide') && /^(?:avc|hvc|hev|mp4v)/.test(type) && next - inside >= 74)
        this.zero(inside + 42, inside + 74);
      at = next;
    }
  }

  /** Picture and sound are in the file itself, not in another or on the web. */
  private references({ from, end }: Box): void {
    for (let at = from + 8; at + 8 <= end; ) {
      const box = this.boxAt(at, end, false);
      const isInside = box.end - box.from >= 4 && (this.bytes[box.from + 3]! & 1) === 1;
      if (!isInside && !this.lenient)
        throw new PictureFault('media-private', 'takes its picture or sound from another file', again);
      at = box.end;
    }
  }

  private zero(from: number, to: number): void {
    if (this.bytes.subarray(from, to).every((byte) => byte === 0)) return;
    this.copy ??= this.bytes.slice();
    this.copy.fill(0, from, to);
  }

  private write(at: number, values: readonly number[]): void {
    this.copy ??= this.bytes.slice();
    this.copy.set(values, at);
  }
}

interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its contents begin. */
  readonly from: number;
  readonly end: number;
}

function isSpace(type: string): boolean {
  return type === 'free' || type === 'skip' || type === 'wide';
}

function latin(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function printable(type: string): string {
  return type.replace(/[^\x20-\x7E©]/g, '?').trim();
}

const again =
  'export it again with picture and sound only: ffmpeg -i IN -map 0:v? -map 0:a? -c:v libx264 -c:a aac -map_metadata -1 OUT.mp4';

function typeFault(problem: string): PictureFault {
  return new PictureFault('media-type', problem, 'save it as MP4 with H.264 and AAC (.mp4, .m4a)');
}

function damaged(problem: string): PictureFault {
  return new PictureFault('media-damaged', problem, 'copy or export it again');
}

function privateFault(kind: string): PictureFault {
  const problem = `has a track "${printable(kind)}" besides picture and sound, which may say where it was filmed`;
  return new PictureFault('media-private', problem, again);
}
