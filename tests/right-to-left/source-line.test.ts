import bidiFactory from 'bidi-js';
import { expect, it } from 'vitest';
import { plainText } from '../../src/markup/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';

const bidi = bidiFactory();

/** A line as it is seen from left to right (UAX #9). */
function seen(line: string, direction: 'rtl' | 'ltr'): string {
  const drawn = bidi.getReorderedString(line, bidi.getEmbeddingLevels(line, direction));
  return drawn
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

it.each([
  ['ar', 'WMO 3 · IPCC 2 · UNDRR 1'],
  ['he', 'WMO 3 · IPCC 2 · UNDRR 1'],
  ['fa', 'WMO 3 · IPCC 2 · UNDRR 1'],
  ['en', '1 UNDRR · 2 IPCC · 3 WMO'],
])(
  'sources with short names in Latin letters stand in the order of the line: %s',
  async (language, expected) => {
    const names = ['UNDRR', 'IPCC', 'WMO'];
    const outline = `title: T
language: ${language}
sources:
${names.map((name, i) => `  s${i}: { title: Report ${i}, short: ${name} }`).join('\n')}
elements:
  e:
    label: E
    statements:
${names.map((_, i) => `      - { text: Statement ${i}., source: s${i} }`).join('\n')}
`;
    const { laidOut } = await buildInMemory(
      {
        files: {
          'content/fuzz/outline.yaml': outline,
          'content/fuzz/decks/deck.yaml': 'title: T\nslides:\n  - { use: element, item: e }\n',
        },
        outline: 'content/fuzz/outline.yaml',
        deck: 'content/fuzz/decks/deck.yaml',
      },
      ['md'],
    );
    const { placed } = laidOut!.editions[0]!;
    const sources = placed.slides[0]!.shapes.find(({ name }) => name === 'Sources');
    if (sources?.kind !== 'text') throw new Error('no sources');
    const line = plainText(sources.paragraphs[0]!.runs);
    expect(seen(line, placed.rightToLeft ? 'rtl' : 'ltr')).toBe(expected);
  },
);
