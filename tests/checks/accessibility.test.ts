import { describe, expect, it } from 'vitest';
import { accessibilityRules, ownTitles } from '../../src/checks/index.ts';
import type { AccessibleDeck, AccessibleShape, AccessibleText } from '../../src/formats/pptx/index.ts';

const words: AccessibleText = {
  text: 'Words',
  size: 20,
  bold: false,
  color: '000000',
  behind: 'FFFFFF',
  link: false,
  language: 'en-US',
};

function shape(more: Partial<AccessibleShape> = {}): AccessibleShape {
  return {
    name: 'Shape',
    kind: 'text',
    isTitle: false,
    isFurniture: false,
    alt: '',
    decorative: false,
    isGround: false,
    described: false,
    texts: [],
    marks: [],
    table: null,
    chart: null,
    ...more,
  };
}

const title = shape({ name: 'Title', isTitle: true, texts: [words] });

/** Codes found on one slide with a good title and this shape, or on the slide given. */
function codesOf(
  more: Partial<AccessibleShape>,
  slide: Partial<AccessibleDeck['slides'][number]> = {},
  sections: string[] = [],
): string[] {
  const found: string[] = [];
  const slides = [{ number: 1, id: 's', title: 'Words', shapes: [title, shape(more)], ...slide }];
  for (const rule of accessibilityRules) rule({ slides, sections }, (code) => found.push(code));
  return found;
}

const text = (more: Partial<AccessibleText>) => ({ texts: [{ ...words, ...more }] });

describe('titles and sections', () => {
  it.each<[string, Partial<AccessibleDeck['slides'][number]>, string[]]>([
    ['a title read first', {}, []],
    ['no title', { title: null, shapes: [] }, ['untitled-slide']],
    ['an empty title', { title: '  ', shapes: [] }, ['untitled-slide']],
    ['a text before the title', { shapes: [shape(text({})), title] }, ['reading-order']],
    ['a decoration before it', { shapes: [shape({ ...text({}), decorative: true }), title] }, []],
    ['a picture before it', { shapes: [shape({ kind: 'picture', alt: 'A map' }), title] }, ['reading-order']],
    ['a picture under it', { shapes: [shape({ kind: 'picture', alt: 'A map', isGround: true }), title] }, []],
    ['an empty box before it', { shapes: [shape(), title] }, []],
  ])('%s', (_, slide, expected) => expect(codesOf({}, slide)).toEqual(expected));

  it.each<[string[], string[]]>([
    [['One', 'Two'], []],
    [['One', ' one '], ['section-name']],
    [['', 'Two'], ['section-name']],
    [['Default Section', 'Two'], ['section-name']],
  ])('sections %j', (sections, expected) => expect(codesOf({}, {}, sections)).toEqual(expected));
});

it('titles of other programs are compared', () => {
  const found: string[] = [];
  const slide = { id: '', shapes: [] };
  const slides = ['A  title', null, 'a title', ''].map((words, i) => ({
    ...slide,
    title: words,
    number: i + 1,
  }));
  ownTitles({ slides, sections: [] }, (code, place, message) =>
    found.push(`${code} ${place.slide} ${message}`),
  );
  expect(found).toEqual(['duplicate-title 2 it has the same title as slide 1']);
});

describe('alternative texts', () => {
  it.each<[Partial<AccessibleShape>, string[]]>([
    [{ kind: 'picture', alt: 'A heap of leaves under a tree' }, []],
    [{ kind: 'picture' }, ['no-alternative']],
    [{ kind: 'chart', alt: ' ' }, ['no-alternative']],
    [{ kind: 'diagram' }, ['no-alternative']],
    [{ kind: 'table' }, ['no-alternative']],
    [{ kind: 'picture', decorative: true }, []],
    [{ kind: 'picture', described: true }, []],
    [{ kind: 'connector' }, []],
    [{ kind: 'group' }, []],
    [{ kind: 'picture', alt: 'IMG_2041.jpeg' }, ['poor-alternative']],
    [{ kind: 'picture', alt: 'heap.png' }, ['poor-alternative']],
    [{ kind: 'picture', alt: 'image' }, ['poor-alternative']],
    [{ kind: 'picture', alt: 'Picture 3' }, ['poor-alternative']],
    [{ kind: 'picture', alt: 'a photo' }, ['poor-alternative']],
    [{ kind: 'picture', alt: '图片' }, ['poor-alternative']],
    [
      { kind: 'picture', alt: 'A picture containing outdoor. Description automatically generated' },
      ['poor-alternative'],
    ],
    [{ kind: 'picture', alt: 'Image of the sun over water' }, []],
    [{ kind: 'chart', alt: 'Chart of three series' }, []],
  ])('%j', (more, expected) => expect(codesOf(more)).toEqual(expected));
});

