import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PictureFault } from '../fault.ts';
import { decodeMemory, drawMemory } from '../limits.ts';
import { limitMemory } from './limit-memory.ts';

type Magick = typeof import('@imagemagick/magick-wasm');
type Resvg = typeof import('@resvg/resvg-wasm');

let decoder: Promise<Magick> | null = null;
let renderer: Promise<Resvg> | null = null;

/** ImageMagick, with memory that has an end. */
export function loadDecoder(): Promise<Magick> {
  decoder ??= load(async () => {
    const magick = await import('@imagemagick/magick-wasm');
    await magick.initializeImageMagick(moduleOf('@imagemagick/magick-wasm/magick.wasm', decodeMemory));
    return magick;
  });
  return decoder;
}

/** resvg, with memory that has an end. */
export function loadRenderer(): Promise<Resvg> {
  renderer ??= load(async () => {
    const resvg = await import('@resvg/resvg-wasm');
    await resvg.initWasm(moduleOf('@resvg/resvg-wasm/index_bg.wasm', drawMemory));
    return resvg;
  });
  return renderer;
}

function moduleOf(name: string, memory: number): Uint8Array<ArrayBuffer> {
  const file = createRequire(import.meta.url).resolve(name);
  return new Uint8Array(limitMemory(readFileSync(file), memory));
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
