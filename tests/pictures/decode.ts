import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type IMagickImage,
  ImageMagick,
  initializeImageMagick,
  MagickFormat,
  MagickReadSettings,
} from '@imagemagick/magick-wasm';

const require = createRequire(import.meta.url);
let ready: Promise<void> | null = null;

/** A codec that knows nothing of us, for tests to make pictures with and to look at them. */
export function loadMagick(): Promise<void> {
  ready ??= initializeImageMagick(
    new Uint8Array(readFileSync(require.resolve('@imagemagick/magick-wasm/magick.wasm'))),
  );
  return ready;
}

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, 0 to 255, row by row. */
  readonly rgb: Uint8Array;
  readonly at: (x: number, y: number) => readonly number[];
}

/** The pixels as they are stored, whatever is said of how they are to be turned; its first frame. */
export function decode(bytes: Uint8Array): Decoded {
  return ImageMagick.read(bytes, new MagickReadSettings({ frameIndex: 0, frameCount: 1 }), (image) => {
    const { width, height } = image;
    const rgb = image.getPixels((pixels) => new Uint8Array(pixels.toByteArray(0, 0, width, height, 'RGB')!));
    return {
      width,
      height,
      rgb,
      at: (x, y) => [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)],
    };
  });
}

/** A picture of a colour at each point, saved by the codec. */
export function encode(
  format: 'PNG' | 'JPEG' | 'WEBP' | 'GIF',
  [width, height]: readonly [number, number],
  colorAt: (x: number, y: number) => readonly [number, number, number],
  change: (image: IMagickImage) => void = () => undefined,
): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgb.set(colorAt(x, y), (y * width + x) * 3);
  const settings = new MagickReadSettings({ format: MagickFormat.Rgb, width, height, depth: 8 });
  return ImageMagick.read(rgb, settings, (image) => {
    change(image);
    image.quality = format === 'WEBP' ? 90 : 95;
    return image.write(
      MagickFormat[({ PNG: 'Png', JPEG: 'Jpeg', WEBP: 'WebP', GIF: 'Gif' } as const)[format]],
      (data) => new Uint8Array(data),
    );
  });
}

/** How far two pictures of one size are apart at the most, and on average, in steps of 255. */
export function difference(a: Decoded, b: Decoded): { readonly most: number; readonly mean: number } {
  if (a.width !== b.width || a.height !== b.height) return { most: 255, mean: 255 };
  let [most, sum] = [0, 0];
  for (let i = 0; i < a.rgb.length; i++) {
    const apart = Math.abs(a.rgb[i]! - b.rgb[i]!);
    most = Math.max(most, apart);
    sum += apart;
  }
  return { most, mean: sum / a.rgb.length };
}
