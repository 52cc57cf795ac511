import { createHash } from 'node:crypto';
import { facesOf, type Theme } from '../../theme/index.ts';
import type { FaceModel } from '../protocol.ts';

type Face = ReturnType<typeof facesOf>[number]['face'];

const addresses = new WeakMap<Face, string>();
/** What pages may still ask for: faces of files that were replaced since, too. */
const byAddress = new Map<string, WeakRef<Face>>();

/** The faces of a theme's own, as a page asks for them. */
export function faceModels(theme: Theme): readonly FaceModel[] {
  return facesOf(theme).map(({ name, bold, italic, face, range }) => ({
    name,
    weight: bold ? 'bold' : 'normal',
    style: italic ? 'italic' : 'normal',
    ...(range && { range }),
    address: addressOf(face),
  }));
}

/** A file that was named in a message; null for any other. */
export function faceFile(address: string): Uint8Array | null {
  return byAddress.get(address)?.deref()?.bytes ?? null;
}

function addressOf(face: Face): string {
  let address = addresses.get(face);
  if (address === undefined) {
    address = `faces/${createHash('sha256').update(face.bytes).digest('hex').slice(0, 32)}`;
    addresses.set(face, address);
    byAddress.set(address, new WeakRef(face));
  }
  return address;
}
