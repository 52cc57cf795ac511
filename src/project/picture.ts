import type { Diagnostic, Files, Outcome, Span } from '../source/index.ts';
import { asWritten } from './check-path.ts';
import { type projectCodes, reportProject } from './codes.ts';
import { readDrawingOf } from './drawing-picture.ts';
import { pictureLimits } from './picture-limits.ts';
import { measureRaster, rasterFormat } from './raster.ts';

/** A checked picture: its bytes are what its format says. */
export interface Picture {
  readonly path: string;
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

const extensions: Readonly<Record<string, Picture['format']>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  gif: 'gif',
  svg: 'svg',
};

/**
 * Reads a picture and checks, from its header and its structure, that it is what its name says, whole and of a
 * sensible size. Photos are not decoded; a drawing's bytes are those of the drawing without its style sheets and without
 * what no still picture needs. Diagnostics: what `files` says, remote-picture, picture-type, picture-damaged,
 * picture-size, unsafe-svg, picture-looks.
 */
export function readPicture(files: Files, path: string, from: Span | null): Outcome<Picture> {
  const span = from ?? { file: { path, text: '' }, start: 0, end: 0 };
  const words = asWritten(path, from);
  const fail = (code: keyof typeof projectCodes, problem: string, hint: string | null = null) => ({
    diagnostics: [reportProject(code, span, problem, { hint })] satisfies Diagnostic[],
  });
  if (/^(.*\/)?(https?|ftp):/i.test(path)) {
    const hint =
      'store a copy in the images folder; only hosts named under "allowed-hosts" in throughline.yaml may be asked';
    return fail('remote-picture', `the picture "${words}" is on the web`, hint);
  }
  if (/^(.*\/)?data:/i.test(path)) {
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
  const format = formatOf(bytes);
  if (format.name === null) {
    const what = format.other === null ? 'of no known kind' : `${format.other}`;
    return fail('picture-type', `the picture "${words}" is ${what}`, 'save it as PNG, JPEG, GIF or SVG');
  }
  const extension = /\.([^./]*)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (extensions[extension] !== format.name) {
    const problem = `the picture "${words}" is ${format.name.toUpperCase()} and its name says otherwise`;
    return fail('picture-type', problem, `name it with .${format.name === 'jpeg' ? 'jpg' : format.name}`);
  }
  if (format.name === 'svg' && bytes.length > pictureLimits.svgBytes) {
    return fail('picture-size', `the picture "${words}" is larger than 2 MB`, 'save it as PNG');
  }
  const drawing = format.name === 'svg' ? readDrawingOf(bytes) : null;
  const measured = drawing ?? measureRaster(bytes, format.name as Exclude<Picture['format'], 'svg'>);
  if ('problem' in measured) {
    return fail(measured.code, `the picture "${words}" ${measured.problem}`, measured.hint ?? null);
  }
  const { width, height } = measured;
  if (!(width > 0 && height > 0)) return fail('picture-size', `the picture "${words}" has no size`);
  if (width > pictureLimits.side || height > pictureLimits.side || width * height > pictureLimits.pixels) {
    const size = `${Math.round(width)} × ${Math.round(height)}`;
    const hint = `the limits are ${pictureLimits.side} pixels a side and ${pictureLimits.pixels / 1e6} million in all`;
    return fail('picture-size', `the picture "${words}" has ${size} pixels`, hint);
  }
  const picture = { path, format: format.name, bytes, widthPx: width, heightPx: height };
  if (!drawing || !('looks' in drawing)) return { value: picture, diagnostics: [] };
  const value = { ...picture, bytes: drawing.bytes };
  if (drawing.looks.length === 0) return { value, diagnostics: [] };
  const problem = `the picture "${words}" does not look as in a browser: ${drawing.looks.join('; ')}`;
  const hint = 'see how it looks in the deck; where that matters, change it, or save it as PNG';
  return { value, diagnostics: [reportProject('picture-looks', span, problem, { hint })] };
}

/** What a picture is by its first bytes; for kinds that are not taken, what people call them. */
function formatOf(bytes: Uint8Array): {
  readonly name: Picture['format'] | null;
  readonly other: string | null;
} {
  const raster = rasterFormat(bytes);
  if (raster) return { name: raster, other: null };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  // A comment or document type may hide the root: the reader decides.
  if (/^\s*<([\w.-]+:)?svg[\s>/]|^\s*<(\?xml|!--|!DOCTYPE\s+svg)/i.test(withoutMark(head)))
    return { name: 'svg', other: null };
  const other = otherKinds.find(([pattern]) => pattern.test(head));
  return { name: null, other: other?.[1] ?? null };
}

/** A text without the marks of UTF-8 and UTF-16 at its beginning, and without the zeros of the latter. */
function withoutMark(head: string): string {
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return head.slice(2).replaceAll('\u0000', '');
  return head.startsWith('\u00ef\u00bb\u00bf') ? head.slice(3) : head;
}

const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/^RIFF[\s\S]{4}WEBP/, 'WebP'],
  [/^BM/, 'BMP'],
  [/^(II\*\u0000|MM\u0000\*)/, 'TIFF'],
  [/^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/, 'HEIC'],
  [/^[\s\S]{4}ftypavif/, 'AVIF'],
  [/^\u0000\u0000\u0001\u0000/, 'an icon'],
  [/^%PDF/, 'PDF'],
  [/^%!PS/, 'PostScript'],
  [/^\u00d7\u00cd\u00c6\u009a/, 'WMF'],
  [/^\u0001\u0000\u0000\u0000[\s\S]{36} EMF/, 'EMF'],
  [/^PK\u0003\u0004/, 'an archive or an Office file'],
  [/^\s*<(!doctype\s+)?html/i, 'a web page'],
];
