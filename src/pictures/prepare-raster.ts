import { createHash } from 'node:crypto';
import { decodeTime, PictureFault } from './limits.ts';
import type { PictureThreads } from './picture-thread.ts';
import type { PngScan } from './png/scan-png.ts';
import { type RasterScan, swapsSides } from './raster-scan.ts';
import { scanRaster } from './scan-raster.ts';

/** A picture as every program shows it alike: upright, in the usual colours, nothing in it but the picture. */
interface PreparedRaster {
  readonly format: 'png' | 'jpeg' | 'gif';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What will look different from what its author sees, in words that follow its name. */
  readonly notes: readonly PictureNote[];
}

export interface PictureNote {
  readonly code: 'picture-animated' | 'picture-colors';
  readonly problem: string;
  readonly hint: string;
}

export interface PrepareOptions {
  /** Pictures with more are made smaller; null: none is. */
  readonly maxPixels: number | null;
  readonly threads: PictureThreads;
}

/**
 * Checks a picture down to its last pixel, and makes it one that every program shows alike. What needs no change is
 * handed on as it is; a codec is loaded only for what does. Never throws for what is wrong with the picture.
 */
export function prepareRaster(bytes: Uint8Array, options: PrepareOptions): PreparedRaster | PictureFault {
  const key = `${createHash('sha256').update(bytes).digest('base64')} ${options.maxPixels}`;
  const known = prepared.get(key);
  if (known) return known instanceof PictureFault ? known : { ...known, bytes: known.bytes ?? bytes };
  try {
    const made = prepare(bytes, options);
    remember(key, made.bytes === bytes ? { ...made, bytes: null } : made);
    return made;
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error;
    if (error.code === 'picture-limit') {
      prepared.set(key, error);
      // The machine may have less to do by then.
      setTimeout(() => prepared.delete(key), rememberedFor).unref();
    }
    return error;
  }
}

/** Null: as they are in the file. */
type Known = Omit<PreparedRaster, 'bytes'> & { readonly bytes: Uint8Array | null };

/** For languages, decks and the preview, which read a picture again and again. */
const prepared = new Map<string, Known | PictureFault>();
const rememberedFor = 60_000;
const keptBytes = 128 * 1024 * 1024;
let keptNow = 0;

function remember(key: string, made: Known): void {
  prepared.set(key, made);
  keptNow += sizeOf(made);
  for (const [old, each] of prepared) {
    if (keptNow <= keptBytes) return;
    prepared.delete(old);
    keptNow -= each instanceof PictureFault ? 0 : sizeOf(each);
  }
}

/** With what it takes to remember it at all. */
function sizeOf({ bytes }: Known): number {
  return 1000 + (bytes?.length ?? 0);
}

function prepare(bytes: Uint8Array, options: PrepareOptions): PreparedRaster {
  const scan = scanRaster(bytes);
  if (!scan) throw new PictureFault('picture-type', 'is of no known kind', 'save it as PNG or JPEG');
  const { format } = scan;
  checkPixels(bytes, scan, options.threads);
  const notes = notesOn(scan);
  const size = swapsSides(scan.orientation)
    ? { width: scan.height, height: scan.width }
    : { width: scan.width, height: scan.height };
  const tooMany = options.maxPixels !== null && size.width * size.height > options.maxPixels;
  // The pictures of an animation are as they are: made smaller one by one, they would no longer fit each other.
  const resampled = tooMany && !(scan.format === 'gif' && scan.moves);
  const changed = resampled || scan.orientation !== 1 || scan.odd !== null || scan.colors.kind === 'profile';
  if (changed || format === 'webp') return convert(scan, { ...options, resampled, notes });
  const clean = scan.clean({ colors: scan.colors.kind !== 'unknown' });
  return { format, bytes: clean, ...size, notes };
}

/** What comes out of the stream of a PNG at once; more is looked at in a thread, piece by piece. */
const unpackedAtOnce = 64 * 1024 * 1024;

function checkPixels(bytes: Uint8Array, scan: RasterScan, threads: PictureThreads): void {
  if (!isPng(scan) || scan.pixelBytes <= unpackedAtOnce) {
    scan.checkPixels();
    return;
  }
  const limits = decodeLimits(scan);
  const answer = threads.askNow({ kind: 'check', bytes }, limits);
  if (answer instanceof PictureFault) throw answer;
}

function isPng(scan: RasterScan): scan is PngScan {
  return scan.format === 'png';
}

function decodeLimits({ width, height }: RasterScan) {
  const milliseconds = decodeTime(width * height);
  return {
    milliseconds,
    late: `takes longer than ${Math.round(milliseconds / 1000)} seconds to decode`,
    hint: 'save it again with another program, or smaller',
    heavy: width * height > 24_000_000,
  };
}

function notesOn({ format, moves, colors }: RasterScan): PictureNote[] {
  const notes: PictureNote[] = [];
  if (moves && format === 'gif') {
    const problem = 'moves: PowerPoint and browsers play it, and paper and Word show its first picture alone';
    notes.push({
      code: 'picture-animated',
      problem,
      hint: 'save that picture by itself where it is not to move',
    });
  } else if (moves) {
    const problem = 'is an animation, of which only the first picture is shown';
    notes.push({ code: 'picture-animated', problem, hint: 'save it as GIF to have it move in PowerPoint' });
  }
  if (colors.kind === 'unknown') {
    const hint = 'convert it to sRGB in the program that it comes from';
    notes.push({ code: 'picture-colors', problem: `${colors.problem}, and is shown without it`, hint });
  }
  return notes;
}

function convert(
  scan: RasterScan,
  options: PrepareOptions & { readonly resampled: boolean; readonly notes: readonly PictureNote[] },
): PreparedRaster {
  const { resampled, maxPixels, threads, notes } = options;
  const target = scan.saved ? 'jpeg' : 'png';
  const answer = threads.askNow(
    {
      kind: 'convert',
      // Told in other words: what a codec makes of a file's own words is its own affair.
      bytes: scan.clean({ colors: false }),
      format: scan.format,
      orientation: scan.orientation,
      profile: scan.colors.kind === 'profile' ? scan.colors.profile : null,
      maxPixels: resampled ? maxPixels : null,
      target,
      subsampled: scan.saved?.subsampled ?? false,
      onlyTurned: !resampled && scan.odd === null && scan.colors.kind !== 'profile',
    },
    decodeLimits(scan),
  );
  if (answer instanceof PictureFault) throw scan.odd === null ? answer : withKind(answer, scan.odd);
  const made = scanRaster(answer.bytes);
  if (made?.format !== target || made.odd !== null) throw new Error('a codec made what nobody asked for');
  const ignored: PictureNote[] = answer.ignoredProfile
    ? [
        {
          code: 'picture-colors',
          problem: 'has a colour profile that cannot be applied, and is shown without it',
          hint: 'convert it to sRGB in the program that it comes from',
        },
      ]
    : [];
  return {
    format: target,
    bytes: made.clean({ colors: false }),
    width: made.width,
    height: made.height,
    notes: [...notes, ...ignored],
  };
}

/** What a decoder does not know is not broken, and nobody could tell. */
function withKind(fault: PictureFault, odd: string): PictureFault {
  if (fault.code !== 'picture-damaged') return fault;
  const hint = 'save it again as a JPEG of the usual kind (8 bits, RGB), or as PNG';
  return new PictureFault(fault.code, `is ${odd}, and ${fault.message}`, hint);
}
