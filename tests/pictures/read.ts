import { type Picture, type PictureOptions, readPicture } from '../../src/project/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

/** Reads a picture as everything does that reads pictures. */
export function read(bytes: Uint8Array | string, name = nameOf(bytes), options?: PictureOptions) {
  return readPicture(memoryFiles({ [name]: bytes }), name, null, options);
}

/** The picture that is made of one; throws where there is none. */
export function taken(bytes: Uint8Array | string, options?: PictureOptions): Picture {
  const { value, diagnostics } = read(bytes, nameOf(bytes), options);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return value;
}

/** The code and what is said, without the name of the picture; null for one that is taken without a word. */
export function said(bytes: Uint8Array | string, options?: PictureOptions): string | null {
  const name = nameOf(bytes);
  const [first] = read(bytes, name, options).diagnostics;
  return first ? `${first.code}: ${first.message.replace(`the picture "${name}" `, '')}` : null;
}

function nameOf(bytes: Uint8Array | string): string {
  if (typeof bytes === 'string') return 'a.svg';
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head === 'RIFF') return 'a.webp';
  if (head === 'GIF8') return 'a.gif';
  return bytes[0] === 0xff ? 'a.jpg' : 'a.png';
}
