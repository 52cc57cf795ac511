import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, readableOn, resolveColor, textOn, towardBackground } from '../../src/theme/index.ts';
import { darkTheme, sampleTheme } from '../layout/sample-deck.ts';

const office = { colors: { ...sampleTheme().colors, accent1: '4472C4', accent2: 'ED7D31', dark1: '000000' } };

describe('resolveColor', () => {
  // What PowerPoint's own palette shows for the Office theme of 2013.
  it.each([
    [{ color: 'accent1', tint: 0.8 }, 'DAE3F3'],
    [{ color: 'accent1', tint: 0.6 }, 'B4C7E7'],
    [{ color: 'accent1', tint: 0.4 }, '8FAADC'],
    [{ color: 'accent1', shade: 0.25 }, '2F5597'],
    [{ color: 'accent1', shade: 0.5 }, '203864'],
    [{ color: 'accent2', tint: 0.6 }, 'F8CBAD'],
    [{ color: 'dark1', tint: 0.5 }, '808080'],
    [{ color: 'accent1' }, '4472C4'],
  ] as const)('gives %o as %s', (ref, expected) => {
    const found = resolveColor(office, ref);
    for (const at of [0, 2, 4]) {
      const distance = Math.abs(
        parseInt(found.slice(at, at + 2), 16) - parseInt(expected.slice(at, at + 2), 16),
      );
      expect(distance, `${found} for ${expected}`).toBeLessThanOrEqual(1);
    }
  });
});

describe('contrast', () => {
  it('is 21 for black on white, 1 for a colour on itself', () => {
    expect(contrast('000000', 'FFFFFF')).toBeCloseTo(21);
    expect(contrast('1F6FB2', '1F6FB2')).toBe(1);
  });
  it('is 4.54 for the grey that just passes on white', () => {
    expect(contrast('767676', 'FFFFFF')).toBeCloseTo(4.54, 2);
  });
});

describe('readableOn', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => n.toString(16).padStart(6, '0').toUpperCase());
  it('finds a colour of 4.5:1 on every background that the neutrals can be read on', () => {
    fc.assert(
      fc.property(hex, hex, (accent1, light2) => {
        const theme = { colors: { ...office.colors, accent1, light2, light1: 'FFFFFF' } };
        const background = { color: 'light2' } as const;
        const found = resolveColor(theme, readableOn(theme, { color: 'accent1' }, background));
        expect(contrast(found, light2)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
  it('leaves a colour alone that can be read', () => {
    expect(readableOn(office, { color: 'dark1' }, { color: 'light1' })).toEqual({ color: 'dark1' });
  });
});

describe('towardBackground', () => {
  it.each([
    ['light', sampleTheme()],
    ['dark', sampleTheme(darkTheme)],
  ])('gives fills on which the text can be read, on a %s theme', (_, theme) => {
    const paper = { color: 'light1' } as const;
    for (const color of ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const) {
      const fill = towardBackground(theme, { color }, paper, 0.86);
      expect(contrast(resolveColor(theme, fill), resolveColor(theme, textOn(theme, fill)))).toBeGreaterThan(
        4.5,
      );
      // Nearer to the background than the colour itself.
      const behind = resolveColor(theme, paper);
      expect(contrast(resolveColor(theme, fill), behind)).toBeLessThan(contrast(theme.colors[color], behind));
    }
  });

  it('mixes a colour with white or black, in the file’s own words', () => {
    const mixed = (hex: string, other: number, share: number) =>
      [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) * (1 - share) + other * share);
    for (const [theme, other, share] of [
      [sampleTheme(), 255, 0.8],
      [sampleTheme(darkTheme), 0, 0.8 * 0.85],
    ] as const) {
      for (const color of ['accent1', 'accent2', 'accent3', 'accent4', 'accent5'] as const) {
        const fill = resolveColor(theme, towardBackground(theme, { color }, { color: 'light1' }, 0.8));
        mixed(theme.colors[color], other, share).forEach((value, i) => {
          const own = Number.parseInt(fill.slice(2 * i, 2 * i + 2), 16);
          expect(Math.abs(own - value), `${color} ${fill}`).toBeLessThanOrEqual(2);
        });
      }
    }
  });
});

describe('textOn', () => {
  it('can be read on every grey and every colour of middle lightness', () => {
    const theme = {
      colors: { ...office.colors, dark1: '1F2933', light1: 'F3F5F8', dark2: '33475B', light2: 'E4E7EB' },
    };
    for (let lightness = 0; lightness <= 255; lightness += 3) {
      for (const [r, g, b] of [
        [1, 1, 1],
        [0.16, 0.5, 1],
        [1, 0.3, 0.1],
      ] as const) {
        const hex = [r, g, b]
          .map((share) =>
            Math.round(share * lightness)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('');
        const fill = { color: `#${hex.toUpperCase()}` } as const;
        const ratio = contrast(hex.toUpperCase(), resolveColor(theme, textOn(theme, fill)));
        expect([hex, ratio >= 4.5]).toEqual([hex, true]);
      }
    }
  });
});
