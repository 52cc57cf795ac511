import { ByteReader, joinBytes, startsWith } from '../byte-reader.ts';
import { classifyProfile } from '../color-profile.ts';
import { checkSize, malformed } from '../limits.ts';
import {
  type Colors,
  hasPlace,
  namesPlace,
  type Orientation,
  placeName,
  type RasterScan,
  readOrientation,
  srgb,
} from '../raster-scan.ts';
import { type HuffmanTables, readHuffmanTables } from './bit-reader.ts';
import { checkPasses } from './check-passes.ts';
import {
  codingOf,
  type JpegFrame,
  type JpegPass,
  type JpegSegment,
  marker,
  readFrame,
  readSegments,
} from './jpeg-frame.ts';

/** Reads the structure of a JPEG (ITU-T T.81) up to its first end: what lies behind it is not shown. Throws a PictureFault. */
export function scanJpeg(bytes: Uint8Array): RasterScan {
  const segments = readSegments(new ByteReader(bytes));
  const { frame, passes } = readPasses(segments);
  const odd = oddness(frame, segments);
  const [first] = frame.components;
  return {
    format: 'jpeg',
    width: frame.width,
    height: frame.height,
    orientation: orientationOf(segments),
    alpha: false,
    moves: false,
    colors: colorsOf(segments, frame),
    odd,
    saved: { subsampled: frame.components.length > 1 && first!.across * first!.down > 1 },
    checkPixels: () => {
      const { kind, arithmetic } = frame.coding;
      // The others are decoded whole, since they are saved again.
      if (kind !== 'lossless' && kind !== 'hierarchical' && !arithmetic) checkPasses(bytes, frame, passes);
    },
    clean: ({ colors }) => cleanJpeg(bytes, segments, colors),
  };
}

/** What not every program that shows slides or draws pictures decodes, or decodes to the same colours. */
function oddness(
  { coding, precision, components }: JpegFrame,
  segments: readonly JpegSegment[],
): string | null {
  if (coding.arithmetic) return 'a JPEG with arithmetic coding';
  if (coding.kind === 'lossless') return 'a lossless JPEG';
  if (coding.kind === 'hierarchical') return 'a JPEG in layers';
  if (precision !== 8) return `a JPEG of ${precision} bits`;
  if (components.length === 4) return 'a JPEG in CMYK';
  if (components.length === 2) return 'a JPEG of two colours';
  const [first, ...others] = components;
  if (components.length === 3 && isRgb(components, segments)) return 'a JPEG in RGB';
  const usual =
    components.length === 1 ||
    (first!.across <= 2 && first!.down <= 2 && others.every(({ across, down }) => across * down === 1));
  if (!usual) return 'a JPEG with unusual samples';
  return coding.kind === 'extended' ? 'a JPEG of an unusual kind' : null;
}

/** As the usual decoder guesses it: JFIF means YCbCr, Adobe's segment says it, else the names of the components. */
function isRgb(components: JpegFrame['components'], segments: readonly JpegSegment[]): boolean {
  const adobe = segments.find(isAdobe);
  if (adobe) return adobe.data[11] === 0;
  return !segments.some(isJfif) && String.fromCharCode(...components.map(({ id }) => id)) === 'RGB';
}

function orientationOf(segments: readonly JpegSegment[]): Orientation {
  const exif = segments.find(({ marker: code, data }) => code === 0xe1 && startsWith(data, 'Exif\0'));
  return exif ? readOrientation(exif.data) : 1;
}

function colorsOf(segments: readonly JpegSegment[], { components }: JpegFrame): Colors {
  const parts = segments.filter(isProfile);
  if (parts.length === 0) return srgb;
  // ICC.1:2022, B.4: which part it is of how many, then the part.
  const sorted = parts.toSorted((a, b) => a.data[12]! - b.data[12]!);
  const whole = sorted.every(({ data }, i) => data[12] === i + 1 && data[13] === sorted.length);
  if (!whole) return { kind: 'unknown', problem: 'has a colour profile that is not whole' };
  const profile = joinBytes(sorted.map(({ data }) => data.subarray(14)));
  const models = { 1: 'grey', 4: 'cmyk' } as const;
  return classifyProfile(profile, models[components.length as 1 | 4] ?? 'rgb');
}

