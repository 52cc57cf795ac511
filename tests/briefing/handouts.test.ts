import { describe, expect, it } from 'vitest';
import { everyKind, hiveFiles } from './hives.ts';
import { compose } from './read-briefing.ts';

describe.each(['en', 'zh'])('notes and handouts in %s', (language) => {
  const { notes, handouts } = compose(hiveFiles, 'content/hives', everyKind, language);

  it('are the shipped ones', () => {
    expect(handouts.map((each) => each.name)).toEqual(['briefing-note', 'evidence', 'glossary', 'worksheet']);
  });

  it.each(['briefing-note', 'evidence', 'glossary', 'worksheet'])('%s reads like this', async (name) => {
    const markdown = handouts.find((each) => each.name === name)?.markdown;
    // Nothing is no text to accept.
    expect(markdown).toBeTypeOf('string');
    await expect(markdown).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
  });

  it('the notes read like this', async () => {
    await expect(notes).toMatchFileSnapshot(`golden/notes.${language}.txt`);
  });
});

describe('a deck with little to say', () => {
  const deck = 'slides:\n  - { use: bullets, title: Alone, points: [A plain point] }\n';
  const files = { 'content/bare/outline.yaml': 'title: Bare\n' };
  const handouts = 'handouts: [briefing-note, evidence, glossary, worksheet]\n';

  it('has handouts all the same', () => {
    const { findings, handouts: made } = compose(files, 'content/bare', handouts + deck, 'en');
    expect(findings).toEqual([]);
    expect(made).toHaveLength(4);
    for (const { name, markdown } of made) expect(markdown, name).not.toMatch(/undefined|null|\[object/);
  });

  it('leaves out the answers where they are not wanted', () => {
    const asked = `handouts: [{ use: worksheet, items: castes, answers: none }]\n${deck}`;
    const { findings, handouts: made } = compose(hiveFiles, 'content/hives', asked, 'en');
    expect(findings).toEqual([]);
    expect(made[0]?.markdown).toContain('Queen');
    expect(made[0]?.markdown).not.toContain('Answers');
  });
});

describe('tables of handouts', () => {
  const { handouts } = compose(hiveFiles, 'content/hives', everyKind, 'en');

  it.each(['evidence', 'glossary'])('%s: every row has as many cells as its head', (name) => {
    const rows = handouts
      .find((each) => each.name === name)!
      .markdown.split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replace(/\\\|/g, '').split('|').length);
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows).size).toBe(1);
  });
});

it('the table of evidence says once what is said of several things, and numbers every passage', () => {
  const outline = `title: Lists
sources:
  long: { title: The long list }
  short: { title: The short list }
elements:
  sea: { label: Sea, statements: [ { text: It is listed., source: long, quote: "sea and sky" } ] }
  sky: { label: Sky, statements: [ { text: It is listed., source: long, quote: "sea and sky" } ] }
  soil:
    label: Soil
    statements:
      - text: It is listed.
        source: short
        quote: soil
      - text: It stands between others.
        quotes: [ { source: long, quote: "sea and sky" }, { source: short, quote: soil } ]
groups: { all: { label: All, members: [sea, sky, soil] } }
`;
  const own = 'handouts: [evidence, briefing-note]\nslides:\n  - { use: element, each: all }\n';
  const { handouts: made } = compose({ 'content/lists/outline.yaml': outline }, 'content/lists', own, 'en');
  const rows = made[0]!.markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .replaceAll('\\', '')
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim())
        .join(' | '),
    );
  expect(rows).toEqual([
    '[1] ○ | **Sea and Sky**: It is listed. | “sea and sky”',
    '[2] ○ | It is listed. | “soil”',
    '[1] ○ | It stands between others. | “sea and sky”',
    '[2] ○ |  | “soil”',
  ]);
  expect(made[1]!.markdown.match(/It is listed/g)).toHaveLength(2);
});