describe('contrast', () => {
  it.each<[Partial<AccessibleText>, string[]]>([
    // 767676 on white is 4.54:1, 777777 is 4.48:1, 949494 is 3.03:1, 959595 is 2.98:1.
    [{ size: 12, color: '767676' }, []],
    [{ size: 12, color: '777777' }, ['low-contrast']],
    [{ size: 18, color: '949494' }, []],
    [{ size: 14, bold: true, color: '949494' }, []],
    [{ size: 14, color: '949494' }, ['low-contrast']],
    [{ size: 17.9, color: '949494' }, ['low-contrast']],
    [{ size: 18, color: '959595' }, ['low-contrast']],
    [{ color: null }, []],
    [{ behind: null }, []],
    [{ color: 'FFFFFF', text: '  ' }, []],
  ])('%j', (more, expected) => expect(codesOf(text(more))).toEqual(expected));

  it('of marks is 3:1', () => {
    const mark = (color: string | null) => ({
      kind: 'connector' as const,
      marks: [{ what: 'the line', color, behind: 'FFFFFF' }],
    });
    expect(codesOf(mark('949494'))).toEqual([]);
    expect(codesOf(mark('959595'))).toEqual(['low-contrast']);
    expect(codesOf(mark(null))).toEqual([]);
  });

  it('is said once of a pair of colours in a shape', () => {
    const faint = { ...words, color: 'EEEEEE' };
    expect(codesOf({ texts: [faint, faint, { ...faint, behind: 'EEEEEE' }] })).toEqual([
      'low-contrast',
      'low-contrast',
    ]);
  });
});

describe('texts', () => {
  it.each<[Partial<AccessibleText>, string[]]>([
    [{ size: 12 }, []],
    [{ size: 11.5 }, ['small-type']],
    [{ size: null }, []],
    [{ language: '' }, ['no-language']],
    [{ language: '', text: '12 %' }, []],
    [{ link: true, text: 'here' }, ['vague-link']],
    [{ link: true, text: 'Click here.' }, ['vague-link']],
    [{ link: true, text: 'Read more →' }, ['vague-link']],
    [{ link: true, text: '点击这里' }, ['vague-link']],
    [{ link: true, text: 'aquí' }, ['vague-link']],
    [{ link: true, text: 'The page of the survey' }, []],
    [{ text: 'here' }, []],
  ])('%j', (more, expected) => expect(codesOf(text(more))).toEqual(expected));

  it('of one link in several runs are one', () => {
    const link = { ...words, link: true };
    expect(
      codesOf({
        texts: [
          { ...link, text: 'click ' },
          { ...link, text: 'here' },
        ],
      }),
    ).toEqual(['vague-link']);
    expect(
      codesOf({
        texts: [
          { ...link, text: 'here ' },
          { ...link, text: 'is the survey' },
        ],
      }),
    ).toEqual([]);
  });
});

describe('tables and charts', () => {
  const table = (headerRow: boolean, merged: number, rows = 3) => ({
    kind: 'table' as const,
    alt: 'Rain by month',
    table: { headerRow, merged, rows },
  });
  const chart = (keyedByColor: boolean, keys: number) => ({
    kind: 'chart' as const,
    alt: 'Rain by month',
    chart: { keyedByColor, keys },
  });
  it.each<[Partial<AccessibleShape>, string[]]>([
    [table(true, 0), []],
    [table(false, 0), ['no-header-row']],
    [table(false, 0, 1), []],
    [table(true, 2), ['merged-cells']],
    [chart(true, 3), ['color-alone']],
    [chart(true, 1), []],
    [chart(false, 3), []],
  ])('%j', (more, expected) => expect(codesOf(more)).toEqual(expected));
});
