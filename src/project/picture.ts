import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Drawing, type DrawingFault, readDrawing } from '../drawing/index.ts';
import {
  PictureFault,
  type PictureKind,
  type PictureNote,
  PictureThreads,
  type PrepareOptions,
  pictureKind,
  pictureLimits,
  prepareRaster,
  sizeFault,
} from '../pictures/index.ts';
import type { Diagnostic, Files, Outcome, Span } from '../source/index.ts';
import { type projectCodes, reportProject } from './codes.ts';
import { asWritten } from './disk/check-path.ts';
import { findPackageRoot } from './disk/find-project.ts';

/** A checked picture: its bytes are what its format says, upright, and nothing but the picture. */
export interface Picture {
  readonly path: string;
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface PictureOptions {
  /** Pictures with more pixels are made smaller; null: none is. */
  readonly maxPixels: number | null;
}

const extensions: Readonly<Record<string, PictureKind>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  gif: 'gif',
  webp: 'webp',
  svg: 'svg',
};

/**
 * Reads a picture, checks that it is what its name says, whole and of a sensible size, and makes it one that every
 * program shows alike: upright, in the usual colours, a drawing without its style sheets and without what no still
 * picture needs. All that reads pictures reads them here. Diagnostics: what `files` says, remote-picture, picture-type,
 * picture-damaged, picture-size, picture-limit, picture-renderer, unsafe-svg; and of a picture that is taken
 * picture-animated, picture-colors, picture-heavy, picture-looks.
 */
export function readPicture(
  files: Files,
  path: string,
  from: Span | null,
  { maxPixels }: PictureOptions = { maxPixels: null },
): Outcome<Picture> {
  const span = from ?? { file: { path, text: '' }, start: 0, end: 0 };
  const words = asWritten(path, from);
  const say = (code: keyof typeof projectCodes, problem: string, hint: string | null = null): Diagnostic =>
    reportProject(code, span, problem, { hint });
  const fail = (code: keyof typeof projectCodes, problem: string, hint: string | null = null) => ({
    diagnostics: [say(code, problem, hint)],
  });
  const lastName = path.slice(path.lastIndexOf('/') + 1);
  if (/^(https?|ftp):/i.test(path) || /\/(https?|ftp):/i.test(path)) {
    return fail(
      'remote-picture',
      `the picture "${words}" is on the web`,
      'store a copy in the images folder: nothing is fetched',
    );
  }
  if (/^data:|\/data:/i.test(path)) {
    return fail(
      'picture-type',
      'a picture is a file, not a "data:" address',
      'store it in the images folder',
    );
  }
  const read = files.readBytes(path, from);
  if (!read.value) return { diagnostics: read.diagnostics };
  const bytes = read.value;
  if (bytes.length === 0) return fail('picture-damaged', `the picture "${words}" is empty`);
  const kind = pictureKind(bytes);
  if (kind.name === null) {
    const what = kind.other === null ? 'of no known kind' : `${kind.other}`;
    return fail(
      'picture-type',
      `the picture "${words}" is ${what}`,
      'save it as PNG, JPEG, GIF, WebP or SVG',
    );
  }
  const extension = lastName.slice(lastName.lastIndexOf('.') + 1).toLowerCase();
  if (!lastName.includes('.') || extensions[extension] !== kind.name) {
    const problem = `the picture "${words}" is ${kindNames[kind.name]} and its name says otherwise`;
    return fail('picture-type', problem, `name it with .${kind.name === 'jpeg' ? 'jpg' : kind.name}`);
  }
  const options = { maxPixels, threads: pictureThreads() };
  const prepared = kind.name === 'svg' ? readDrawingOf(bytes, options) : prepareRaster(bytes, options);
  if (prepared instanceof PictureFault) {
    return fail(prepared.code, `the picture "${words}" ${prepared.message}`, prepared.hint || null);
  }
  const diagnostics = prepared.notes.map(({ code, problem, hint }) =>
    say(code, `the picture "${words}" ${problem}`, hint),
  );
  if ('looks' in prepared && prepared.looks.length > 0) {
    const problem = `the picture "${words}" does not look as in a browser: ${prepared.looks.join('; ')}`;
    const hint = 'see how it looks in the deck; where that matters, change it, or save it as PNG';
    diagnostics.push(say('picture-looks', problem, hint));
  }
  if (prepared.bytes.length > pictureLimits.heavyBytes) {
    const size = (prepared.bytes.length / 1024 / 1024).toFixed(1);
    const hint =
      'save it smaller, or set "images: { max-pixels: 2000000 }" in throughline.yaml to have it made so';
    diagnostics.push(say('picture-heavy', `the picture "${words}" has ${size} MB`, hint));
  }
  const { format, width, height } = prepared;
  return {
    value: { path, format, bytes: prepared.bytes, widthPx: width, heightPx: height },
    diagnostics,
  };
}

