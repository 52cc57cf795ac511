import { compareBytes, compareTexts, type Difference } from './compare-files.ts';
import { docxFormat } from './docx-format.ts';
import type { Format } from './format.ts';
import { htmlFormat } from './html-format.ts';
import { markdownFormat } from './markdown-format.ts';
import { pdfFormat } from './pdf-format.ts';
import type { Judgement } from './pptx/index.ts';
import { pptxFormat } from './pptx-format.ts';
import { webFormat } from './web-format.ts';

/** Every format, in the order in which they are named. What draws them is loaded when it is needed. */
export const formats: readonly Format[] = [
  pptxFormat,
  markdownFormat,
  htmlFormat,
  docxFormat,
  pdfFormat,
  webFormat,
];

export const formatNames: readonly string[] = formats.map(({ name }) => name);

/** What an output is, by the ending of its name; pictures and manifests are in no format. */
export function formatOf(name: string): Format | null {
  // `.web.html` is no `.html` of a handout.
  const ends = formats.filter(({ ending }) => name.endsWith(ending));
  return ends.sort((a, b) => b.ending.length - a.ending.length)[0] ?? null;
}

/** What tells two versions of an output apart; what stands beside the formats' own files are pictures and manifests. */
export async function describeDifference(
  name: string,
  found: Uint8Array,
  expected: Uint8Array,
): Promise<readonly Difference[]> {
  const format = formatOf(name);
  if (format) return format.compare(found, expected);
  return /\.(svg|json)$/.test(name) ? compareTexts(found, expected) : compareBytes();
}

/** What somebody did to an output since it was written; null where its format cannot tell. */
export async function judgeOutput(
  name: string,
  found: Uint8Array,
  expected: Uint8Array,
): Promise<Judgement | null> {
  return (await formatOf(name)?.judge?.(found, expected)) ?? null;
}

export { changedLines, type Difference, type LineChange, sameContent } from './compare-files.ts';
export type { Format, FormatInput, HandoutAsDocument, OutputFile } from './format.ts';
