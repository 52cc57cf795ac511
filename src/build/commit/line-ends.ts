import { sha256 } from './manifest.ts';

const texts = /\.(md|html|svg|json)$/;

/** Whether a text is what its manifest says but for its line ends, as git changes them for Windows. */
export function isLineEndChange(
  name: string,
  found: Buffer | null,
  owned: string | null | undefined,
): boolean {
  if (!found || !owned || !texts.test(name) || !found.includes('\r\n')) return false;
  return sha256(foldLineEnds(found)) === owned;
}

/** The same bytes with LF for each CR LF. */
export function foldLineEnds(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
