import { jpegMetadata } from './jpeg/scan-jpeg.ts';
import { PictureFault } from './limits.ts';
import { pngMetadata } from './png/scan-png.ts';
import { pictureKind, rasterFormat } from './raster-scan.ts';
import { gifMetadata } from './scan-gif.ts';
import { isMedia, mediaMetadata } from './scan-media.ts';

/**
 * What a picture holds besides itself, by what people call it: where and when it was taken, by whom and with what, or
 * other pictures. Empty for kinds that are not looked into, and for what cannot be read.
 */
export function findMetadata(bytes: Uint8Array): readonly string[] {
  if (isMedia(bytes)) return read(() => mediaMetadata(bytes));
  const format = rasterFormat(bytes);
  if (pictureKind(bytes).name === 'svg') return findInside(new TextDecoder().decode(bytes));
  if (format === null || format === 'webp') return [];
  return read(() => ({ png: pngMetadata, jpeg: jpegMetadata, gif: gifMetadata })[format](bytes));
}

function read(find: () => readonly string[]): readonly string[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof PictureFault) return [];
    throw error;
  }
}

/** Of the pictures that a drawing holds. */
function findInside(svg: string): readonly string[] {
  const found = innerPictures(svg).flatMap(({ start, end }) => {
    const inside = readDataUri(svg.slice(start, end));
    return inside && inside.type !== 'image/svg+xml' ? findMetadata(inside.bytes) : [];
  });
  return [...new Set(found)];
}

/** The bytes of a `data:` address in base64 (RFC 2397), white space left out; null for anything else. */
export function readDataUri(address: string): { readonly type: string; readonly bytes: Uint8Array } | null {
  const comma = address.indexOf(',');
  if (comma < 0 || comma > longestHead) return null;
  const [type, ...rest] = address.slice(0, comma).trim().toLowerCase().split(';');
  if (!type?.startsWith('data:') || rest.at(-1)?.trim() !== 'base64') return null;
  const packed = address
    .slice(comma + 1)
    .replace(/&#(10|13|9|xa|xd|x9|32|x20);/gi, ' ')
    .replace(/\s/g, '');
  if (/[^A-Za-z0-9+/=]/.test(packed)) return null;
  return { type: type.slice('data:'.length), bytes: new Uint8Array(Buffer.from(packed, 'base64')) };
}

/** Before the comma stand a type and a few words. */
const longestHead = 100;

/** Where in a drawing the addresses of the pictures that it holds begin and end: they stand in quotes. */
function innerPictures(svg: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (const { index: start } of svg.matchAll(/data:image\//gi)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    let before = start - 1;
    while (' \t\r\n'.includes(svg[before] ?? 'x')) before -= 1;
    const quote = svg[before];
    if (quote !== '"' && quote !== "'") continue;
    const end = svg.indexOf(quote, start);
    if (end < 0) break;
    found.push({ start, end });
  }
  return found;
}

/** A tag of a drawing as it stands there. */
export interface SvgTag {
  readonly kind: 'open' | 'empty' | 'close';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The tags of a drawing in their order; null for what is no plain markup: a document type, or a tag without end. */
export function* scanTags(svg: string): Generator<SvgTag | null> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    const skipped = skippable.find(([opening]) => svg.startsWith(opening, at));
    if (skipped) {
      const end = svg.indexOf(skipped[1], at + skipped[0].length);
      if (end < 0) return yield null;
      at = end + skipped[1].length;
      continue;
    }
    if (svg.startsWith('<!', at)) return yield null;
    const end = endOfTag(svg, at);
    if (end < 0) return yield null;
    yield readTag(svg.slice(at + 1, end));
    at = end + 1;
  }
}

const skippable = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** A `>` in quotes ends nothing. */
function endOfTag(svg: string, start: number): number {
  let quote = '';
  for (let at = start; at < svg.length; at++) {
    const character = svg[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function readTag(inside: string): SvgTag {
  if (inside.startsWith('/')) return { kind: 'close', name: inside.slice(1).trim(), attributes: [] };
  const kind = inside.endsWith('/') ? 'empty' : 'open';
  const nameEnd = endOfWord(inside, 0);
  const attributes: (readonly [string, string])[] = [];
  for (let at = nameEnd; ; ) {
    const equals = inside.indexOf('=', at);
    if (equals < 0) break;
    const name = inside.slice(at, equals).trim();
    let open = equals + 1;
    while (isSpace(inside[open])) open += 1;
    const close = inside.indexOf(inside[open] ?? '"', open + 1);
    if (close < 0) break;
    attributes.push([name, inside.slice(open + 1, close)]);
    at = close + 1;
  }
  return { kind, name: inside.slice(0, nameEnd), attributes };
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isSpace(text[at]) && text[at] !== '/') at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
