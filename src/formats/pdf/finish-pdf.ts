import { createHash } from 'node:crypto';
import type { Outcome } from '../../source/index.ts';
import { addBookmarks } from './add-bookmarks.ts';
import { reportPdf } from './codes.ts';
import { latin, readPdf, writePdf } from './pdf-file.ts';
import { textString } from './text-string.ts';

export interface PdfProperties {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  /** ISO instant, from the deck's date. */
  readonly created: string;
  /** A title for each page, which become bookmarks; absent: the headings of the page are. */
  readonly pageTitles?: readonly string[] | undefined;
}

/**
 * Gives a printed file its properties, and takes out what differs from one printing to the next: the date on which it was
 * printed, and the name and version of the browser. The same page printed twice is the same bytes.
 * Diagnostic: bad-pdf.
 */
export function finishPdf(printed: Uint8Array, properties: PdfProperties): Outcome<Uint8Array> {
  const read = readPdf(printed);
  const titles = properties.pageTitles;
  const file = read && titles ? addBookmarks(read, titles) : read;
  if (!file || file.info === null) {
    const message = 'the browser printed a PDF of a kind that is not known';
    const hint = 'another browser may do: name it with --browser';
    return { diagnostics: [reportPdf('bad-pdf', null, message, { hint })] };
  }
  const objects = new Map(file.objects);
  objects.set(file.info, Buffer.from(`${file.info} 0 obj\n${infoOf(properties)}\nendobj\n`, 'latin1'));
  const hash = createHash('sha256');
  for (const object of objects.values()) hash.update(object);
  return { value: writePdf({ ...file, objects }, hash.digest('hex').slice(0, 32)), diagnostics: [] };
}

function infoOf({ title, author, subject, created }: PdfProperties): string {
  const date = `(D:${created.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}Z)`;
  const entries = [
    ['Title', textString(title)],
    ['Author', author === null ? null : textString(author)],
    ['Subject', subject === null ? null : textString(subject)],
    ['Creator', '(Throughline)'],
    ['Producer', '(Throughline)'],
    ['CreationDate', date],
    ['ModDate', date],
  ].flatMap(([key, value]) => (value === null ? [] : [`/${key} ${value}`]));
  return `<<${entries.join('\n')}>>`;
}

/** How many pages a file has; for those who look at it. */
export function countPages(pdf: Uint8Array): number {
  return latin(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
}
