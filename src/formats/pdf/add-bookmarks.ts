import { latin, type PdfFile } from './pdf-file.ts';
import { textString } from './text-string.ts';

/**
 * A file with a bookmark for each of its pages, by their titles in order (ISO 32000-1, 12.3.3), and opened with them
 * shown. Null when the file has other pages than there are titles, or bookmarks already.
 */
export function addBookmarks(file: PdfFile, titles: readonly string[]): PdfFile | null {
  const catalog = textOf(file, file.root);
  const pages = pagesOf(file, catalog);
  if (pages.length !== titles.length || titles.length === 0 || /\/Outlines\b/.test(catalog)) return null;
  const objects = new Map(file.objects);
  const first = Math.max(...objects.keys()) + 2;
  const last = first + titles.length - 1;
  const put = (number: number, body: string): void => {
    objects.set(number, Buffer.from(`${number} 0 obj\n<<${body}>>\nendobj\n`, 'latin1'));
  };
  const outlines = first - 1;
  put(outlines, `/Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${titles.length}`);
  for (const [i, title] of titles.entries()) {
    const number = first + i;
    const before = i > 0 ? ` /Prev ${number - 1} 0 R` : '';
    const after = number < last ? ` /Next ${number + 1} 0 R` : '';
    const place = `/Dest [${pages[i]} 0 R /Fit]`;
    put(number, `/Title ${textString(title)} /Parent ${outlines} 0 R${before}${after} ${place}`);
  }
  const open = `<</Outlines ${outlines} 0 R\n/PageMode /UseOutlines\n`;
  objects.set(
    file.root,
    Buffer.from(
      catalog.replace('<<', () => open),
      'latin1',
    ),
  );
  return { ...file, objects };
}

/** Numbers of the page objects, in the order of the pages. */
function pagesOf(file: PdfFile, catalog: string): readonly number[] {
  const root = /\/Pages (\d+) 0 R/.exec(catalog);
  const pages: number[] = [];
  const visited = new Set<number>();
  const visit = (number: number): void => {
    if (visited.has(number)) return;
    visited.add(number);
    const kids = /\/Kids\s*\[([\d\sR]*)\]/.exec(textOf(file, number));
    if (!kids) pages.push(number);
    else for (const kid of kids[1]!.matchAll(/(\d+) 0 R/g)) visit(Number(kid[1]));
  };
  if (root) visit(Number(root[1]));
  return pages;
}

function textOf(file: PdfFile, number: number): string {
  const object = file.objects.get(number);
  return object ? latin(object) : '';
}
