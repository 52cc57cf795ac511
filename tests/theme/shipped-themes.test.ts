import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, decodeTheme, resolveColor, type Theme, textContrasts } from '../../src/theme/index.ts';

const root = new URL('../../templates/', import.meta.url);
const file = (name: string) => {
  const path = `templates/${name}/theme.yaml`;
  return { path, text: readFileSync(new URL(`${name}/theme.yaml`, root), 'utf8') };
};
const names = readdirSync(root).filter((name) =>
  readdirSync(new URL(`${name}/`, root)).includes('theme.yaml'),
);
const layersOf = (name: string) => [file('briefing'), ...(name === 'briefing' ? [] : [file(name)])];
const themeOf = (name: string): Theme => decodeTheme(layersOf(name)).value!;
const whole = names.filter((name) => name !== 'briefing' && name !== 'night');

const own = (text: string) => ({ path: 'templates/mine/theme.yaml', text });

/** Other colours and faces, and nothing else. */
const repainted = own(`colors:
  dark1: "101820"
  light1: "FFFFFF"
  dark2: "44505C"
  light2: "EDF1F4"
  accent1: "0A5C36"
  accent2: "8F2D56"
  accent3: "1D4E89"
  accent4: "6A4C93"
  accent5: "7A5200"
  accent6: "5F6B76"
  hyperlink: "1D4E89"
  followed-hyperlink: "6A4C93"
fonts: { heading: { latin: Times New Roman }, body: { latin: Arial } }
`);

describe.each(names)('the theme of %s', (name) => {
  const decoded = decodeTheme(layersOf(name));

  it('is without a finding', () => {
    expect(decoded.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it('has text that can be read on everything that is behind it', () => {
    const poor = textContrasts(decoded.value!).filter(({ ratio, wanted }) => ratio < wanted);
    expect(poor.map(({ layout, name: place, ratio }) => `${layout.id} ${place} ${ratio.toFixed(2)}`)).toEqual(
      [],
    );
  });

  it('has marks that stand out from the paper', () => {
    const theme = decoded.value!;
    const paper = resolveColor(theme, theme.roles.sheet);
    for (const accent of ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const)
      expect(contrast(theme.colors[accent], paper), accent).toBeGreaterThanOrEqual(3);
  });
});

describe.each(whole)('the theme of %s, which stands by itself', (name) => {
  it('has every layout that briefing has, and they take the same slots', () => {
    const theme = themeOf(name);
    for (const [id, layout] of themeOf('briefing').layouts) {
      const mine = theme.layouts.get(id);
      expect([...(mine?.slots.keys() ?? [])].sort(), id).toEqual([...layout.slots.keys()].sort());
      expect(mine?.title === null, id).toBe(layout.title === null);
      expect(mine?.subtitle === null, id).toBe(layout.subtitle === null);
    }
    const covers = ['cover-panel', 'cover-frame', 'cover-picture', 'agenda', 'statement', 'half-bleed'];
    expect([...theme.layouts.keys()]).toEqual(expect.arrayContaining(covers));
  });

  it('says itself what each of its layouts is', () => {
    const text = file(name).text;
    for (const id of themeOf('briefing').layouts.keys()) expect(text).toContain(`\n  ${id}:`);
  });

  it('is whole in other colours and faces', () => {
    const { value, diagnostics } = decodeTheme([...layersOf(name), repainted]);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(value!.colors.accent1).toBe('0A5C36');
    expect([...value!.layouts.keys()]).toEqual([...themeOf(name).layouts.keys()]);
  });

  it('has a logo on every layout, where somebody gives it one', () => {
    const logo = own('logo: { src: logo.png, alt: Acme }\n');
    const { value } = decodeTheme([...layersOf(name), logo], (path) => ({
      value: { path, format: 'png', bytes: new Uint8Array(), fallback: null, widthPx: 200, heightPx: 100 },
      diagnostics: [],
    }));
    for (const { id, decorations } of value!.layouts.values()) {
      const shown = decorations.filter((each) => each.shape === 'picture');
      expect(shown, id).toHaveLength(1);
      expect(shown[0]!.picture.path).toBe('templates/mine/logo.png');
    }
  });
});

describe('mistakes', () => {
  const findings = (text: string) =>
    decodeTheme([...layersOf('editorial'), own(text)]).diagnostics.map(
      ({ code, severity, span, hint }) =>
        `${severity} ${code} ${span?.file.path}:${span?.start} ${hint ?? ''}`,
    );

  it.each([
    [
      'every-layout: { background: acent1 }\n',
      /^error theme-unknown-color templates\/mine\/theme.yaml:\d+ .*accent1/,
    ],
    ['roles: { headr: accent1 }\n', /^error theme-unknown-role templates\/mine\/theme.yaml:\d+ .*header/],
    ['every-layout: { frame: pages }\n', /^error theme-unknown-frame templates\/mine\/theme.yaml:\d+ .*page/],
    [
      'pictures: { seal: seal.svg }\nframes: { page: { decorations: [ { picture: sael, x: 1, y: 1, w: 1, h: 1 } ] } }\n',
      /^error theme-unknown-picture templates\/mine\/theme.yaml:\d+ .*seal/,
    ],
    [
      'layouts: { title-only: { decorations: [ { x: 0, y: 0, w: 1, h: 1, fill: accent1, over: pictur } ] } }\n',
      /^error theme-unknown-slot/,
    ],
    ['layouts: { title-only: { decorations: [ { x: 0, y: 0, w: 1, h: 1 } ] } }\n', /^error theme-gradient/],
    [
      'layouts: { title-only: { background: { gradient: [ { at: 0, color: accent1 } ] } } }\n',
      /^error theme-gradient/,
    ],
  ])('%j is told where it stands', (text, expected) => {
    expect(
      findings(text).some((finding) => expected.test(finding)),
      findings(text).join('\n'),
    ).toBe(true);
  });

  it('text is held against both ends of a gradient', () => {
    const text =
      'layouts: { title-only: { background: { gradient: [ { at: 0, color: light1 }, { at: 1, color: dark1 } ], angle: 90 } } }\n';
    expect(findings(text).filter((finding) => finding.includes('theme-contrast')).length).toBeGreaterThan(0);
  });
});
