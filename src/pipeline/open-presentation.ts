import { reportVerify } from '../checks/index.ts';
import { attemptRead, readComparable } from '../formats/pptx/index.ts';
import type { Package } from '../package/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { type ForeignKind, type OpenedFile, openForeign } from './open-foreign.ts';

export interface OpenedPresentation extends OpenedFile {
  /** Null for a file that is none of ours. */
  readonly custom: Properties | null;
}

export type Properties = ReadonlyMap<string, string>;

/**
 * Reads a .pptx file that anybody may have made, within limits. `shown`: the file as the user named it.
 * Diagnostics: file-unreadable, package-refused, not-a-presentation.
 */
export async function openPresentation(path: string, shown: string): Promise<Outcome<OpenedPresentation>> {
  const { value, diagnostics } = await openForeign(path, shown, presentation);
  if (!value) return { diagnostics };
  const properties = attemptRead(() => readComparable(value.parts).properties);
  const custom = 'value' in properties && properties.value.has('throughline.deck') ? properties.value : null;
  return { value: { ...value, custom }, diagnostics };
}

const presentation: ForeignKind = {
  ending: '.pptx',
  lacks: (parts) => (hasPresentation(parts) ? null : 'it holds no slides: it is a package of another kind'),
  report: notPresentation,
};

/** A Word file or a workbook is a package as well. */
function hasPresentation(parts: Package): boolean {
  return [...parts.keys()].some((name) => /(^|\/)presentation\w*\.xml$|^ppt\//i.test(name));
}

export function notPresentation(span: Span, why: string): Diagnostic {
  return reportVerify('not-a-presentation', span, `this is no presentation: ${why}`, {
    hint: 'open it in PowerPoint or LibreOffice, and save it as .pptx',
  });
}
