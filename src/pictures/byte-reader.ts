import { cutOff } from './limits.ts';

/** Reads numbers out of bytes; what would be read beyond their end is a picture that is cut off. */
export class ByteReader {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(bytes: Uint8Array, order: 'big-endian' | 'little-endian' = 'big-endian') {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = order === 'little-endian';
  }

  get length(): number {
    return this.bytes.length;
  }

  uint8(at: number): number {
    return this.bytes[this.inside(at, 1)]!;
  }

  uint16(at: number): number {
    return this.view.getUint16(this.inside(at, 2), this.little);
  }

  uint24(at: number): number {
    this.inside(at, 3);
    return this.little
      ? this.uint16(at) | (this.uint8(at + 2) << 16)
      : (this.uint16(at) << 8) | this.uint8(at + 2);
  }

  uint32(at: number): number {
    return this.view.getUint32(this.inside(at, 4), this.little);
  }

  int32(at: number): number {
    return this.view.getInt32(this.inside(at, 4), this.little);
  }

  /** One character for each byte. */
  latin(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, length));
  }

  /** The bytes themselves, not a copy. */
  slice(at: number, length: number): Uint8Array {
    this.inside(at, length);
    return this.bytes.subarray(at, at + length);
  }

  private inside(at: number, length: number): number {
    if (at < 0 || at + length > this.bytes.length) throw cutOff();
    return at;
  }
}

export function startsWith(bytes: Uint8Array, head: string): boolean {
  if (bytes.length < head.length) return false;
  for (let i = 0; i < head.length; i++) if (bytes[i] !== head.charCodeAt(i)) return false;
  return true;
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
