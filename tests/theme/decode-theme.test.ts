import { describe, expect, it } from 'vitest';
import { formatLocation } from '../../src/source/index.ts';
import { contrast, decodeTheme, resolveColor, themeJsonSchema } from '../../src/theme/index.ts';
import { darkTheme, themeFile } from '../layout/sample-deck.ts';

function decode(over: string) {
  return decodeTheme([themeFile(), { path: 'over.yaml', text: over }]);
}

function findings(over: string): string[] {
  return decode(over).diagnostics.map(
    (each) => `${each.span ? formatLocation(each.span) : '-'} ${each.code}`,
  );
}

describe('the shipped theme', () => {
  const { value, diagnostics } = decodeTheme([themeFile()]);
  it('has no findings', () => expect(diagnostics).toEqual([]));
  it('has the layouts that templates may name', () => {
    const places = Object.fromEntries(
      [...value!.layouts].map(([id, layout]) => [id, [...layout.slots.keys()].join(' ')]),
    );
    expect(places).toEqual({
      'title-slide': 'details',
      'section-header': 'body picture',
      'cover-panel': 'details picture figures',
      'cover-frame': 'details',
      'cover-picture': 'picture details',
      agenda: 'body',
      statement: 'body',
      'half-bleed': 'body picture',
      'picture-full': 'picture caption',
      'quote-portrait': 'body caption picture',
      question: 'body',
      'closing-points': 'body',
      'title-and-content': 'body',
      'key-points': 'body',
      'two-content': 'left right',
      'wide-left': 'left right',
      'wide-right': 'left right',
      comparison: 'left-heading left right-heading right',
      'title-only': '',
      blank: 'body',
      'content-with-caption': 'body caption',
      'picture-with-caption': 'picture caption',
      quote: 'body caption',
      'big-number': 'number caption',
      closing: 'body',
    });
  });
  it("gives PowerPoint's own layouts its own names and types", () => {
    expect(value!.layouts.get('two-content')).toMatchObject({ name: 'Two Content', type: 'twoObj' });
    expect(value!.layouts.get('quote')).toMatchObject({ name: 'Quote', type: 'cust' });
  });
  it('numbers the places of each layout once', () => {
    for (const layout of value!.layouts.values()) {
      const places = [
        layout.title,
        layout.subtitle,
        layout.kicker,
        ...layout.slots.values(),
        layout.citations,
        layout.footer,
        layout.date,
        layout.number,
      ];
      const indexes = places.flatMap((place) => (place ? [place.index] : []));
      expect(new Set(indexes).size).toBe(indexes.length);
    }
  });
  it('sets text on dark layouts in the light colour', () => {
    expect(value!.layouts.get('title-slide')!.title!.color).toEqual({ color: 'light1' });
    expect(value!.layouts.get('title-and-content')!.title!.color).toEqual({ color: 'dark1' });
  });
});

describe('a theme laid over the shipped one', () => {
  it('is complete with only colours and fonts changed', () => {
    const { value, diagnostics } = decode(
      'colors: { accent1: "#8b1a1a" }\nfonts: { body: { latin: Arial } }\n',
    );
    expect(diagnostics).toEqual([]);
    expect(value!.colors.accent1).toBe('8B1A1A');
    expect(value!.colors.accent2).toBe('B4530A');
    expect(value!.fonts.body).toEqual({ latin: 'Arial', 'east-asian': 'Microsoft YaHei', complex: 'Arial' });
    expect(value!.fonts.heading.latin).toBe('Calibri');
  });
  it('takes colours as they are typed, with or without quotes', () => {
    const { value, diagnostics } = decode('colors: { dark1: 000000, accent1: 112233, accent2: 1E5010 }');
    expect(diagnostics).toEqual([]);
    expect(value!.colors).toMatchObject({ dark1: '000000', accent1: '112233', accent2: '1E5010' });
  });
  it('may be dark: every text can be read', () => {
    const { value, diagnostics } = decode(darkTheme);
    expect(diagnostics).toEqual([]);
    for (const layout of value!.layouts.values()) {
      for (const place of [layout.title, layout.kicker, layout.footer, ...layout.slots.values()]) {
        if (!place) continue;
        const ratio = contrast(resolveColor(value!, place.color), resolveColor(value!, layout.background));
        expect(ratio).toBeGreaterThanOrEqual(place.min >= 18 ? 3 : 4.5);
      }
    }
  });
  it('may move one place of one layout and add another layout', () => {
    const { value } = decode(
      'layouts:\n  two-content: { slots: { left: { w: 4 } } }\n  mine: { title: { x: 1, y: 1, w: 5, h: 1 }, footer: none }\n',
    );
    expect(value!.layouts.get('two-content')!.slots.get('left')).toMatchObject({ x: 0.7, w: 4 });
    expect(value!.layouts.get('mine')).toMatchObject({ name: 'Mine', type: 'cust', footer: null });
    expect(value!.layouts.get('mine')!.number).not.toBeNull();
  });
});

