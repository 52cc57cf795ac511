import { readFileSync } from 'node:fs';
import * as harfbuzz from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { plainFont } from '../../scripts/picture-fonts.mjs';
import { createTypesetter } from '../../src/layout/index.ts';
import { sampleTheme } from '../layout/sample-deck.ts';

/** Widths by a table are those that a shaper comes to, in the face that is packaged. */

const texts = [
  'السلام عليكم ورحمة الله وبركاته',
  'تمتص المحيطات نحو ثلاثين في المئة من الانبعاثات',
  'لا إله، ولأن الآن أوان الإجابة',
  'می‌خواهم پژوهش‌های گیاهی را بخوانم',
  'کشتی چگونه وارد می‌شود و بندر چه چیزی را می‌شمارد',
  'مُحَمَّدٌ رَسُولُ اللهِ',
  'پاکستان میں اردو بولی جاتی ہے',
];

function shaped(text: string, weight: 400 | 700): number {
  const path = `node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff`;
  const face = new harfbuzz.Face(new harfbuzz.Blob(plainFont(readFileSync(path))));
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(new harfbuzz.Font(face), buffer);
  return buffer.getGlyphInfosAndPositions().reduce((sum, each) => sum + (each.xAdvance ?? 0), 0) / face.upem;
}

describe.each([400, 700] as const)('Arabic of weight %i', (weight) => {
  it.each(texts)('%s', (text) => {
    const setter = createTypesetter(sampleTheme());
    // Blanks and marks of Latin are set in the Latin face.
    for (const word of text.split(/[ ،]/)) {
      const run = { text: word, font: 'body', bold: weight === 700, italic: false, language: 'ar' } as const;
      const measured = setter.measure([run]).offsets.at(word.length)!;
      const real = shaped(word, weight);
      expect(Math.abs(measured - real)).toBeLessThan(0.03 * real + 0.01);
    }
  });
});
