import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PhraseIndex, wordsIn } from '../../src/checks/quoted-ranges.ts';
import type { WrittenText } from '../../src/checks/written-text.ts';
import { checkCounts } from '../../src/checks/wrong-count.ts';
import { resolveOutline } from '../../src/outline/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { howMany } from '../how-many.ts';

it('words are runs of letters and digits; without spaces between them, every two characters', () => {
  expect(wordsIn("The twenty-five 'Stores' of A1")).toEqual(['the', 'twenty', 'five', 'stores', 'of', 'a1']);
  expect(wordsIn('海洋水 x')).toEqual(['海洋', '洋水', 'x']);
});

it('a phrase is a candidate where its rarest word stands, in the order given', () => {
  const phrases = ['all stores', 'stores on land', '...', 'stores in town'];
  const index = new PhraseIndex(phrases, (phrase) => wordsIn(phrase).map((word) => [word]));
  expect(index.candidates('Many stores in TOWN and on land')).toEqual([
    'stores on land',
    '...',
    'stores in town',
  ]);
  expect(index.candidates('Nothing')).toEqual(['...']);
});

const nouns = [
  'store',
  'key',
  'story',
  'gas',
  'pair of shoes',
  'party',
  "seller's yard",
  'well-known lake',
  'bus',
  'day',
];
const plural = (noun: string): string => {
  if (noun.endsWith('s')) return noun;
  return /[^aeiou]y$/.test(noun) ? noun.replace(/y$/, 'ies') : `${noun}s`;
};

it.each(nouns)('"%s" is found in each of its forms', (noun) => {
  expect(places([noun], `Seven ${noun}.`)).toEqual([0]);
  expect(places([noun], `Seven ${plural(noun)}.`)).toEqual([0]);
  expect(places([noun.toUpperCase()], `Seven main ${plural(noun)}’ roofs.`)).toEqual([0]);
});

/** What is found in a text when only some of many groups are looked for, by whether one group alone is found in it. */
it('no count is missed for the many groups that there are', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...nouns), { minLength: 1, maxLength: 6 }),
      fc.array(
        fc.tuple(
          fc.constantFrom(...nouns),
          fc.boolean(),
          fc.constantFrom('Seven', 'main', '12', 'seven major'),
        ),
        { maxLength: 6 },
      ),
      (labels, said) => {
        const raw = said.map(([noun, many, number]) => `${number} ${many ? plural(noun) : noun}.`).join(' ');
        const together = places(labels, raw);
        const alone = [...new Set(labels.flatMap((label) => places([label], raw)))].sort((a, b) => a - b);
        expect(together).toEqual(alone);
      },
    ),
    { numRuns: howMany.phrases },
  );
});

function places(labels: readonly string[], raw: string): number[] {
  const groups = labels.map((label, i) => `  g${i}: { label: ${JSON.stringify(label)}, members: [a, b] }`);
  const yaml = `title: T\nelements: { a: A, b: B }\ngroups:\n${groups.join('\n')}\n`;
  const file = { path: 'content/x/outline.yaml', text: yaml };
  const outline = resolveOutline(file, memoryFiles({}), { folder: 'content/x', id: 'x', language: 'en' })
    .value!;
  const text: WrittenText = { file: { path: 't', text: raw }, start: 0, raw, language: 'en', field: null };
  return checkCounts(outline, [text])
    .map((each) => each.span!.start)
    .sort((a, b) => a - b);
}
