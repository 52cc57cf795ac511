/** What is wrong with a .fntdata part: a font in a header of Embedded OpenType, packed or not (W3C Member Submission). */
export function checkFont(bytes: Uint8Array): string | null {
  if (bytes.length < 84) return 'the embedded font is cut off';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(34, true) !== 0x504c) return 'it is no embedded font';
  const size = view.getUint32(4, true);
  if (view.getUint32(0, true) !== bytes.length || size > bytes.length - 84)
    return 'the embedded font has another size than it says';
  const flags = view.getUint32(12, true);
  const plain = (flags & 0x10000004) === 0;
  const flavor = view.getUint32(bytes.length - size, false);
  if (plain && flavor !== 0x00010000 && flavor !== 0x74727565) return 'what is embedded is no TrueType font';
  return null;
}
