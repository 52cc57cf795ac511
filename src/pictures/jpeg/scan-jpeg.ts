import { ByteReader, joinBytes, startsWith } from '../byte-reader.ts';
import { classifyProfile } from '../color/classify-profile.ts';
import { hasPlace, namesPlace, type Orientation, placeName, readOrientation } from '../exif.ts';
import { type Colors, type RasterScan, srgb } from '../raster-scan.ts';
import { checkPasses } from './check-passes.ts';
import type { JpegFrame } from './jpeg-frame.ts';
import { readPasses } from './read-passes.ts';
import { type JpegSegment, marker, readSegments } from './read-segments.ts';

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
