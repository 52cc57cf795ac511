import {
  type ColorRef,
  type LayoutText,
  plainLayout,
  plainTheme as plainParts,
  plainPlace,
  type ShapeDecoration,
  type Theme,
  type ThemeLayout,
  usualType,
} from '../../../src/theme/index.ts';

const shape = { line: null, radius: 0.08, over: null } as const satisfies Partial<ShapeDecoration>;
const white: ColorRef = { color: 'light1' };
const dark: ColorRef = { color: 'dark1' };

export function place(
  x: number,
  y: number,
  w: number,
  h: number,
  more: Partial<LayoutText> = {},
): LayoutText {
  return {
    x,
    y,
    w,
    h,
    index: 1,
    size: 20,
    min: 16,
    color: dark,
    bold: false,
    align: 'left',
    anchor: 'top',
    font: 'body',
    bullets: true,
    ...plainPlace,
    ...more,
  };
}

const title = place(0.7, 0.625, 11.933, 1.025, { index: 0, size: 30, bold: true, font: 'heading' });
const foot = {
  kicker: place(0.7, 0.375, 11.933, 0.25, { index: 20, size: 12, bold: true, color: { color: 'accent1' } }),
  citations: place(0.7, 6.45, 11.933, 0.45, { index: 21, size: 12, anchor: 'bottom' }),
  footer: place(0.7, 7, 5.842, 0.25, { index: 11, size: 12, anchor: 'middle' }),
  date: place(6.792, 7, 2.25, 0.25, { index: 10, size: 12, align: 'center', anchor: 'middle' }),
  number: place(11.633, 7, 1, 0.25, { index: 12, size: 12, align: 'right', anchor: 'middle' }),
};
const bare = { kicker: null, citations: null, footer: null, date: null, number: null };

function layout(id: string, name: string, type: string, more: Partial<ThemeLayout>): [string, ThemeLayout] {
  const base = {
    id,
    name,
    type,
    background: white,
    title,
    subtitle: null,
    slots: new Map(),
    decorations: [],
    ...plainLayout,
  };
  return [id, { ...base, ...foot, ...more }];
}

const layouts = new Map([
  layout('title-slide', 'Title Slide', 'title', {
    ...bare,
    background: { color: 'dark2' },
    title: { ...title, y: 1.75, h: 1.875, size: 44, color: white, anchor: 'bottom' },
    subtitle: place(0.7, 3.875, 11.933, 1, { size: 22, color: white }),
    slots: new Map([['details', place(0.7, 5.5, 11.933, 1, { index: 2, size: 16, color: white })]]),
    decorations: [{ ...shape, shape: 'rect', x: 0, y: 0, w: 0.25, h: 7.5, fill: { color: 'accent1' } }],
  }),
  layout('title-and-content', 'Title and Content', 'obj', {
    slots: new Map([['body', place(0.7, 1.75, 11.933, 4.625)]]),
  }),
  layout('two-content', 'Two Content', 'twoObj', {
    slots: new Map([
      ['left', place(0.7, 1.75, 5.717, 4.625)],
      ['right', place(6.917, 1.75, 5.716, 4.625, { index: 2 })],
    ]),
  }),
  layout('title-only', 'Title Only', 'titleOnly', {}),
  layout('blank', 'Blank', 'blank', { title: null, kicker: null }),
  layout('quote', 'Quote & more', 'cust', {
    slots: new Map([
      ['body', place(1.25, 1.875, 10.625, 3.25, { size: 30, anchor: 'middle', font: 'heading' })],
      ['caption', place(1.25, 5.25, 10.625, 1, { index: 2, size: 18 })],
    ]),
    decorations: [
      {
        ...shape,
        shape: 'round-rect',
        x: 0.7,
        y: 1.875,
        w: 0.09,
        h: 4.375,
        fill: { color: 'accent1', tint: 0.4 },
      },
    ],
  }),
  layout('picture-with-caption', 'Picture with Caption', 'picTx', {
    slots: new Map([
      ['picture', place(0.7, 1.75, 7.872, 4.625)],
      ['caption', place(8.947, 1.75, 3.686, 4.625, { index: 2, size: 18 })],
    ]),
  }),
]);

const colors: Theme['colors'] = {
  dark1: '1F2933',
  light1: 'FFFFFF',
  dark2: '17324D',
  light2: 'EEF2F6',
  accent1: '1F6FB2',
  accent2: 'B4530A',
  accent3: '0F766E',
  accent4: '7A3E9D',
  accent5: 'A61E4D',
  accent6: '52606D',
  hyperlink: '1A5FA8',
  'followed-hyperlink': '6B3FA0',
};

/** A small theme of the tests' own, so that no test depends on the look of a shipped one. */
export const plainTheme: Theme = {
  name: 'Plain & <Simple>',
  size: { width: 13.333, height: 7.5 },
  colors,
  fonts: {
    heading: { latin: 'Calibri', 'east-asian': 'Microsoft YaHei', complex: 'Arial' },
    body: { latin: 'Calibri', 'east-asian': 'Microsoft YaHei', complex: 'Arial' },
  },
  type: { ...usualType(), title: 30 },
  ...plainParts(colors),
  numbers: { group: false, decimals: null },
  prefers: [],
  kinds: new Map(),
  classes: new Map(),
  layouts,
};
