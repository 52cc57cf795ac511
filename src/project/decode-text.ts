import type { Outcome, SourceFile, Span } from '../source/index.ts';
import { reportProject } from './codes.ts';

/**
 * Decodes UTF-8 strictly; a byte order mark is dropped. What is refused is placed by line and column, without a
 * word of what the file holds. Diagnostic: not-utf-8.
 */
export function decodeText(path: string, bytes: Uint8Array, from: Span | null): Outcome<SourceFile> {
  const related = from ? [{ message: 'it is named here', span: from }] : [];
  const refuse = (span: Span, problem: string, hint: string) => ({
    diagnostics: [reportProject('not-utf-8', span, problem, { hint, related })],
  });
  const other = otherEncoding(bytes);
  if (other !== null) {
    const span = { file: { path, text: '' }, start: 0, end: 0 };
    return refuse(span, `this file is encoded as ${other}`, 'save it as UTF-8');
  }
  try {
    return {
      value: { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) },
      diagnostics: [],
    };
  } catch {
    const at = firstBadByte(bytes);
    const byte = bytes[at]!.toString(16).toUpperCase().padStart(2, '0');
    const hint = 'save it as UTF-8; it may be encoded as Latin-1 or Windows-1252';
    return refuse(blankPlace(path, bytes, at), `the byte ${byte} here is not UTF-8`, hint);
  }
}

function otherEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  // Without a mark: every other byte of Western text is zero.
  const pairs = Math.min(bytes.length >> 1, 64);
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even += 1;
    if (bytes[2 * i + 1] === 0) odd += 1;
  }
  return (odd > pairs / 2 && even === 0) || (even > pairs / 2 && odd === 0) ? 'UTF-16' : null;
}

/** The first byte that cannot stand where it stands: the longest prefix that decodes ends there. */
function firstBadByte(bytes: Uint8Array): number {
  const decodes = (length: number): boolean => {
    try {
      // As a stream, a character that the prefix cuts in two is no error.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, bytes.length - 1);
}

/** A place in a file of blanks that has the same line and column. */
function blankPlace(path: string, bytes: Uint8Array, at: number): Span {
  const before = new TextDecoder().decode(bytes.subarray(0, at));
  const lines = before.split(/\r\n|\n|\r/);
  const text = `${'\n'.repeat(lines.length - 1)}${' '.repeat(lines[lines.length - 1]!.length)} `;
  return { file: { path, text }, start: text.length - 1, end: text.length };
}
