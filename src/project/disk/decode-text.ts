import type { Outcome, SourceFile, Span } from '../../source/index.ts';
import { reportProject } from '../codes.ts';

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
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
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

/** The first byte of the first sequence that is not UTF-8 (Unicode 16, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  for (;;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
}

/** 0: no sequence begins here. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead === undefined) return 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates, and what is past U+10FFFF.
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** A place in a file of blanks that has the same line and column. */
function blankPlace(path: string, bytes: Uint8Array, at: number): Span {
  const before = new TextDecoder().decode(bytes.subarray(0, at));
  const lines = before.split(/\r\n|\n|\r/);
  const text = `${'\n'.repeat(lines.length - 1)}${' '.repeat(lines[lines.length - 1]!.length)} `;
  return { file: { path, text }, start: text.length - 1, end: text.length };
}
