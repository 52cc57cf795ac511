import { describe, expect, test } from 'vitest';
import { columnWidths } from '../../../src/formats/docx/draw/table.ts';
import { paper, paperPalette } from '../../../src/formats/docx/paper.ts';
import { type Table, tableGrid } from '../../../src/markup/index.ts';
import { contrast } from '../../../src/theme/index.ts';
import { table, themes } from './sample-handout.ts';

describe('columns', () => {
  const widths = (rows: readonly (readonly string[])[], total = 9000) =>
    // A table of the tests is a table.
    columnWidths(tableGrid(table(rows) as Table), total);

  test('add up to the width of the text', () => {
    for (const total of [3000, 9000, 9001, 14796]) {
      const given = widths(
        [
          ['a', 'much longer than the others', 'x'],
          ['1', 'y'.repeat(400), '安全'.repeat(40)],
        ],
        total,
      );
      expect(given.reduce((sum, width) => sum + width, 0)).toBe(total);
      expect(given.every((width) => width > 0)).toBe(true);
    }
  });

  test('hold their longest words, and leave the rest to the longest texts', () => {
    const text = 'a sentence of ordinary words that goes on for a while '.repeat(4);
    const [number, long, longest] = widths([
      ['No.', 'Statement', 'Quotation'],
      ['[12]', text, text + text],
      ['[13]', text, text + text],
    ]);
    expect(number).toBeGreaterThan(350);
    expect(number).toBeLessThan(900);
    expect(longest).toBeGreaterThan(long! * 1.2);
  });

  test('do not tear short Chinese entries', () => {
    const long = '这是一段很长的中文文字，用来占满其余的宽度。'.repeat(6);
    const [place] = widths([
      ['位置', '原文'],
      ['第14行', long],
    ]);
    // Two characters and two digits of nine points, the space between them, and the cell's margins.
    expect(place).toBeGreaterThanOrEqual(2 * 180 + 2 * 92 + 2 * 45 + 170);
  });
});

describe('colours on paper', () => {
  test.each(Object.entries(themes))('of the theme %s can all be read on white', (_, theme) => {
    const palette = paperPalette(theme);
    expect(contrast(palette.ink, paper)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.heading, paper)).toBeGreaterThanOrEqual(7);
    for (const hex of [palette.quiet, palette.link, palette.followedLink, ...palette.accents])
      expect(contrast(hex, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.ink, palette.pale)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.heading, palette.pale)).toBeGreaterThanOrEqual(4.5);
  });

  test('that can be read as they are stay as they are', () => {
    const { colors } = themes.briefing;
    expect(paperPalette(themes.briefing).accents[0]).toBe(colors.accent1);
    expect(paperPalette(themes.briefing).heading).toBe(colors.dark2);
  });
});
