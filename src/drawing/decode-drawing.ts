import { clip, Refusal } from './drawing-tree.ts';

/** The text of a drawing in the encoding that it names; null when its bytes are not of that encoding. */
export function decodeDrawing(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  if (encoding === 'single-byte') return decodeWestern(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'single-byte' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declaration = head.startsWith('<?xml') ? head.slice(0, head.indexOf('?>')) : '';
  const named = /encoding\s*=\s*["']([\w-]+)["']/i.exec(declaration)?.[1]?.toLowerCase();
  return named !== undefined && western.has(named) ? 'single-byte' : 'utf-8';
}

/** Names under which browsers read windows-1252 (WHATWG Encoding, 4.2), as far as drawing programs write them. */
const western = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii']);

/** Where windows-1252 is not Latin-1. Node's own decoder has not always known the difference. */
const high =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWestern(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (c) => high[c.charCodeAt(0) - 0x80]!);
}

/**
 * A document without its document type: that of SVG says nothing that readers act on, and nobody fetches it. Refused:
 * declarations of its own inside, which may make much out of little.
 */
export function withoutDoctype(text: string): string {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null;
    if (end === null) break;
    const found = text.indexOf(end, at + end.length);
    if (found < 0) return text;
    if (text.startsWith('<?xml-stylesheet', at)) checkStyleInstruction(text.slice(at, found));
    at = found + end.length;
  }
  if (text.slice(at, at + 9).toUpperCase() !== '<!DOCTYPE') return text;
  const end = endOfDoctype(text, at);
  return end < 0 ? text : text.slice(0, at) + text.slice(end);
}

/** An instruction that has browsers fetch a style sheet. */
function checkStyleInstruction(instruction: string): void {
  const target = /\shref\s*=\s*["']([^"']*)/.exec(instruction)?.[1]?.trim() ?? '';
  if (target !== '' && !target.startsWith('#'))
    throw new Refusal('outside', `takes its style from outside of it (${clip(target)})`);
}

function endOfDoctype(text: string, start: number): number {
  let at = start;
  for (;;) {
    at += 1;
    const c = text[at];
    if (c === undefined) return -1;
    if (c === '>') return at + 1;
    if (c === '"' || c === "'") {
      at = text.indexOf(c, at + 1);
      if (at < 0) return -1;
    } else if (c === '[') {
      const close = text.indexOf(']', at);
      if (close < 0 || text.slice(at + 1, close).trim() !== '')
        throw new Refusal('subset', 'has a document type with declarations of its own');
      at = close;
    }
  }
}

/** What a `data:` address holds (RFC 2397). */
interface DataAddress {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Null: no such address, or none that can be read. */
export function readDataAddress(address: string): DataAddress | null {
  const comma = address.indexOf(',');
  if (comma < 0 || !/^data:/i.test(address)) return null;
  const [mediaType = '', ...parameters] = address.slice(5, comma).split(';');
  const data = address.slice(comma + 1);
  const isBase64 = parameters.some((each) => each.trim().toLowerCase() === 'base64');
  const text = isBase64 ? data.replace(/%(2B|2F|3D|0A|0D)/gi, decodeByte).replace(/\s+/g, '') : data;
  if (isBase64 && !/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) return null;
  return {
    mediaType: mediaType.trim().toLowerCase(),
    bytes: isBase64 ? Buffer.from(text, 'base64') : Buffer.from(decodePercent(text), 'latin1'),
  };
}

function decodeByte(code: string): string {
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}

/** The bytes as characters up to U+00FF; what is beyond ASCII stands in UTF-8. */
function decodePercent(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%[0-9a-f]{2}/gi, decodeByte);
}

export function writeDataAddress({ mediaType, bytes }: DataAddress): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return `data:${mediaType};base64,${data}`;
}
