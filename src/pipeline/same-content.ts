import { readZip, ZipError } from '../package/index.ts';

/**
 * Whether two versions of an output say the same. Packages are compared by their uncompressed parts, embedded
 * workbooks too: another version of Node may deflate the same parts into other bytes.
 */
export function sameContent(name: string, a: Uint8Array, b: Uint8Array): boolean {
  if (Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b)) return true;
  if (!/\.(pptx|docx|xlsx)$/.test(name)) return false;
  if (!isPlainZip(a) || !isPlainZip(b)) return false;
  const left = partsOf(a);
  const right = partsOf(b);
  if (!left || !right || left.size !== right.size) return false;
  for (const [part, bytes] of left) {
    const other = right.get(part);
    if (!other || !sameContent(part, bytes, other)) return false;
  }
  return true;
}

/** Nothing before its first entry, nothing behind its end: its parts are all that it says (APPNOTE.TXT, 4.3.16). */
function isPlainZip(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = bytes;
  const endAt = byteLength - 22;
  if (endAt < 0) return false;
  const view = new DataView(buffer, byteOffset, byteLength);
  const [first, end] = [view.getUint32(0, true), view.getUint32(endAt, true)];
  const size = view.getUint32(endAt + 12, true);
  const start = view.getUint32(endAt + 16, true);
  return first === 0x04034b50 && end === 0x06054b50 && start + size === endAt;
}

/** Parts by name; null for what is no package, as a hand edit may leave it. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  try {
    const { parts } = readZip(bytes);
    return new Map([...parts].map(([part, content]) => [part, bytesOf(content)]));
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
