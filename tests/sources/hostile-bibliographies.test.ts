import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../src/bibliography/index.ts';
import { type Diagnostic, formatLocation } from '../../src/source/index.ts';

/** What was said of a text, and the ids of its entries. */
function read(text: string) {
  const found: Diagnostic[] = [];
  const ids = readBibliography({ path: 'a.bib', text }, (each) => found.push(each)).map(({ id }) => id);
  const said = found.map(
    ({ code, span, message }) => `${span ? formatLocation(span) : ''} ${code}: ${message}`,
  );
  return { ids, said };
}

const entry = '@misc{one, title = {One}}\n';
const doubled = (define: (name: string, before: string) => string) =>
  Array.from({ length: 40 }, (_, i) => define(letters(i + 1), letters(i))).join('\n');
const letters = (i: number) => `x${String.fromCharCode(97 + (i % 26)).repeat(1 + Math.floor(i / 26))}`;

describe('a bibliography that means harm', () => {
  it.each([
    ['a command that is never defined', `${entry}@string{b = {\\newcommand}}`, 'a.bib:2:9'],
    [
      'a command of itself, in an abbreviation',
      `${entry}@string{b = {\\newcommand{\\q}{\\q}\\q}}`,
      'a.bib:1:1',
    ],
  ])('%s is told of, and nothing is thrown', (_, text, place) => {
    const { said } = read(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${place} bibliography-(syntax|limit)`));
  });

  it('what other programs keep in comments need not be right', () => {
    for (const kept of [
      'groupstree:1 StaticGroup;',
      'grouping:7 StaticGroup:x\\;1\\;;',
      'groupstree:1 A:b;;;',
    ])
      expect(read(`${entry}@comment{jabref-meta: ${kept}}`)).toEqual({ ids: ['one'], said: [] });
  });

  it.each([
    [
      'abbreviations that double',
      `@string{${letters(0)} = {0123456789}}\n${doubled((name, before) => `@string{${name} = ${before} # ${before}}`)}\n${entry}`,
    ],
    [
      'commands that double',
      `@preamble{"\\newcommand{\\${letters(0)}}{ab}${doubled((name, before) => `\\newcommand{\\${name}}{\\${before}\\${before}}`)}"}\n@misc{one, title = {\\${letters(40)}}}`,
    ],
    ['a command of itself', '@preamble{"\\newcommand{\\q}{a\\q\\q}"}\n@misc{one, title = {\\q}}'],
    ['very many fields of a name', `@misc{one, ${'a={1},'.repeat(200_000)}}`],
    ['a very long field', `@misc{one, title={${'\\em '.repeat(300_000)}}}`],
  ])('%s: the limit is said at once', (_, text) => {
    const started = process.cpuUsage();
    const { said } = read(text);
    expect(said).toEqual([expect.stringMatching(/^a\.bib:\d+:\d+ bibliography-limit: /)]);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  it.each([
    ['signs that begin nothing', `${entry}${'@\n'.repeat(200_000)}`],
    ['entries that never end', '@misc{a,t={'.repeat(20_000)],
    [
      'names that nobody knows',
      `${'@'.repeat(3)}${entry}${Array.from({ length: 20_000 }, (_, i) => `@misc{k${i % 4000}, a = n${i}}`)
        .slice(0, 4000)
        .join('\n')}`,
    ],
  ])('%s: the first mistakes are told, and no more', (_, text) => {
    const started = process.cpuUsage();
    const { said } = read(text);
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(600);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(8);
  });
});

describe('a mistake in a bibliography', () => {
  it.each([
    [`${entry}@misc{two, title = {Two}, journal = jcp}`, 'a.bib:2:37', 'nothing says what "jcp" stands for'],
    [`${entry}@misc{two, title = {T}, year = , month = 1}`, 'a.bib:2:32', 'a value is missing'],
    [
      `${entry}@misc{two, title = {a \\newcommand b}}`,
      'a.bib:2:7',
      'the TeX in the entry "two" cannot be read',
    ],
  ])('%s is told of where it is', (text, place, message) => {
    expect(read(text).said).toEqual([`${place} bibliography-syntax: ${message}`]);
  });
});

describe('what no source is made of', () => {
  it('is not read: neither slowly, nor with warnings, and all else stays where it is', () => {
    const text = `@misc{one, abstract = {${'A \\nosuchthing{word} of it. '.repeat(300)}\n}, title = {One}, url = {none}}`;
    const entries = Array.from({ length: 100 }, (_, i) => text.replace('one', `k${i}`)).join('\n');
    const started = process.cpuUsage();
    const { ids, said } = read(entries);
    expect(ids).toHaveLength(100);
    expect(said[0]).toBe('a.bib:2:26 bibliography-entry: "none" is no address of the web');
    expect(said).toHaveLength(100);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
