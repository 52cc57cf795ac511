import { type Package, partText } from '../package/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { facesOf } from '../theme/index.ts';
import { changedLines, readBoth } from './compare-files.ts';
import type { Format, OutputFile } from './format.ts';

export const docxFormat: Format = {
  name: 'docx',
  ending: '.docx',
  summary: 'handouts for Word',
  handouts: 'only',
  make: async ({ documents, prefix, theme, created }) => {
    const [{ drawDocx }, { tryPng }] = await Promise.all([
      import('./docx/index.ts'),
      import('./png/index.ts'),
    ]);
    const files: OutputFile[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const { handout, document } of documents()) {
      const what = `a picture of the handout "${handout.name}"`;
      const rasterize = (svg: string, { width }: { readonly width: number }) =>
        tryPng(svg, { width, what, span: handout.span, faces: facesOf(theme) });
      const drawn = await drawDocx(document, { theme, created, rasterize });
      diagnostics.push(...drawn.diagnostics);
      if (drawn.value) files.push({ name: `${prefix}.${handout.name}.docx`, bytes: drawn.value });
    }
    return { value: files, diagnostics };
  },
  compare: async (found, expected) =>
    readBoth(found, expected, (a, b) =>
      changedLines(paragraphsOf(a), paragraphsOf(b)).map((lines) => ({ kind: 'paragraphs', lines })),
    ),
};

/** Texts and notes of a Word file, a paragraph a line. What they look like is compared part by part. */
function paragraphsOf(parts: Package): string {
  return ['word/document.xml', 'word/footnotes.xml']
    .flatMap((part) => (partText(parts, part) ?? '').match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? [])
    .map((paragraph) => {
      const words = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]!);
      return words.join('').replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);
    })
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
