import type { Media, Picture } from '../deck/index.ts';
import { checkPng } from '../formats/png/index.ts';
import { pictureLimits } from '../pictures/index.ts';
import { type PictureOptions, readMedia, readPicture, reportProject } from '../project/index.ts';
import type { Files, Outcome, Span } from '../source/index.ts';
import type { DrawnFace } from '../theme/index.ts';

/** The pictures of one deck, in all its languages and handouts: each counts once, and together they have a limit. */
export class DeckPictures {
  private readonly files: Files;
  private readonly folders: readonly string[];
  private readonly options: PictureOptions;
  private readonly faces: readonly DrawnFace[];
  private readonly pixels = new Map<string, number>();

  /** `folders` is where pictures are looked for: in the outline's first, then in those of its template set. */
  constructor(
    files: Files,
    folders: readonly string[],
    options: PictureOptions,
    faces: readonly DrawnFace[] = [],
  ) {
    this.files = files;
    this.folders = folders;
    this.options = options;
    this.faces = faces;
  }

  /** Diagnostics: those of `readMedia`. */
  readonly media = (path: string, from: Span | null): Outcome<Media> =>
    readMedia(this.files, `${this.folderOf(path)}/${path}`, from);

  /** What will be missing in a drawing's PNG is said where the picture is named. Diagnostics: those of `readPicture`. */
  readonly read = (path: string, from: Span | null): Outcome<Picture> => {
    const folder = this.folderOf(path);
    const picture = readPicture(this.files, `${folder}/${path}`, from, this.options);
    if (!picture.value) return picture;
    if (picture.value.format === 'svg') {
      const svg = new TextDecoder().decode(picture.value.bytes);
      const missing = checkPng(svg, `the picture "${path}"`, from, this.faces);
      return missing.length === 0
        ? picture
        : { ...picture, diagnostics: [...picture.diagnostics, ...missing] };
    }
    const { widthPx, heightPx } = picture.value;
    this.pixels.set(`${folder}/${path}`, widthPx * heightPx);
    const all = [...this.pixels.values()].reduce((sum, each) => sum + each, 0);
    if (all <= pictureLimits.deckPixels) return picture;
    const message = `with the picture "${path}", the pictures of this deck have ${millions(all)} million pixels; the limit is ${millions(pictureLimits.deckPixels)}`;
    const hint = 'set "images: { max-pixels: 2000000 }" in throughline.yaml, or show fewer pictures';
    return { diagnostics: [...picture.diagnostics, reportProject('picture-size', from, message, { hint })] };
  };

  private folderOf(path: string): string {
    return this.folders.find((each) => this.files.exists(`${each}/${path}`)) ?? this.folders[0]!;
  }
}

function millions(pixels: number): string {
  return String(Math.ceil(pixels / 1e6));
}
