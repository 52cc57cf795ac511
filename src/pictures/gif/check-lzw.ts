import { malformed } from '../fault.ts';

/**
 * Follows the codes of a GIF's picture (GIF89a, appendix F) without making pixels of them: each is known, and together
 * they come to as many pixels as its size takes. Throws a PictureFault.
 */
export function checkLzw(picture: {
  readonly width: number;
  readonly height: number;
  readonly codeSize: number;
  readonly data: readonly Uint8Array[];
}): void {
  const { codeSize, data } = picture;
  if (codeSize < 1 || codeSize > 8) throw malformed('has pixels that cannot be unpacked');
  const clear = 1 << codeSize;
  const wanted = picture.width * picture.height;
  /** How many pixels a code stands for; by number. */
  const lengths = new Uint32Array(4096).fill(1, 0, clear);
  let [next, width, before, pixels] = [clear + 2, codeSize + 1, -1, 0];
  let [bits, count] = [0, 0];
  for (const block of data) {
    for (const byte of block) {
      bits |= byte << count;
      count += 8;
      while (count >= width) {
        const code = bits & ((1 << width) - 1);
        bits >>>= width;
        count -= width;
        if (code === clear + 1) {
          if (pixels < wanted) throw malformed('lacks a part of its pixels');
          return;
        }
        if (code === clear) {
          [next, width, before] = [clear + 2, codeSize + 1, -1];
          continue;
        }
        if (code > next || (code === next && (before < 0 || next > 4095))) {
          // What comes behind the last pixel is shown by nobody.
          if (pixels >= wanted) return;
          throw malformed('has pixels that cannot be unpacked');
        }
        if (before >= 0 && next < 4096) {
          lengths[next] = lengths[before]! + 1;
          next += 1;
          if (next === 1 << width && width < 12) width += 1;
        }
        pixels += lengths[code]!;
        before = code;
      }
    }
  }
  // Some programs leave the last code out.
  if (pixels < wanted) throw malformed('lacks a part of its pixels');
}
