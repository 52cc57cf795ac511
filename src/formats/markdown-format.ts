import { compareTexts } from './compare-files.ts';
import type { Format } from './format.ts';

export const markdownFormat: Format = {
  name: 'md',
  ending: '.md',
  summary: 'speaker notes and handouts in Markdown',
  handouts: 'too',
  make: async ({ notes, handouts, prefix }) => {
    const all = notes ? [notes, ...handouts] : handouts;
    const texts = all.map(({ name, markdown }) => ({
      name: `${prefix}.${name}.md`,
      bytes: new TextEncoder().encode(markdown),
    }));
    // Beside them the pictures to which they refer, each once.
    const pictures = new Map(all.flatMap((each) => each.pictures.map(({ name, bytes }) => [name, bytes])));
    return { value: [...texts, ...[...pictures].map(([name, bytes]) => ({ name, bytes }))], diagnostics: [] };
  },
  compare: compareTexts,
};
