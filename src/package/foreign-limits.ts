import type { ZipLimits } from './read-zip.ts';

/** Of a file that anybody may have made. A presentation of a hundred slides has some five hundred entries and ten megabytes. */
export const foreignLimits = {
  entries: 10_000,
  inflatedBytes: 512 * 1024 * 1024,
  xmlBytes: 64 * 1024 * 1024,
  // A slide has some thousand, a deck of four thousand slides two and a half million.
  tags: { inPart: 150_000, inAll: 2_600_000 },
} as const satisfies ZipLimits;
