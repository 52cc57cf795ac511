import { describe, expect, it } from 'vitest';
import { authorsOf } from '../../src/deck/index.ts';
import { plainText } from '../../src/markup/index.ts';
import { hiveFiles } from '../briefing/hives.ts';
import { compose } from '../briefing/read-briefing.ts';

const made = (presenter: string, language = 'en', handouts = '') =>
  compose(
    hiveFiles,
    'content/hives',
    `presenter: ${presenter}\n${handouts}slides: [{ use: cover }]\n`,
    language,
  );

/** The lines of the cover that name people. */
function lines(presenter: string, language = 'en'): readonly string[] {
  const { deck } = made(presenter, language);
  const details = deck?.slides[0]?.slots.find(({ name }) => name === 'details');
  return (details?.blocks ?? []).flatMap((block) =>
    block.kind === 'paragraph' ? [plainText(block.runs)] : [],
  );
}

describe('who presents a deck', () => {
  it.each([
    ['A. Name', ['A. Name']],
    ['[A. Name, B. Name]', ['A. Name', 'B. Name']],
    ['"A. Name\\nB. Name\\n"', ['A. Name', 'B. Name']],
    ['{ name: A. Name, role: Keeper }', ['A. Name, Keeper']],
    ['[{ name: A. Name, role: { en: Keeper, zh: 养蜂人 } }, B. Name]', ['A. Name, Keeper', 'B. Name']],
  ])('%s', (presenter, expected) => expect(lines(presenter)).toEqual(expected));

  it('has a role in the language of the deck, and a name in none', () => {
    const presenter = '[{ name: A. Name, role: { en: Keeper, zh: 养蜂人 } }, { en: B. Name, zh: 乙 }]';
    expect(lines(presenter, 'zh')).toEqual(['A. Name，养蜂人', '乙']);
    expect(made(presenter, 'zh').findings.filter((each) => each.includes('/decks/'))).toEqual([]);
    expect(made('{ name: A, role: Keeper }', 'zh').findings.join()).toContain('missing-translation');
  });

  it('leads where the link says, and nowhere that is not allowed', () => {
    const { deck, findings } = made('{ name: A. Name, link: "mailto:a@example.org" }');
    expect(findings).toEqual([]);
    expect(JSON.stringify(deck?.slides[0]?.slots)).toContain('"link":"mailto:a@example.org"');
    expect(made('{ name: A. Name, link: "javascript:alert(1)" }').findings.join()).toContain(
      'link-not-allowed',
    );
  });

  it('is named in handouts and in the properties of files', () => {
    const { deck, handouts, notes } = made(
      '[{ name: A. Name, role: Keeper, link: "https://example.org/a" }, B. Name]',
      'en',
      'handouts: [briefing-note]\n',
    );
    expect(authorsOf(deck!)).toBe('A. Name; B. Name');
    for (const text of [notes, handouts[0]!.markdown])
      expect(text).toContain('[A. Name](https://example.org/a), Keeper; B. Name');
  });

  it.each(['[[A]]', '{ role: Keeper }', '[{ name: A, rule: x }]'])(
    '%s is an error at its place',
    (presenter) => {
      expect(made(presenter).findings.join()).toMatch(
        /^error\[(wrong-type|missing-key|unknown-key)\] content\/hives\/decks\/test\.yaml:1/,
      );
    },
  );
});
