import { createHash } from 'node:crypto';
import type { Picture } from '../deck/index.ts';
import type { ImageMarkup, MarkupBlock } from '../markup/index.ts';

export interface BesidePicture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The pictures of the texts in a handout's Markdown: each lies beside it, for the Markdown is read where it lies. */
export class BesidePictures {
  private readonly prefix: string;
  private readonly read: (image: ImageMarkup) => Picture | null;
  private readonly found = new Map<string, BesidePicture | null>();

  /** `prefix`: what the names of the deck's files begin with. */
  constructor(prefix: string, read: (image: ImageMarkup) => Picture | null) {
    this.prefix = prefix;
    this.read = read;
  }

  get files(): readonly BesidePicture[] {
    return [...this.found.values()].filter((each) => each !== null);
  }

  /** Blocks whose pictures refer to the files beside. One that cannot be read, which is reported, is left out. */
  refer(blocks: readonly MarkupBlock[]): readonly MarkupBlock[] {
    return blocks.flatMap((block): readonly MarkupBlock[] => {
      if (block.kind !== 'image') return [block];
      const file = this.fileOf(block);
      return file ? [{ ...block, src: file.name }] : [];
    });
  }

  private fileOf(image: ImageMarkup): BesidePicture | null {
    const known = this.found.get(image.src);
    if (known !== undefined) return known;
    const picture = this.read(image);
    const file = picture && {
      name: `${this.prefix}.${nameOf(image.src)}.${ending[picture.format]}`,
      bytes: picture.bytes,
    };
    this.found.set(image.src, file);
    return file;
  }
}

const ending = { png: 'png', jpeg: 'jpg', gif: 'gif', svg: 'svg' } as const;

/** `images/ocean-map.png` is `images.ocean-map`; a path with other characters is told from its like by its hash. */
function nameOf(path: string): string {
  const parts = path
    .replace(/\.\w+$/, '')
    .split('/')
    .filter((part) => part !== '.' && part !== '');
  const named = parts.length > 1 ? parts : ['pictures', ...parts];
  const clean = named.map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-'));
  if (clean.join('/') === named.join('/')) return clean.join('.');
  return `${clean.join('.')}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