describe('a theme for slides of another size', () => {
  it.each([
    ['4:3', 'size: { width: 10, height: 7.5 }', 10, 7.5],
    ['a name', 'size: 16:10', 10, 6.25],
    ['one side only', 'size: { width: 10 }', 10, 7.5],
    ['large', 'size: { width: 40, height: 22.5 }', 40, 22.5],
    ['small', 'size: { width: 2, height: 1.5 }', 2, 1.5],
    ['the smallest', 'size: { width: 1, height: 1 }', 1, 1],
  ])('stretches the layouts beneath: %s', (_, over, width, height) => {
    const { value, diagnostics } = decode(over);
    expect(diagnostics).toEqual([]);
    expect(value!.size).toEqual({ width, height });
    const [across, down] = [width / 13.333, height / 7.5];
    const shipped = decodeTheme([themeFile()]).value!;
    for (const [id, layout] of shipped.layouts) {
      const scaled = value!.layouts.get(id)!;
      const places = [
        [layout.title, scaled.title],
        [layout.number, scaled.number],
        ...[...layout.slots].map(([name, slot]) => [slot, scaled.slots.get(name)!]),
        ...layout.decorations.map((each, i) => [each, scaled.decorations[i]!]),
      ];
      for (const [before, after] of places) {
        if (!before || !after) continue;
        expect(after.x, id).toBeCloseTo(before.x * across, 3);
        expect(after.w, id).toBeCloseTo(before.w * across, 3);
        expect(after.y, id).toBeCloseTo(before.y * down, 3);
        expect(after.h, id).toBeCloseTo(before.h * down, 3);
      }
    }
  });
  it('has type that goes with it, none under 12 pt', () => {
    const { value } = decode('size: 16:10');
    const shipped = decodeTheme([themeFile()]).value!;
    expect(value!.type).toMatchObject({ title: 24, body: 16, 'body-min': 13, 'table-min': 12, caption: 12 });
    expect(value!.layouts.get('big-number')!.slots.get('number')).toMatchObject({ size: 174, min: 52 });
    expect(decode('size: a4').value!.type).toEqual(shipped.type);
    expect(decode('size: 16:10\ntype: { body: 20 }').value!.type.body).toBe(20);
  });
  it('puts in rows what stood side by side where it is higher than wide', () => {
    const { value, diagnostics } = decode('size: a4-portrait');
    expect(diagnostics).toEqual([]);
    for (const [id, layout] of value!.layouts) {
      // A cover over a picture keeps its columns: the picture is one place for all of them.
      const slots = [...layout.slots.values()];
      if (slots.some(({ behind }) => behind)) continue;
      for (const [i, a] of slots.entries()) {
        expect(a.x + a.w, id).toBeLessThanOrEqual(8.268);
        for (const b of slots.slice(i + 1)) expect(b.y, id).toBeGreaterThanOrEqual(a.y + a.h - 0.01);
      }
    }
    const { slots, decorations } = value!.layouts.get('comparison')!;
    const [heading, left] = [slots.get('left-heading')!, slots.get('left')!];
    expect(left.w).toBeCloseTo(value!.layouts.get('title-only')!.title!.w, 2);
    expect(slots.get('right-heading')!.y).toBeGreaterThan(left.y + left.h);
    // The rule under a heading goes with it.
    expect(decorations[0]).toMatchObject({ x: heading.x, w: heading.w, h: 0.04677 });
    expect(decorations[0]!.y).toBeGreaterThan(heading.y + heading.h);
    expect(decorations[0]!.y).toBeLessThan(left.y);
  });
  it('leaves what its own file says', () => {
    const { value, diagnostics } = decode(
      'size: { width: 10, height: 7.5 }\nlayouts:\n  two-content: { slots: { left: { w: 4 } } }\n  mine: { title: { x: 1, y: 1, w: 8.5, h: 1 } }\n',
    );
    expect(diagnostics).toEqual([]);
    expect(value!.layouts.get('two-content')!.slots.get('left')!.w).toBe(4);
    expect(value!.layouts.get('mine')!.title).toMatchObject({ x: 1, y: 1, w: 8.5, h: 1 });
  });
  it('still says what of its own file lies outside, once', () => {
    const over =
      'size: { width: 10, height: 7.5 }\nlayouts: { mine: { title: { x: 2, y: 1, w: 9, h: 1 } } }\n';
    expect(findings(over)).toEqual(['over.yaml:2:27 theme-outside-slide']);
  });
  it('may be of a size that is none: that alone is said', () => {
    expect(findings('size: { width: 0 }')).toEqual(['over.yaml:1:16 invalid-value']);
    expect(findings('size: { width: wide }')).toEqual(['over.yaml:1:16 wrong-type']);
    expect(findings('size: { width: 1e308, height: 1e-308 }')).toEqual([
      'over.yaml:1:16 invalid-value',
      'over.yaml:1:31 invalid-value',
    ]);
    expect(findings('size: 4')).toEqual(['over.yaml:1:7 invalid-value']);
    expect(findings('size: a5')).toEqual(['over.yaml:1:7 invalid-value']);
  });
});

