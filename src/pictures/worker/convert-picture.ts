import type { IMagickImage } from '@imagemagick/magick-wasm';
import { makeProfile, srgbPrimaries } from '../color/make-profile.ts';
import { malformed, PictureFault } from '../fault.ts';
import { loadDecoder } from './load-modules.ts';
import type { ConvertJob } from './picture-job.ts';

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
