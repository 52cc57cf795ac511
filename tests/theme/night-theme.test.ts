import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeTheme, isDark, resolveColor, themeColors, towardBackground } from '../../src/theme/index.ts';

const fileOf = (set: string) => {
  const path = new URL(`../../templates/${set}/theme.yaml`, import.meta.url);
  return { path: `${set}/theme.yaml`, text: readFileSync(path, 'utf8') };
};
const briefing = decodeTheme([fileOf('briefing')]).value!;
const night = decodeTheme([fileOf('briefing'), fileOf('night')]);
const theme = night.value!;

describe('the night theme', () => {
  it('has nothing to complain about: every face is measured, every contrast holds', () => {
    expect(night.diagnostics).toEqual([]);
  });

  it('has every layout and place of the theme that it lies over', () => {
    const places = (each: typeof theme) =>
      [...each.layouts].map(([id, layout]) => `${id}: ${[...layout.slots.keys()].join(' ')}`);
    expect(places(theme)).toEqual(places(briefing));
  });

  it('is dark throughout, in other faces and colours, with no title in bold', () => {
    for (const layout of theme.layouts.values()) {
      expect(isDark(theme, layout.background)).toBe(true);
      expect(layout.title?.bold ?? false).toBe(false);
    }
    expect(theme.fonts.heading.latin).not.toBe(briefing.fonts.heading.latin);
    expect(theme.fonts.body.latin).not.toBe(briefing.fonts.body.latin);
    for (const color of themeColors) expect(theme.colors[color]).not.toBe(briefing.colors[color]);
  });

  it('has soft fills that are dark', () => {
    for (const color of ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const) {
      const soft = towardBackground(theme, { color }, { color: 'light1' }, 0.86);
      expect(isDark(theme, soft), resolveColor(theme, soft)).toBe(true);
    }
  });
});
