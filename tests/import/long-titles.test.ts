import { describe, expect, it } from 'vitest';
import { filesOfImport } from '../../src/import/project-files.ts';

const entry = {
  kind: 'slide',
  id: null,
  subtitle: null,
  body: '- a point',
  charts: [],
  notes: '',
  hidden: false,
} as const;

function deckOf(title: string): string {
  const deck = {
    title: 'T',
    subtitle: null,
    presenter: null,
    date: null,
    language: null,
    entries: [{ ...entry, title }],
    pictures: [],
    left: [],
    diagnostics: [],
  };
  return String(filesOfImport(deck, 'talk', 'talk.pptx')[1]!.text);
}

describe('a title that is longer than three lines', () => {
  it('stands whole in the text of its slide, under its first words', () => {
    const title = `This work is licensed under ${'a very long licence '.repeat(8)}`.trim();
    const text = deckOf(title);
    expect(text).toMatch(/title: This work is licensed under a very .{0,40} …\n/);
    expect(text.replace(/\s+/g, ' ')).toContain(title);
    expect(text).toContain('- a point');
  });

  it('is counted by its width in Chinese', () => {
    expect(deckOf('水'.repeat(80))).toMatch(/title: 水{32} …\n/);
    expect(deckOf('水'.repeat(60))).toContain(`title: ${'水'.repeat(60)}\n`);
  });

  it('is cut in no link and no emphasis', () => {
    const text = deckOf(`See [the licence](https://example.org) ${'and more words '.repeat(12)}`);
    expect(text).not.toContain('title: See');
    expect(text).toContain('[the licence](https://example.org)');
  });
});
