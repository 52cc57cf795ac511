import { rasterFormat } from './raster-scan.ts';

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

/** What a picture is by its first bytes; for kinds that are not taken, what people call them. */
export function pictureKind(bytes: Uint8Array): {
  readonly name: PictureKind | null;
  readonly other: string | null;
} {
  const raster = rasterFormat(bytes);
  if (raster) return { name: raster, other: null };
  const head = withoutMark(new TextDecoder('latin1').decode(bytes.subarray(0, 512)));
  const root = rootName(head);
  if (root === 'svg' || root === '') return { name: 'svg', other: null };
  if (root === 'html') return { name: null, other: 'a web page' };
  const other = otherKinds.find(([pattern]) => pattern.test(head));
  return { name: null, other: other?.[1] ?? null };
}

/** A text without the marks of UTF-8 and UTF-16 at its beginning, and without the zeros of the latter. */
function withoutMark(head: string): string {
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return head.slice(2).replaceAll('\u0000', '');
  return head.startsWith('\u00ef\u00bb\u00bf') ? head.slice(3) : head;
}

/**
 * The local name of a document's first element, in lower case, or of its document type; empty where what stands before
 * is longer than what was looked at. Null: no markup.
 */
function rootName(head: string): string | null {
  let at = 0;
  for (;;) {
    while (' \t\r\n'.includes(head[at] ?? 'x')) at += 1;
    if (head[at] !== '<') return null;
    const opening = (['<?', '<!--'] as const).find((each) => head.startsWith(each, at));
    if (opening === undefined) break;
    const closing = { '<?': '?>', '<!--': '-->' }[opening];
    const end = head.indexOf(closing, at + opening.length);
    if (end < 0) return '';
    at = end + closing.length;
  }
  return wordAt(head, at + (head.startsWith('<!', at) ? '<!DOCTYPE '.length : 1));
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && !' \t\r\n/>['.includes(text[end]!)) end += 1;
  const name = text.slice(start, end).toLowerCase();
  return name.slice(name.indexOf(':') + 1);
}

const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/^BM/, 'BMP'],
  [/^(II\*\u0000|MM\u0000\*)/, 'TIFF'],
  [/^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/, 'HEIC'],
  [/^[\s\S]{4}ftypavif/, 'AVIF'],
  [/^(\u00ff\u000a|\u0000\u0000\u0000\u000cJXL )/, 'JPEG XL'],
  [/^(\u0000\u0000\u0000\u000cjP {2}|\u00ff\u004f\u00ff\u0051)/, 'JPEG 2000'],
  [/^\u0000\u0000\u0001\u0000/, 'an icon'],
  [/^%PDF/, 'PDF'],
  [/^%!PS/, 'PostScript'],
  [/^\u00d7\u00cd\u00c6\u009a/, 'WMF'],
  [/^\u0001\u0000\u0000\u0000[\s\S]{36} EMF/, 'EMF'],
  [/^PK\u0003\u0004/, 'an archive or an Office file'],
];
