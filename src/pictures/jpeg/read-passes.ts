import { ByteReader } from '../byte-reader.ts';
import { malformed } from '../fault.ts';
import { checkSize } from '../limits.ts';
import { type HuffmanTables, readHuffmanTables } from './huffman-table.ts';
import { codingOf, type JpegFrame, type JpegPass, readFrame } from './jpeg-frame.ts';
import { type JpegSegment, marker } from './read-segments.ts';

/** Photographs have about ten; each costs as much as the whole picture. */
const mostPasses = 100;

/**
 * Reads the frame of a JPEG and the headers of its scans, and sees that all tables they name are there (ITU-T T.81,
 * B.2). Throws a PictureFault.
 */
export function readPasses(segments: readonly JpegSegment[]): {
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
