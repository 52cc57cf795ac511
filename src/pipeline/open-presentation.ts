import { reportVerify } from '../checks/index.ts';
import { attemptRead, findDangers, foreignLimits, readComparable } from '../formats/pptx/index.ts';
import { type Package, readZip, type ZipEntry, ZipError } from '../package/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { readFileWhole } from './commit/index.ts';

const sizeLimit = 512 * 1024 * 1024;

export interface OpenedPresentation {
  readonly bytes: Uint8Array;
  readonly parts: Package;
  readonly entries: readonly ZipEntry[];
  /** Null for a file that is none of ours. */
  readonly custom: Properties | null;
  /** The file as a whole. */
  readonly span: Span;
}

/**
 * Reads a .pptx file that anybody may have made, within limits. `shown`: the file as the user named it.
 * Diagnostics: file-unreadable, package-refused, not-a-presentation.
 */
export async function openPresentation(path: string, shown: string): Promise<Outcome<OpenedPresentation>> {
  const span: Span = { file: { path: shown, text: '' }, start: 0, end: 0 };
  const read = await readFileWhole(path, sizeLimit);
  if ('why' in read) {
    const message = `cannot read ${shown}: ${read.why}`;
    return { diagnostics: [reportVerify('file-unreadable', span, message, { hint: 'name a .pptx file' })] };
  }
  const opened = openPackage(read.bytes, span);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  return { value: { ...opened.value, bytes: read.bytes, span }, diagnostics: opened.diagnostics };
}

export type Properties = ReadonlyMap<string, string>;

/** Reads the zip file and refuses what is dangerous. */
function openPackage(
  bytes: Uint8Array,
  span: Span,
): Outcome<{
  readonly parts: Package;
  readonly entries: readonly ZipEntry[];
  readonly custom: Properties | null;
}> {
  // Password-protected presentations and those of before 2007 are compound files (MS-CFB, 2.2).
  if (Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('D0CF11E0A1B11AE1', 'hex'))) {
    const message = 'it is encrypted with a password, or of a version before 2007';
    return {
      diagnostics: [
        reportVerify('package-refused', span, message, { hint: 'save it as .pptx without a password' }),
      ],
    };
  }
  try {
    const { parts, entries } = readZip(bytes, foreignLimits);
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    const dangers = findDangers(parts, entries).map((message) =>
      reportVerify('package-refused', span, message, { hint: 'do not open it unless you trust who made it' }),
    );
    if (!parts.has('[Content_Types].xml'))
      return { diagnostics: [...dangers, notPresentation(span, 'it has no [Content_Types].xml')] };
    if (!hasPresentation(parts))
      return {
        diagnostics: [
          ...dangers,
          notPresentation(span, 'it holds no slides: it is a package of another kind'),
        ],
      };
    const properties = attemptRead(() => readComparable(parts).properties);
    const custom =
      'value' in properties && properties.value.has('throughline.deck') ? properties.value : null;
    return { value: { parts, entries, custom }, diagnostics: dangers };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const refused = /^more than|larger than|is encrypted/.test(error.message);
    return {
      diagnostics: [
        refused ? reportVerify('package-refused', span, error.message) : notPresentation(span, error.message),
      ],
    };
  }
}

/** A Word file or a workbook is a package as well. */
function hasPresentation(parts: Package): boolean {
  return [...parts.keys()].some((name) => /(^|\/)presentation\w*\.xml$|^ppt\//i.test(name));
}

export function notPresentation(span: Span, why: string): Diagnostic {
  return reportVerify('not-a-presentation', span, `this is no presentation: ${why}`, {
    hint: 'open it in PowerPoint or LibreOffice, and save it as .pptx',
  });
}