function cleanJpeg(bytes: Uint8Array, segments: readonly JpegSegment[], colors: boolean): Uint8Array {
  const pieces: Uint8Array[] = [];
  let changed = segments.at(-1)!.end < bytes.length;
  for (const segment of segments) {
    const { marker: code, start, end } = segment;
    const isComment = code === 0xfe;
    const isApplication = code >= 0xe0 && code <= 0xef;
    const kept = isApplication
      ? isJfif(segment) || isAdobe(segment) || (colors && isProfile(segment))
      : !isComment;
    if (kept && !(isJfif(segment) && hasThumbnail(segment))) pieces.push(bytes.subarray(start, end));
    else {
      changed = true;
      if (kept) pieces.push(withoutThumbnail(segment));
    }
  }
  return changed ? joinBytes(pieces) : bytes;
}

/** Segments that say something of the picture's author, place, time or program, by what people call them. */
export function jpegMetadata(bytes: Uint8Array): readonly string[] {
  const segments = readSegments(new ByteReader(bytes));
  const names = segments.flatMap((segment) => {
    const { marker: code, data } = segment;
    if (code === 0xfe) return ['a comment'];
    if (code === 0xe1 && startsWith(data, 'Exif\0')) return hasPlace(data) ? ['EXIF', placeName] : ['EXIF'];
    if (code === 0xe1) return namesPlace(data) ? ['XMP', placeName] : ['XMP'];
    if (code === 0xed) return ['IPTC'];
    if (code === 0xeb) return ['a record of its origin (C2PA)'];
    if (code === 0xe2 && startsWith(data, 'MPF\0')) return ['further pictures'];
    return isJfif(segment) && hasThumbnail(segment) ? ['a thumbnail'] : [];
  });
  if (segments.at(-1)!.end < bytes.length) names.push('data behind its end');
  return [...new Set(names)];
}

function isJfif({ marker: code, data }: JpegSegment): boolean {
  return code === marker.app0 && startsWith(data, 'JFIF\0') && data.length >= 14;
}

function isAdobe({ marker: code, data }: JpegSegment): boolean {
  return code === 0xee && startsWith(data, 'Adobe') && data.length >= 12;
}

function isProfile({ marker: code, data }: JpegSegment): boolean {
  return code === 0xe2 && startsWith(data, 'ICC_PROFILE\0') && data.length > 14;
}

function hasThumbnail({ data }: JpegSegment): boolean {
  return data.length > 14 || data[12] !== 0 || data[13] !== 0;
}

/** JFIF 1.02, page 5: version, density, and a thumbnail of no size. */
function withoutThumbnail({ data }: JpegSegment): Uint8Array {
  return joinBytes([new Uint8Array([0xff, marker.app0, 0, 16]), data.subarray(0, 12), new Uint8Array(2)]);
}

/** Photographs have about ten; each costs as much as the whole picture. */
const mostPasses = 100;

/**
 * Reads the frame of a JPEG and the headers of its scans, and sees that all tables they name are there (ITU-T T.81,
 * B.2). Throws a PictureFault.
 */
function readPasses(segments: readonly JpegSegment[]): {
  readonly frame: JpegFrame;
  readonly passes: readonly JpegPass[];
} {
  const tables: HuffmanTables = { dc: new Map(), ac: new Map() };
  const quantizations = new Set<number>();
  const passes: JpegPass[] = [];
  let frame: JpegFrame | null = null;
  let restartInterval = 0;
  for (const segment of segments) {
    const data = new ByteReader(segment.data);
    const coding = codingOf(segment.marker);
    if (coding) {
      // Of a picture in layers, only the first frame says its size.
      if (frame && frame.coding.kind !== 'hierarchical') throw malformed('has two frames');
      frame ??= readFrame(data, coding);
      checkSize(frame.width, frame.height);
    } else if (segment.marker === marker.dht) readHuffmanTables(data, tables);
    else if (segment.marker === marker.dqt) readQuantizations(data, quantizations);
    else if (segment.marker === marker.dri) restartInterval = data.uint16(0);
    else if (segment.marker === marker.sos) {
      if (!frame) throw malformed('has a scan before its frame');
      if (passes.length === mostPasses) throw malformed('is stored in more passes than any picture');
      passes.push(readPass(segment, frame, { tables, quantizations, restartInterval }));
    }
  }
  if (!frame || passes.length === 0) throw malformed('holds no pixels');
  const shown = new Set(passes.filter(({ first }) => first === 0).flatMap(({ parts }) => parts));
  const seen = new Set([...shown].map(({ component }) => component));
  if (frame.coding.kind !== 'hierarchical' && seen.size < frame.components.length)
    throw malformed('lacks a part of its pixels');
  return { frame, passes };
}