const kindNames = { png: 'PNG', jpeg: 'JPEG', gif: 'GIF', webp: 'WebP', svg: 'SVG' } as const;

/** A drawing as it goes into the deck. */
export interface DrawingPicture extends Pick<Drawing, 'width' | 'height' | 'looks'> {
  readonly format: 'svg';
  readonly bytes: Uint8Array;
  /** Of the photos in it. */
  readonly notes: readonly PictureNote[];
}

/** By the bytes of its file, which is read once: several decks and languages show the same drawing. */
const known = new WeakMap<
  Uint8Array,
  { readonly maxPixels: number | null; readonly read: DrawingPicture | PictureFault }
>();

/** Reads an SVG picture; photos in it are held to the rules for photos. */
function readDrawingOf(bytes: Uint8Array, options: PrepareOptions): DrawingPicture | PictureFault {
  const { maxPixels } = options;
  const before = known.get(bytes);
  if (before?.maxPixels === maxPixels) return before.read;
  const read = readOnce(bytes, options);
  known.set(bytes, { maxPixels, read });
  return read;
}

function readOnce(bytes: Uint8Array, options: PrepareOptions): DrawingPicture | PictureFault {
  if (bytes.length > pictureLimits.svgBytes)
    return new PictureFault('picture-size', 'is larger than 2 MB', 'save it as PNG');
  const notes: PictureNote[] = [];
  let pixels = 0;
  const drawing = readDrawing(bytes, {
    checkRaster: (photo) => {
      const prepared = prepareRaster(photo, options);
      if (prepared instanceof PictureFault) return { problem: prepared.message };
      pixels += prepared.width * prepared.height;
      if (pixels > pictureLimits.pixels)
        return {
          problem: `is one too many: together they have more than ${pictureLimits.pixels / 1e6} million pixels`,
        };
      notes.push(
        ...prepared.notes.map((note) => ({ ...note, problem: `holds a picture that ${note.problem}` })),
      );
      return { mediaType: `image/${prepared.format}`, bytes: prepared.bytes };
    },
  });
  if (isFault(drawing)) return new PictureFault(drawing.code, drawing.problem, drawing.hint ?? '');
  const { width, height, looks, text } = drawing;
  const fault = sizeFault(width, height);
  return fault ?? { format: 'svg', bytes: new TextEncoder().encode(text), width, height, looks, notes };
}

function isFault(drawing: Drawing | DrawingFault): drawing is DrawingFault {
  return 'code' in drawing;
}

let threads: PictureThreads | null = null;

/** The threads that decode and draw pictures, which stand beside the bundled program. */
export function pictureThreads(): PictureThreads {
  threads ??= new PictureThreads(findScript());
  return threads;
}

function findScript(): string | null {
  const root = findPackageRoot();
  const script = root === null ? null : join(root, 'dist', 'picture-worker.js');
  return script !== null && existsSync(script) ? script : null;
}
