/** Size in pixels, or what is wrong. */
export type Measured =
  | { readonly width: number; readonly height: number }
  | {
      readonly code: 'picture-damaged' | 'picture-size' | 'unsafe-svg';
      readonly problem: string;
      readonly hint?: string;
    };

type RasterFormat = 'png' | 'jpeg' | 'gif';

const cutOff: Measured = { code: 'picture-damaged', problem: 'is cut off', hint: 'save or copy it again' };

/** The format that the first bytes name. */
export function rasterFormat(bytes: Uint8Array): RasterFormat | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  const head = latin(bytes, 0, 6);
  return head === 'GIF87a' || head === 'GIF89a' ? 'gif' : null;
}

/** Reads the size from the header, and walks the structure to its end to see that it is there. */
export function measureRaster(bytes: Uint8Array, format: RasterFormat): Measured {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const measure = { png: measurePng, jpeg: measureJpeg, gif: measureGif }[format];
  try {
    return measure(view, bytes);
  } catch (error) {
    // DataView's way of saying that the bytes end here.
    if (error instanceof RangeError) return cutOff;
    throw error;
  }
}

/** PNG (ISO/IEC 15948), 5.3 and 11.2: chunks of length, type, data, CRC, from IHDR to IEND. */
function measurePng(view: DataView, bytes: Uint8Array): Measured {
  if (latin(bytes, 12, 4) !== 'IHDR') return malformed('has no header');
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let at = 8;
  let hasData = false;
  for (;;) {
    const length = view.getUint32(at);
    const type = latin(bytes, at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type)) return malformed('has a broken chunk');
    at += 12 + length;
    if (at > bytes.length) return cutOff;
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') return hasData ? size : malformed('holds no pixels');
  }
}

/** JPEG (ITU-T T.81), B.1 and B.2: marker segments up to the frame header, then scans, then EOI. */
function measureJpeg(view: DataView, bytes: Uint8Array): Measured {
  let at = 2;
  let size: { width: number; height: number } | null = null;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return malformed('has a broken segment');
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (marker === 0xd9) return size ?? malformed('holds no pixels');
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    const length = view.getUint16(at);
    if (length < 2) return malformed('has a broken segment');
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame && !size) size = { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    at += length;
    // After a scan's header comes its data, where 0xFF is followed by 0x00 or a restart marker.
    if (marker === 0xda) at = endOfScan(bytes, at);
    if (at >= bytes.length) return cutOff;
  }
}

function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/** GIF89a, 17 to 27: screen, colour table, then blocks of sub-blocks, up to the trailer. */
function measureGif(view: DataView): Measured {
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  let at = 13 + colorTableLength(view.getUint8(10));
  let hasImage = false;
  for (;;) {
    const block = view.getUint8(at);
    if (block === 0x3b) return hasImage ? size : malformed('holds no pixels');
    if (block === 0x2c) {
      hasImage = true;
      at += 10 + colorTableLength(view.getUint8(at + 9)) + 1;
    } else if (block === 0x21) at += 2;
    else return malformed('has a broken block');
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    at += 1;
  }
}

function colorTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function malformed(problem: string): Measured {
  return { code: 'picture-damaged', problem, hint: 'save it again with another program' };
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function latin(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
