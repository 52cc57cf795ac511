import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, createInflate } from 'node:zlib';
import type { IMagickImage } from '@imagemagick/magick-wasm';
import { makeProfile, srgbPrimaries } from '../color-profile.ts';
import { malformed, PictureFault } from '../limits.ts';
import type { ConvertJob, DrawJob } from '../picture-thread.ts';
import { inflateFault, scanPng } from '../png/scan-png.ts';
import { loadDecoder, loadRenderer } from './load-modules.ts';

type Magick = Awaited<ReturnType<typeof loadDecoder>>;

/** Saved again with less than this, what else was done to a picture would show. */
const leastQuality = 90;

/** Decodes a picture, makes it what every program shows alike, and saves it again. Throws a PictureFault. */
export async function convertPicture(
  job: ConvertJob,
): Promise<{ readonly bytes: Uint8Array; readonly ignoredProfile: boolean }> {
  const magick = await loadDecoder();
  try {
    return convert(magick, job);
  } catch (error) {
    if (error instanceof PictureFault) throw error;
    const said = error instanceof Error ? error.message : String(error);
    if (/memory|resource|out of bounds|unreachable/i.test(said)) throw outOfMemory();
    throw malformed('cannot be decoded');
  }
}

function outOfMemory(): PictureFault {
  return new PictureFault(
    'picture-limit',
    'takes more memory to decode than there is for it',
    'save it smaller',
  );
}

function convert(magick: Magick, job: ConvertJob) {
  const formats = { png: 'PNG', jpeg: 'JPEG', gif: 'GIF', webp: 'WEBP' } as const;
  const settings = new magick.MagickReadSettings({
    format: formats[job.format],
    frameIndex: 0,
    frameCount: 1,
  });
  const image = magick.MagickImage.create();
  try {
    let warned = false;
    image.onWarning = () => {
      warned = true;
    };
    image.read(job.bytes, settings);
    // A decoder warns of pixels that it had to make up.
    if (warned && job.format === 'jpeg') throw malformed('has pixels that cannot be read');
    const found = image.quality;
    // By its number, which is the same as in EXIF (ImageMagick, OrientationType).
    image.orientation = job.orientation as typeof image.orientation;
    image.autoOrient();
    const ignoredProfile = convertColors(magick, image, job.profile);
    if (job.maxPixels !== null) resample(magick, image, job.maxPixels);
    image.strip();
    image.quality = job.onlyTurned && found > 0 ? found : Math.max(found, leastQuality);
    if (job.target === 'jpeg') {
      image.settings.setDefine(magick.MagickFormat.Jpeg, 'sampling-factor', job.subsampled ? '2x2' : '1x1');
    } else image.quality = pngPacking;
    // What is handed over is a part of memory that moves.
    const bytes = image.write(
      job.target === 'jpeg' ? magick.MagickFormat.Jpeg : magick.MagickFormat.Png,
      (data) => new Uint8Array(data),
    );
    return { bytes, ignoredProfile };
  } finally {
    image.dispose();
  }
}

/** zlib's level 9 with the filter that fits each row best (ImageMagick, "-quality"). */
const pngPacking = 95;

/** Whether the profile could not be applied. */
function convertColors(magick: Magick, image: IMagickImage, profile: Uint8Array | null): boolean {
  let applied = false;
  if (profile) {
    // Of grey, a profile may speak in three equal colours.
    if (String.fromCharCode(...profile.subarray(16, 20)) === 'RGB ')
      image.colorSpace = magick.ColorSpace.sRGB;
    const target = new magick.ColorProfile(makeProfile(srgbPrimaries, 'srgb'));
    image.renderingIntent = magick.RenderingIntent.Relative;
    image.blackPointCompensation = true;
    try {
      applied = image.transformColorSpace(new magick.ColorProfile(profile), target);
    } catch {
      applied = false;
    }
  }
  if (!applied && image.colorSpace === magick.ColorSpace.CMYK) image.colorSpace = magick.ColorSpace.sRGB;
  return profile !== null && !applied;
}

function resample(magick: Magick, image: IMagickImage, most: number): void {
  const { width, height } = image;
  if (width * height <= most) return;
  const scale = Math.sqrt(most / (width * height));
  const side = (length: number): number => Math.max(1, Math.floor(length * scale));
  const size = new magick.MagickGeometry(side(width), side(height));
  size.ignoreAspectRatio = true;
  image.resize(size, magick.FilterType.Lanczos);
}

/** Unpacks the pixels of a PNG piece by piece, so that even the largest takes little memory. Throws a PictureFault. */
export async function checkPixels(bytes: Uint8Array): Promise<void> {
  const { pixelData, rowChecker } = scanPng(bytes);
  const rows = rowChecker();
  const stream = createInflate();
  stream.on('data', (piece: Uint8Array) => {
    try {
      rows.push(piece);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  const ended = once(stream, 'end');
  // Whoever awaits it below is told.
  ended.catch(() => undefined);
  try {
    for (const data of pixelData) if (!stream.destroyed && !stream.write(data)) await drained(stream);
    stream.end();
    await ended;
  } catch (error) {
    throw inflateFault(error);
  }
  if (stream.bytesWritten !== pixelData.reduce((sum, { length }) => sum + length, 0))
    throw malformed('holds more behind its pixels');
  rows.finish();
}

/** Or broken off, which is seen later. */
function drained(stream: NodeJS.EventEmitter): Promise<unknown> {
  return Promise.race([once(stream, 'drain'), once(stream, 'close'), once(stream, 'end')]).catch(
    () => undefined,
  );
}

type Renderer = Awaited<ReturnType<typeof loadRenderer>>;

/** Draws an SVG document as a PNG: the same points as the renderer in machine code makes of it. Throws a PictureFault. */
export async function drawDrawing(job: DrawJob): Promise<Uint8Array> {
  const { Resvg } = await loadRenderer();
  try {
    return draw(Resvg, job);
  } catch (error) {
    if (error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError)) {
      const problem = 'takes more memory to draw than there is for it';
      throw new PictureFault('picture-limit', problem, 'save it as PNG');
    }
    const said = error instanceof Error ? error.message : String(error);
    throw new PictureFault('picture-damaged', said, 'save it as plain SVG, or as PNG');
  }
}

function draw(Resvg: Renderer['Resvg'], { svg, width, fonts, defaults }: DrawJob): Uint8Array {
  const drawing = new Resvg(svg, {
    font: { ...defaults, loadSystemFonts: false, fontBuffers: fonts.map(readFont) },
    fitTo: { mode: 'width', value: Math.max(1, Math.round(width)) },
  });
  const points = drawing.render();
  const png = points.asPng();
  // Not where it failed: the thread ends then, and what it holds cannot be asked any more.
  points.free();
  drawing.free();
  return png;
}

const known = new Map<string, Uint8Array>();

/** Large faces are packed. */
function readFile(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
}

function readFont(path: string | Uint8Array): Uint8Array {
  if (typeof path !== 'string') return path;
  const bytes = known.get(path) ?? readFile(path);
  known.set(path, bytes);
  return bytes;
}
