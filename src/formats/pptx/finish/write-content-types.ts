import { presentationContentTypes } from '../package/content-types.ts';
import type { Work } from './work.ts';

export function writeContentTypes({ parts }: Work): void {
  parts.set('[Content_Types].xml', presentationContentTypes(parts.names()));
}
