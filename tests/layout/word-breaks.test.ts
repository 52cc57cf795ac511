import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeEnd } from '../../src/layout/measure/characters.ts';
import { findLineBreaks, noBreak } from '../../src/layout/measure/line-breaks.ts';
import { howMany } from '../how-many.ts';

/** A text in the pieces that a line may end behind. */
function pieces(text: string): string[] {
  const breaks = findLineBreaks(text);
  const found: string[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (breaks[i] === noBreak) continue;
    found.push(text.slice(start, i));
    start = i;
  }
  return found;
}

describe('lines end between words', () => {
  it.each([
    ['Hindi', 'समुद्र से जल उठता है', ['समुद्र ', 'से ', 'जल ', 'उठता ', 'है']],
    ['Arabic', 'تدخل السفينة', ['تدخل ', 'السفينة']],
  ])('%s', (_, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    ['Thai', 'ฝนตกหนักทั่วประเทศในวันนี้และพรุ่งนี้'],
    ['Lao', 'ຝົນຕົກໜັກທົ່ວປະເທດໃນມື້ນີ້'],
    ['Khmer', 'ភ្លៀងធ្លាក់ខ្លាំងនៅទូទាំងប្រទេសនៅថ្ងៃនេះ'],
    ['Burmese', 'ယနေ့တစ်နိုင်ငံလုံးတွင်မိုးသည်းထန်စွာရွာသွန်းသည်'],
  ])('%s, which writes no blanks, by its dictionary', (_, text) => {
    const found = pieces(text);
    expect(found.join('')).toBe(text);
    expect(found.length).toBeGreaterThan(3);
  });

  it('no line of Thai begins with a sign of repetition, nor one of Burmese with a stop', () => {
    for (const text of ['เด็กๆเล่นน้ำ', 'มากมายๆ', 'မြန်မာ။စာ'])
      for (const piece of pieces(text)) expect(piece).not.toMatch(/^[\u0e46\u104a\u104b]/);
  });

  it('no cluster is parted, whatever the text', () => {
    const letters = fc.constantFrom(
      ...'กขคงจฉชซญดตถทนบปผพมยรลวศสหอะาำิีึืุูเแโใไ็่้๊๋์ๆ',
      ...'កខគងចឆញដណតថទនបផពមយរលវសហអាិីឹុូួើឿៀេែៃោៅ្់',
      ...'ကခဂငစဆညတထဒနပဖဗမယရလဝသဟအာိီုူေဲံ့း္်ျြွှ',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 700 }), (given) => {
        const text = given.join('');
        const breaks = findLineBreaks(text);
        for (let at = 0; at < text.length; ) {
          const end = graphemeEnd(text, at);
          for (let inside = at + 1; inside < end; inside++) expect(breaks[inside]).toBe(noBreak);
          at = end;
        }
      }),
      { numRuns: howMany.blocks },
    );
  });
});

describe('clusters', () => {
  it.each([
    ['क्षमा', ['क्ष', 'मा']],
    ['স্বাস্থ্য', ['স্বা', 'স্থ্য']],
    ['கொடு', ['கொ', 'டு']],
    ['น้ำ', ['น้ำ']],
    ['ខ្មែរ', ['ខ្មែ', 'រ']],
  ])('%s', (text, expected) => {
    const found: string[] = [];
    for (let at = 0; at < text.length; ) {
      const end = graphemeEnd(text, at);
      found.push(text.slice(at, end));
      at = end;
    }
    expect(found).toEqual(expected);
  });
});
