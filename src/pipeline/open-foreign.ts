import { reportVerify } from '../checks/index.ts';
import { findDangers } from '../formats/pptx/index.ts';
import { foreignLimits, type Package, readZip, type ZipEntry, ZipError } from '../package/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { readFileWhole } from './commit/index.ts';

const sizeLimit = 512 * 1024 * 1024;

/** What a file is opened as. */
export interface ForeignKind {
  /** With its dot. */
  readonly ending: string;
  /** Why a package is none of this kind; null: it is one. */
  readonly lacks: (parts: Package) => string | null;
  readonly report: (span: Span, why: string) => Diagnostic;
}

export interface OpenedFile {
  readonly bytes: Buffer;
  readonly parts: Package;
  readonly entries: readonly ZipEntry[];
  /** The file as a whole. */
  readonly span: Span;
}

/**
 * Reads an Office file that anybody may have made, within limits, and says what in it is dangerous. `shown`: the file as
 * the user named it. Diagnostics: file-unreadable, package-refused, and that of the kind.
 */
export async function openForeign(
  path: string,
  shown: string,
  kind: ForeignKind,
): Promise<Outcome<OpenedFile>> {
  const span: Span = { file: { path: shown, text: '' }, start: 0, end: 0 };
  const read = await readFileWhole(path, sizeLimit);
  if ('why' in read) {
    const message = `cannot read ${shown}: ${read.why}`;
    const hint = `name a ${kind.ending} file`;
    return { diagnostics: [reportVerify('file-unreadable', span, message, { hint })] };
  }
  const { bytes } = read;
  // Files with a password and those of before 2007 are compound files (MS-CFB, 2.2).
  if (bytes.subarray(0, 8).equals(Buffer.from('D0CF11E0A1B11AE1', 'hex'))) {
    const message = 'it is encrypted with a password, or of a version before 2007';
    const hint = `save it as ${kind.ending} without a password`;
    return { diagnostics: [reportVerify('package-refused', span, message, { hint })] };
  }
  const refuse = (message: string) =>
    reportVerify('package-refused', span, message, { hint: 'do not open it unless you trust who made it' });
  try {
    const { parts, entries } = readZip(bytes, foreignLimits);
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    const dangers = findDangers(parts, entries).map(refuse);
    const why = parts.has('[Content_Types].xml') ? kind.lacks(parts) : 'it has no [Content_Types].xml';
    if (why !== null) return { diagnostics: [...dangers, kind.report(span, why)] };
    return { value: { bytes, parts, entries, span }, diagnostics: dangers };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const refused = /^more than|larger than|is encrypted/.test(error.message);
    return { diagnostics: [refused ? refuse(error.message) : kind.report(span, error.message)] };
  }
}
