import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { decodeMemory, drawMemory, PictureFault } from '../limits.ts';

type Magick = typeof import('@imagemagick/magick-wasm');
type Resvg = typeof import('@resvg/resvg-wasm');

let decoder: Promise<Magick> | null = null;
let renderer: Promise<Resvg> | null = null;

/** ImageMagick, with memory that has an end. */
export function loadDecoder(): Promise<Magick> {
  decoder ??= load(async () => {
    const magick = await import('@imagemagick/magick-wasm');
    await magick.initializeImageMagick(moduleOf('magick.wasm', decodeMemory));
    return magick;
  });
  return decoder;
}

/** resvg, with memory that has an end. */
export function loadRenderer(): Promise<Resvg> {
  renderer ??= load(async () => {
    const resvg = await import('@resvg/resvg-wasm');
    await resvg.initWasm(moduleOf('resvg.wasm', drawMemory));
    return resvg;
  });
  return renderer;
}

/** They lie beside the bundled thread, packed (scripts/pack-files.mjs). */
function moduleOf(name: string, memory: number): Uint8Array<ArrayBuffer> {
  const packed = readFileSync(new URL(`${name}.br`, import.meta.url));
  return new Uint8Array(limitMemory(brotliDecompressSync(packed), memory));
}

async function load<T>(loading: () => Promise<T>): Promise<T> {
  try {
    return await loading();
  } catch {
    throw new PictureFault(
      'picture-renderer',
      'needs a part of Throughline that is not there',
      'install Throughline again',
    );
  }
}

/** Of WebAssembly memory. */
const pageBytes = 65_536;
const memorySection = 5;

/**
 * Gives the memory of a WebAssembly module a most (WebAssembly core specification 2.0, 5.5.8): whoever wrote the module
 * meant it to grow as far as it can be addressed.
 */
export function limitMemory(module: Uint8Array, bytes: number): Uint8Array {
  for (let at = 8; at < module.length; ) {
    const start = at;
    const id = module[at]!;
    const size = readNumber(module, at + 1);
    const end = size.next + size.value;
    if (id === memorySection) {
      // One memory: the number 1, flags, the least pages and, by the flags, the most.
      const least = readNumber(module, size.next + 2);
      const body = [1, 1, ...writeNumber(least.value), ...writeNumber(Math.floor(bytes / pageBytes))];
      const section = [memorySection, ...writeNumber(body.length), ...body];
      const limited = new Uint8Array(start + section.length + module.length - end);
      limited.set(module.subarray(0, start));
      limited.set(section, start);
      limited.set(module.subarray(end), start + section.length);
      return limited;
    }
    at = end;
  }
  throw new Error('a WebAssembly module without memory of its own');
}

/** LEB128, unsigned. */
function readNumber(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at]!;
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(Math.floor(value / 0x80))];
}
