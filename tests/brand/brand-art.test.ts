import { expect, it } from 'vitest';
import {
  describeBrand,
  openBrand,
  readBrand,
  readBrandSettings,
  settingsText,
} from '../../src/formats/pptx/brand/index.ts';
import { drawSvg } from '../../src/formats/svg/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { composeProject } from '../fuzz/compose-project.ts';
import { type BrandWish, makeBrand } from './make-brand.ts';

async function layOut(wish: BrandWish, settings: string | null = null) {
  const composed = composeProject(3);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const files = {
    ...composed.files,
    [composed.deck]: `theme: brand/acme.pptx\n${deck}`,
    'brand/acme.pptx': makeBrand(wish),
    ...(settings !== null && { 'brand/acme.brand.yaml': settings }),
  };
  return buildInMemory({ ...composed, files }, [], { ownTheme: true });
}

const brandOf = (wish: BrandWish) => readBrand(openBrand(makeBrand(wish), 'acme.pptx', null).value!);

it('drawings of slides show the art of their layouts', async () => {
  const { laidOut } = await layOut({ logo: true, gradient: true });
  const { theme, editions } = laidOut!;
  const { placed } = editions[0]!;
  const svg = drawSvg(placed.slides[1]!, placed, theme);
  expect(svg).toContain('#CC3300');
  expect(svg).toContain('linearGradient');
});

it('text keeps clear of what stands on a layout', async () => {
  const { laidOut } = await layOut({ stripe: true });
  const { theme } = laidOut!;
  const stripe = 0.1 * theme.size.width;
  for (const layout of theme.layouts.values())
    for (const slot of layout.slots.values())
      if (!slot.behind) expect(slot.x, layout.id).toBeGreaterThan(stripe);
});

it('says what each layout is for, as settings that say the same again', () => {
  for (const names of ['english', 'german', 'japanese'] as const) {
    const report = describeBrand(brandOf({ names, typed: false }));
    const uses = report.masters[0]!.layouts.map(({ uses }) => uses.map(({ purpose }) => purpose));
    expect(uses, names).toEqual([['cover'], ['content'], ['section'], ['two-content'], ['title-only']]);
    const read = readBrandSettings({ path: 'acme.brand.yaml', text: settingsText(report) });
    expect(read.diagnostics).toEqual([]);
    expect(read.value?.layouts.get('title-and-content')?.layout).toBe(report.masters[0]!.layouts[1]!.name);
    expect(read.value?.layouts.get('comparison')?.layout).toBe(null);
  }
});

it('heeds its settings', async () => {
  const settings = `layouts: { title-and-content: Two Content, closing: Nothing }
roles: { accent: accent5 }
keep-out: [{ x: 0, y: 6, w: 13, h: 1.5 }]
`;
  const { laidOut, diagnostics } = await layOut({}, settings);
  const { theme } = laidOut!;
  expect(
    diagnostics.filter(({ code }) => code === 'brand-layout-missing').map(({ message }) => message),
  ).toEqual(['the file has no layout "Nothing"']);
  expect(theme.layouts.get('title-and-content')?.origin?.name).toBe('Two Content');
  expect(theme.roles.accent).toEqual({ color: '#A61E4D' });
  const body = theme.layouts.get('two-content')!.slots.get('left')!;
  expect(body.y + body.h).toBeLessThanOrEqual(6);
});

it('a footer of the file stays, unless the deck replaces it', async () => {
  const { laidOut } = await layOut({});
  const { theme } = laidOut!;
  expect(theme.layouts.get('title-and-content')?.footer?.brand?.type).toBe('ftr');
});

it('colours what it adds with accents that can be seen, by the names of the file', async () => {
  const { laidOut } = await layOut({ accents: ['F2F2F2', 'FFE08A', 'DDDDDD', 'CFE8FF', '1F6FB2', 'F5F5F5'] });
  const { theme } = laidOut!;
  expect(theme.colors.accent1).toBe('1F6FB2');
  expect(theme.brand?.names.get('accent1')).toBe('accent5');
});
