import { readZip, ZipError, type ZipLimits } from '../../../package/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import { reportPptx } from '../codes.ts';
import { verifyPackage } from './inspection.ts';

/** What is wrong with a .pptx file: the rules for packages, and those for the zip file around one. */
export function verifyFile(bytes: Uint8Array, limits?: ZipLimits): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string) => void found.push(reportPptx('pptx-zip', null, message));
  try {
    const { parts, entries } = readZip(bytes, limits);
    const seen = new Set<string>();
    for (const { name, method } of entries) {
      // Names that differ only in case are one part (ECMA-376 part 2, 6.2.2.3).
      const folded = name.toLowerCase();
      if (seen.has(folded)) report(`"${name}" is in the file twice`);
      seen.add(folded);
      if (name.endsWith('/')) report(`"${name}" is a directory, not a part`);
      else if (method !== 8) report(`"${name}" is not deflated`);
    }
    if (entries[0]?.name !== '[Content_Types].xml') report('[Content_Types].xml is not the first entry');
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    return [...found, ...verifyPackage(parts)];
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    report(error.message);
    return found;
  }
}
