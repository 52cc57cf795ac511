import type { FaceModel } from '../protocol.ts';

const loaded = new Map<string, FontFace>();

/** Gives the page the faces that a deck is shown in; those of files that it had before under the same name go. */
export function loadFaces(faces: readonly FaceModel[]): void {
  for (const { name, weight, style, range, address } of faces) {
    const key = `${weight} ${style} ${name} ${range ?? ''}`;
    const url = `url("${address}")`;
    const known = loaded.get(key);
    if (known && addresses.get(known) === address) continue;
    if (known) document.fonts.delete(known);
    const face = new FontFace(name, url, { weight, style, ...(range && { unicodeRange: range }) });
    addresses.set(face, address);
    loaded.set(key, face);
    document.fonts.add(face);
  }
}

const addresses = new WeakMap<FontFace, string>();
