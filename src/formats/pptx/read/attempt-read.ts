import { ZipError } from '../../../package/index.ts';
import { XmlError } from '../../../xml/index.ts';

/** What reading a package gives, or why a part of it cannot be read: for files that anybody may have written. */
export function attemptRead<T>(read: () => T): { readonly value: T } | { readonly why: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof XmlError || error instanceof ZipError) return { why: error.message };
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return { why: 'a part is not UTF-8 text' };
    throw error;
  }
}
