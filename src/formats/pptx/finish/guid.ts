import { createHash } from 'node:crypto';

/**
 * A GUID that is always the same for the same name, in braces and upper case as Office's schemas want it. Built like
 * RFC 9562's version 8: from a hash, marked as custom.
 */
export function nameBasedGuid(name: string): string {
  const bytes = createHash('sha256').update(`throughline/${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}}`;
}
