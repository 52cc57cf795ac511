import { foreignLimits, type Package, readEntries, readZip, ZipError } from '../package/index.ts';
import { XmlError } from '../xml/index.ts';
import type { Change, SlideChange } from './pptx/index.ts';

/** One difference between an output as it stands and as a build would write it. */
export type Difference =
  | { readonly kind: 'slide'; readonly slide: SlideChange }
  /** Something that was changed by hand. */
  | { readonly kind: 'edit'; readonly change: Change }
  /** Something that belongs to no slide: design, properties, sections, settings. */
  | { readonly kind: 'rest'; readonly what: string }
  | { readonly kind: 'lines'; readonly lines: LineChange }
  /** Of a Word file: the lines are its paragraphs. */
  | { readonly kind: 'paragraphs'; readonly lines: LineChange }
  /** A part of a package. */
  | { readonly kind: 'part'; readonly part: string; readonly change: 'changed' | 'added' | 'removed' }
  /** It cannot be read as what its name says. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** Of a text: nothing else. */
  | { readonly kind: 'line-ends' }
  | { readonly kind: 'bytes' };

/** A stretch of lines in which two texts differ; line numbers from 1. */
export interface LineChange {
  /** In the text found: its first line there, and how many lines; none where lines are missing. */
  readonly line: number;
  readonly found: readonly string[];
  /** What should stand there. */
  readonly expected: readonly string[];
}

/**
 * Whether two versions of a file say the same. Packages are compared by their uncompressed parts, embedded workbooks
 * too: another version of Node may deflate the same parts into other bytes.
 */
export function sameContent(a: Uint8Array, b: Uint8Array): boolean {
  if (Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b)) return true;
  if (!isPlainZip(a) || !isPlainZip(b)) return false;
  if (haveOtherSums(a, b)) return false;
  const [left, right] = [partsOf(a), partsOf(b)];
  if (!left || !right || left.size !== right.size) return false;
  for (const [part, bytes] of left) {
    const other = right.get(part);
    if (other === undefined || !sameContent(Buffer.from(bytes), Buffer.from(other))) return false;
  }
  return true;
}

/** Whether one has a part with another checksum than the other: nothing need be unpacked to say that they differ. */
function haveOtherSums(a: Uint8Array, b: Uint8Array): boolean {
  try {
    const [left, right] = [readEntries(a), readEntries(b)];
    if (left.size !== right.size) return true;
    for (const [name, { crc }] of left) {
      const other = right.get(name);
      // A workbook may be packed in another way, and say the same.
      if (!other || (other.crc !== crc && /\.(?:xml|rels)$/.test(name))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof ZipError) return false;
    throw error;
  }
}

/** Nothing before its first entry, nothing behind its end: its parts are all that it says (APPNOTE.TXT, 4.3.16). */
function isPlainZip({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const endAt = byteLength - 22;
  if (endAt < 0) return false;
  const view = new DataView(buffer, byteOffset, byteLength);
  const [first, end] = [view.getUint32(0, true), view.getUint32(endAt, true)];
  const size = view.getUint32(endAt + 12, true);
  const start = view.getUint32(endAt + 16, true);
  return first === 0x04034b50 && end === 0x06054b50 && start + size === endAt;
}

/** Null for what is no package, as a hand edit may leave it. */
function partsOf(bytes: Uint8Array): Package | null {
  try {
    return readZip(bytes, foreignLimits).parts;
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}

export const compareBytes = async (): Promise<readonly Difference[]> => [{ kind: 'bytes' }];

export async function compareTexts(found: Uint8Array, expected: Uint8Array): Promise<readonly Difference[]> {
  const [a, b] = [found, expected].map((bytes) => new TextDecoder().decode(bytes));
  const changes = changedLines(a!, b!);
  // The same lines in other bytes: a byte order mark.
  return changes.length > 0 ? changes.map((lines) => ({ kind: 'lines', lines })) : compareBytes();
}

/** Compares two packages; where that finds nothing, their parts one by one. What was found may be anything by now. */
export function readBoth(
  found: Uint8Array,
  expected: Uint8Array,
  compare: (found: Package, expected: Package) => readonly Difference[],
): readonly Difference[] {
  try {
    const [a, b] = [readZip(found, foreignLimits).parts, readZip(expected).parts];
    const differences = compare(a, b);
    return differences.length > 0 ? differences : changedParts(a, b);
  } catch (error) {
    if (error instanceof XmlError || error instanceof ZipError)
      return [{ kind: 'unreadable', why: error.message }];
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return [{ kind: 'unreadable', why: 'a part is not UTF-8 text' }];
    throw error;
  }
}

function changedParts(found: Package, expected: Package): Difference[] {
  const names = [...new Set([...found.keys(), ...expected.keys()])].sort();
  return names.flatMap((part): Difference[] => {
    const [a, b] = [found.get(part), expected.get(part)];
    if (a === undefined) return [{ kind: 'part', part, change: 'removed' }];
    if (b === undefined) return [{ kind: 'part', part, change: 'added' }];
    return Buffer.from(a).equals(Buffer.from(b)) ? [] : [{ kind: 'part', part, change: 'changed' }];
  });
}
/** More than this many pairs of lines are not compared one by one: the whole stretch is then one change. */
const pairLimit = 4_000_000;

/** Where the lines of one text differ from those that are expected. Line ends of any kind are the same. */
export function changedLines(found: string, expected: string): LineChange[] {
  const a = found.split(/\r\n|\n|\r/);
  const b = expected.split(/\r\n|\n|\r/);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > pairLimit) return [{ line: start + 1, found: left, expected: right }];
  return changesBetween(left, right, start + 1);
}

/** By a longest common subsequence. */
function changesBetween(a: readonly string[], b: readonly string[], first: number): LineChange[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j] ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const changes: LineChange[] = [];
  let open: { line: number; found: string[]; expected: string[] } | null = null;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) {
      open = { line: first + i, found: [], expected: [] };
      changes.push(open);
    }
    const down = i < a.length ? lengths[(i + 1) * width + j]! : -1;
    const right = j < b.length ? lengths[i * width + j + 1]! : -1;
    if (down >= right) open.found.push(a[i++]!);
    else open.expected.push(b[j++]!);
  }
  return changes;
}
