import { expect, test } from 'vitest';
import { parseXml } from '../../src/xml/index.ts';
import { readCorpus } from './read-corpus.ts';
import { inOrder, readText } from './read-text.ts';

const corpus = readCorpus();

test('the corpus is of many programs', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60);
  expect(new Set(corpus.map(({ by }) => by.split(' ')[0])).size).toBeGreaterThanOrEqual(30);
});

test.each(corpus.map((each) => [each.file, each] as const))('%s', (_, { bytes, refused, looks }) => {
  const read = readText(bytes);
  if (refused !== undefined) {
    expect(read).toMatchObject({ code: 'unsafe-svg', hint: expect.stringContaining(refused) });
    return;
  }
  if ('code' in read) throw new Error(`${read.code}: ${read.problem}`);
  expect(read.looks.join('; ')).toContain(looks ?? '');
  if (looks === undefined) expect(read.looks).toEqual([]);
  // What goes into a deck is plain, names nobody, and stays as it is when it is read again.
  expect(() => parseXml(read.text)).not.toThrow();
  expect(read.text).not.toMatch(
    /<style|<!--|<\?|<metadata|="[^"]*(var\(|light-dark)|="\s*(https?:|\/\/)(?!\/\/www\.w3\.org)/i,
  );
  expect(read.text).not.toMatch(/<[^>]*\s(class|data-[\w-]+|on\w+)=/);
  const again = readText(read.text);
  expect('text' in again && inOrder(again.text)).toBe(inOrder(read.text));
});