describe('findings', () => {
  it.each([
    ['colors: { accent1: blue }', ['over.yaml:1:20 invalid-value']],
    ['colors: { accent9: "112233" }', ['over.yaml:1:11 unknown-key']],
    ['fonts: { body: { latin: "Cal<ibri" } }', ['over.yaml:1:25 invalid-value']],
    ['fonts: { body: { latin: Papyrus } }', ['over.yaml:1:25 theme-unmeasured-font']],
    ['type: { body: 10 }', ['over.yaml:1:15 theme-small-type', 'theme.yaml theme-type-range']],
    [
      'layouts: { mine: { slots: { body: { x: 12, y: 1, w: 3, h: 1 } } } }',
      ['over.yaml:1:35 theme-outside-slide'],
    ],
    [
      'layouts: { mine: { slots: { body: { x: 1, y: 1, w: 3 } } } }',
      ['over.yaml:1:35 theme-place-incomplete'],
    ],
    [
      'layouts: { mine: { slots: { a: { x: 1, y: 1, w: 3, h: 1, index: 5 }, b: { x: 1, y: 3, w: 3, h: 1, index: 5 } } } }',
      ['over.yaml:1:106 theme-repeated-index'],
    ],
    ['colors: { accent1: "FFD700" }', ['over.yaml:1:20 theme-contrast']],
    ['layouts: { Mine: {} }', ['over.yaml:1:12 invalid-id']],
  ])('%s', (over, expected) => {
    const found = findings(over).map((each) => each.replace(/^theme.yaml:\d+:\d+/, 'theme.yaml'));
    for (const each of expected) expect(found).toContain(each);
  });
  it('refuses a theme that is no map', () => {
    expect(decodeTheme([{ path: 'theme.yaml', text: '- a\n' }]).diagnostics.map((each) => each.code)).toEqual(
      ['wrong-type'],
    );
  });
});

describe('themeJsonSchema', () => {
  it('requires nothing, so that a file may give a part only', () => {
    const schema = themeJsonSchema();
    expect(schema).not.toHaveProperty('required');
    expect(Object.keys(schema.properties as object)).toContain('every-layout');
  });
});
