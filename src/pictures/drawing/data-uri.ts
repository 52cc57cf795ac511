/** The bytes of a `data:` address in base64 (RFC 2397), white space left out; null for anything else. */
export function readDataUri(address: string): { readonly type: string; readonly bytes: Uint8Array } | null {
  const comma = address.indexOf(',');
  if (comma < 0 || comma > longestHead) return null;
  const [type, ...rest] = address.slice(0, comma).trim().toLowerCase().split(';');
  if (!type?.startsWith('data:') || rest.at(-1)?.trim() !== 'base64') return null;
  const packed = address
    .slice(comma + 1)
    .replace(/&#(10|13|9|xa|xd|x9|32|x20);/gi, ' ')
    .replace(/\s/g, '');
  if (/[^A-Za-z0-9+/=]/.test(packed)) return null;
  return { type: type.slice('data:'.length), bytes: new Uint8Array(Buffer.from(packed, 'base64')) };
}

/** Before the comma stand a type and a few words. */
const longestHead = 100;

export function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}
