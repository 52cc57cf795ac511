import { compareTexts } from './compare-files.ts';
import type { Format } from './format.ts';

export const htmlFormat: Format = {
  name: 'html',
  ending: '.html',
  summary: 'handouts as web pages',
  handouts: 'only',
  make: async ({ documents, prefix, theme, created }) => {
    const { drawHtml } = await import('./html/index.ts');
    const value = documents().map(({ handout, document }) => ({
      name: `${prefix}.${handout.name}.html`,
      bytes: new TextEncoder().encode(drawHtml(document, { theme, created })),
    }));
    return { value, diagnostics: [] };
  },
  compare: compareTexts,
};
