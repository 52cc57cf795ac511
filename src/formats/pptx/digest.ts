import { createHash } from 'node:crypto';

/** Of pictures, which stand on many slides. */
const known = new WeakMap<Uint8Array, string>();

/** SHA-256 in hex digits. */
export function digestOf(bytes: string | Uint8Array): string {
  if (typeof bytes === 'string') return createHash('sha256').update(bytes).digest('hex');
  let digest = known.get(bytes);
  if (digest === undefined) {
    digest = createHash('sha256').update(bytes).digest('hex');
    known.set(bytes, digest);
  }
  return digest;
}
