import { foreignLimits, readZip } from '../package/index.ts';
import { type Difference, readBoth } from './compare-files.ts';
import type { Format } from './format.ts';

export const pptxFormat: Format = {
  name: 'pptx',
  ending: '.pptx',
  summary: 'PowerPoint deck with speaker notes',
  handouts: 'none',
  make: async ({ deck, placed, theme, prefix, created, earlier: earlierFile }) => {
    const { drawPptx } = await import('./pptx/index.ts');
    const name = `${prefix}.pptx`;
    const earlier = earlierFile?.(name) ?? null;
    const drawn = await drawPptx({ deck, placed, theme, properties: { created }, earlier });
    const { value, diagnostics, slides } = drawn;
    return { value: value ? [{ name, bytes: value, ...(slides && { slides }) }] : [], diagnostics };
  },
  isAccounted: true,
  contentOf: async (file) => {
    const { attemptRead, readComparable } = await import('./pptx/index.ts');
    const read = attemptRead(() =>
      readComparable(readZip(file, foreignLimits).parts).properties.get('throughline.content'),
    );
    return 'value' in read ? (read.value ?? null) : null;
  },
  judge: async (found, expected) => {
    const { attemptRead, judgeFile } = await import('./pptx/index.ts');
    const judged = attemptRead(() => judgeFile(readZip(found, foreignLimits).parts, readZip(expected).parts));
    return 'value' in judged ? judged.value : null;
  },
  compare: async (found, expected) => {
    const { compareDecks, readComparable } = await import('./pptx/index.ts');
    return readBoth(found, expected, (a, b) => {
      const { slides, rest } = compareDecks(readComparable(a), readComparable(b));
      return [
        ...slides.map((slide): Difference => ({ kind: 'slide', slide })),
        // The properties hold a hash of what the slides show: they differ with them.
        ...rest
          .filter((what) => what !== 'properties' || slides.length === 0)
          .map((what): Difference => ({ kind: 'rest', what })),
      ];
    });
  },
};
