import { sha256 } from './manifest.ts';

/** Whether a text is what its manifest says but for its line ends, as git changes them on Windows. */
export function isLineEndChange(found: Uint8Array, owned: string | null | undefined): boolean {
  return typeof owned === 'string' && sha256(foldLineEnds(found)) === owned;
}

/** Whether two versions of a text are the same but for their line ends. */
export function differsInLineEnds(found: Uint8Array, expected: Uint8Array): boolean {
  return foldLineEnds(found).equals(expected) && !Buffer.from(found).equals(expected);
}

/** LF for each CR LF. */
function foldLineEnds(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