/** DQT, B.2.4.1. */
function readQuantizations(data: ByteReader, known: Set<number>): void {
  for (let at = 0; at < data.length; ) {
    const [bytes, number] = [(data.uint8(at) >> 4) + 1, data.uint8(at) & 15];
    if (bytes > 2 || number > 3) throw malformed('has a broken table of levels');
    for (let i = 0; i < 64; i++) {
      const value = bytes === 1 ? data.uint8(at + 1 + i) : data.uint16(at + 1 + 2 * i);
      if (value === 0) throw malformed('has a broken table of levels');
    }
    known.add(number);
    at += 1 + 64 * bytes;
  }
}

interface InForce {
  readonly tables: HuffmanTables;
  readonly quantizations: ReadonlySet<number>;
  readonly restartInterval: number;
}

/** SOS, B.2.3. */
function readPass(segment: JpegSegment, frame: JpegFrame, inForce: InForce): JpegPass {
  const data = new ByteReader(segment.data);
  const count = data.uint8(0);
  if (count < 1 || count > 4 || data.length !== 4 + 2 * count) throw malformed('has a broken scan');
  const { kind, arithmetic } = frame.coding;
  const [first, last] = [data.uint8(1 + 2 * count), data.uint8(2 + 2 * count)];
  const [before, now] = [data.uint8(3 + 2 * count) >> 4, data.uint8(3 + 2 * count) & 15];
  const parts = Array.from({ length: count }, (_, i) => {
    const component = frame.components.findIndex(({ id }) => id === data.uint8(1 + 2 * i));
    const numbers = data.uint8(2 + 2 * i);
    return {
      component,
      dc: inForce.tables.dc.get(numbers >> 4) ?? null,
      ac: inForce.tables.ac.get(numbers & 15) ?? null,
    };
  });
  const used = parts.map(({ component }) => frame.components[component]);
  const samples = used.reduce((sum, part) => sum + (part ? part.across * part.down : 0), 0);
  const isSound = used.every((part) => part !== undefined) && new Set(used).size === count;
  if (!isSound || (count > 1 && samples > 10 && kind !== 'lossless')) throw malformed('has a broken scan');
  const isLossy = kind !== 'lossless' && kind !== 'hierarchical';
  if (isLossy && used.some((part) => !inForce.quantizations.has(part!.quantization)))
    throw malformed('lacks a table of levels');
  if (kind === 'progressive') checkBand({ first, last, before, now, count });
  if (!arithmetic && kind !== 'hierarchical') {
    const needsDc = kind !== 'progressive' || (first === 0 && before === 0);
    const needsAc = kind === 'baseline' || kind === 'extended' || (kind === 'progressive' && first > 0);
    if (parts.some(({ dc, ac }) => (needsDc && !dc) || (needsAc && !ac)))
      throw malformed('lacks a table of codes');
  }
  if (segment.pixels >= segment.end) throw malformed('holds no pixels');
  return {
    parts,
    // Whoever stores all coefficients at once need not say which.
    first: kind === 'progressive' ? first : 0,
    last: kind === 'progressive' ? last : 63,
    before,
    now,
    restartInterval: inForce.restartInterval,
    start: segment.pixels,
    end: segment.end,
  };
}

/** Table B.3, of what is stored progressively. */
function checkBand(
  band: Pick<JpegPass, 'first' | 'last' | 'before' | 'now'> & { readonly count: number },
): void {
  const { first, last, before, now, count } = band;
  const isSound =
    first <= last &&
    last <= 63 &&
    (first === 0 ? last === 0 : count === 1) &&
    now <= 13 &&
    (before === 0 || before === now + 1);
  if (!isSound) throw malformed('has a broken scan');
}
