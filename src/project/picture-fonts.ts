import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageRoot } from './disk/find-project.ts';

/** A font that comes with Throughline, for drawing pictures. */
export interface PictureFont {
  /** Absolute: `….ttf`, or `….ttf.br` of large ones, which are packed. */
  readonly path: string;
  /** First and last code points of the runs of characters that it has, in order. */
  readonly covers: readonly (readonly [from: number, to: number])[];
}

/**
 * The fonts beside the program, in the order in which they are to be asked: put there when it is bundled, most of them
 * plain, since the faster of the two that draw pictures reads plain files only. None where the program was never bundled.
 */
export function readPictureFonts(packageRoot: string | null = findPackageRoot()): readonly PictureFont[] {
  if (packageRoot === null) return [];
  const folder = join(packageRoot, 'dist', 'fonts');
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8'));
    // Written by the script that unpacks the fonts, in this form.
    const { fonts } = list as {
      readonly fonts: readonly { readonly file: string; readonly covers: string }[];
    };
    return fonts.map(({ file, covers }) => ({
      path: join(folder, file),
      covers: covers.split(' ').map(readRun),
    }));
  } catch {
    return [];
  }
}

/** `20-7e` or `2192`. */
function readRun(text: string): readonly [number, number] {
  const [from, to] = text.split('-', 2).map((code) => Number.parseInt(code, 16));
  return [from!, to ?? from!];
}
