/** What a `data:` address holds (RFC 2397). */
export interface DataAddress {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Null: no such address, or none that can be read. */
export function readDataAddress(address: string): DataAddress | null {
  const comma = address.indexOf(',');
  if (comma < 0 || !/^data:/i.test(address)) return null;
  const [mediaType = '', ...parameters] = address.slice(5, comma).split(';');
  const data = address.slice(comma + 1);
  const isBase64 = parameters.some((each) => each.trim().toLowerCase() === 'base64');
  const text = isBase64 ? data.replace(/%(2B|2F|3D|0A|0D)/gi, decodeByte).replace(/\s+/g, '') : data;
  if (isBase64 && !/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) return null;
  return {
    mediaType: mediaType.trim().toLowerCase(),
    bytes: isBase64 ? Buffer.from(text, 'base64') : Buffer.from(decodePercent(text), 'latin1'),
  };
}

function decodeByte(code: string): string {
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}

/** The bytes as characters up to U+00FF; what is beyond ASCII stands in UTF-8. */
function decodePercent(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%[0-9a-f]{2}/gi, decodeByte);
}

export function writeDataAddress({ mediaType, bytes }: DataAddress): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return `data:${mediaType};base64,${data}`;
}
