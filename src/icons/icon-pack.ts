import { type IconShape, iconGrid, settlePath, writePath } from '../drawing/index.ts';
import type { Files } from '../source/index.ts';
import type { Icon } from './icon.ts';

/**
 * The packaged icons as `scripts/pack-icons.mjs` wrote them: a file for each first letter, with a line for each icon
 * (its name, its two paths), so that few are read; and a list of all names with their words.
 */
const packFolder = 'package:dist/icons';

/** The square on which the packaged icons are drawn. */
const packedSide = 256;

/** A packaged icon; null where there is none of this name. */
export function findPacked(files: Files, name: string): Icon | null {
  if (!/^[a-z]/.test(name)) return null;
  const text = readPacked(files, name[0]!);
  const start = text.startsWith(`${name}\t`) ? 0 : text.indexOf(`\n${name}\t`) + 1;
  if (start === 0 && !text.startsWith(`${name}\t`)) return null;
  const end = text.indexOf('\n', start);
  const [, fill, regular] = text.slice(start, end < 0 ? undefined : end).split('\t');
  return new PackedIcon(name, fill!, regular!);
}

/** All names with their words. */
export function packedNames(
  files: Files,
): readonly { readonly name: string; readonly tags: readonly string[] }[] {
  return readPacked(files, 'names')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name, ...tags] = line.split('\t');
      return { name: name!, tags };
    });
}

function readPacked(files: Files, name: string): string {
  const path = `${packFolder}/${name}.txt`;
  return (files.exists(path) ? files.readText(path, null).value?.text : null) ?? '';
}

class PackedIcon implements Icon {
  readonly name: string;
  readonly #data: { readonly fill: string; readonly regular: string };
  readonly #shapes: { fill?: IconShape; regular?: IconShape } = {};

  constructor(name: string, fill: string, regular: string) {
    this.name = name;
    this.#data = { fill, regular };
  }

  get fill(): IconShape {
    return this.#shape('fill');
  }

  get regular(): IconShape {
    return this.#shape('regular');
  }

  #shape(weight: 'fill' | 'regular'): IconShape {
    const known = this.#shapes[weight];
    if (known) return known;
    const scale = iconGrid / packedSide;
    // What is packed was read when it was packed.
    const steps = settlePath(this.#data[weight], [scale, 0, 0, scale, 0, 0])!;
    const shape = { paths: [writePath(steps)] };
    this.#shapes[weight] = shape;
    return shape;
  }
}
