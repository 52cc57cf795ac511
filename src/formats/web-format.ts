import { compareTexts } from './compare-files.ts';
import type { Format } from './format.ts';

export const webFormat: Format = {
  name: 'web',
  ending: '.web.html',
  summary: 'the deck as one page that is presented in a browser',
  handouts: 'none',
  make: async (input) => {
    const { drawWeb, readWebAssets } = await import('./web/index.ts');
    const assets = readWebAssets();
    if (!assets.value) return { diagnostics: assets.diagnostics };
    const html = drawWeb(input, assets.value);
    return {
      value: [{ name: `${input.prefix}.web.html`, bytes: new TextEncoder().encode(html) }],
      diagnostics: [],
    };
  },
  compare: compareTexts,
};
