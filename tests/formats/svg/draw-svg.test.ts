import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { drawSvg } from '../../../src/formats/svg/index.ts';
import type { PlacedChart, PlacedShape, PlacedSlide } from '../../../src/layout/index.ts';
import { nodeShapes } from '../../../src/theme/index.ts';
import { attributeOf } from '../../../src/xml/index.ts';
import { howMany } from '../../how-many.ts';
import { nastyText } from '../../markup/arbitrary-text.ts';
import { everything } from '../pptx/everything.ts';
import {
  chart,
  connector,
  gif,
  group,
  image,
  item,
  node,
  paragraph,
  png,
  run,
  slide,
  svg as smallSvg,
  table,
  text,
  title,
} from '../pptx/placed-pieces.ts';
import { plainTheme } from '../pptx/plain-theme.ts';
import { elementsOf, linesOf, number, textOf } from './read-svg.ts';

const size = { width: 13.333, height: 7.5, language: 'en' } as const;

function draw(shapes: readonly PlacedShape[], more: Partial<PlacedSlide> = {}): string {
  return drawSvg({ ...slide('one', 1, 'title-only', shapes), ...more }, size, plainTheme);
}

/** What is drawn for the shapes alone, an element a line: without the document around them and the background. */
function check(shapes: readonly PlacedShape[], expected: string): void {
  const drawn = draw(shapes)
    .replace(/^<svg [^>]*>(<title>.*?<\/title>)?<rect [^>]*\/>/, '')
    .replace(/<\/svg>$/, '');
  expect(`\n${drawn.replaceAll('><', '>\n<')}\n`).toBe(expected);
}

const box = { x: 1, y: 1, w: 2, h: 1 };

describe('golden drawings', () => {
  it('of text', () => {
    const words = paragraph(
      [run('Water '), run('is', { bold: true }), run(' wet'), run('1', { sup: true })],
      {
        lines: [
          { text: 'Water is', width: 1, height: 0.34 },
          { text: 'wet1', width: 0.5, height: 0.34 },
        ],
      },
    );
    check(
      [text('Body', box, [words], { anchor: 'bottom' })],
      `
<g id="one.Body">
<text>
<tspan x="72" y="114.26" textLength="54.44" lengthAdjust="spacingAndGlyphs" font-size="20" fill="#1F2933">Water </tspan>
<tspan x="126.44" y="114.26" textLength="12.9" lengthAdjust="spacingAndGlyphs" font-size="20" fill="#1F2933" font-weight="bold">is</tspan>
</text>
<text>
<tspan x="72" y="138.74" textLength="30.68" lengthAdjust="spacingAndGlyphs" font-size="20" fill="#1F2933">wet</tspan>
<tspan x="102.68" y="132.74" textLength="6.69" lengthAdjust="spacingAndGlyphs" font-size="13.2" fill="#1F2933">1</tspan>
</text>
</g>
`,
    );
  });

  it('of a node and its double', () => {
    const words = node('Node a', box, 'A & <b>', {
      line: { color: { color: 'accent1' }, width: 2, dash: 'dash' },
    });
    check(
      [words],
      `
<g id="one.Node_a">
<rect x="72" y="72" width="144" height="72" rx="5.76" fill="#CCE3F6" stroke="#1F6FB2" stroke-width="2" stroke-dasharray="8 6" stroke-linejoin="round"/>
<text x="118.13" y="113.57" textLength="51.74" lengthAdjust="spacingAndGlyphs" font-size="16" fill="#1F2933">A &amp; &lt;b&gt;</text>
</g>
`,
    );
  });

  it('of connectors', () => {
    const a = node('a', { x: 1, y: 1, w: 1, h: 1 }, 'A');
    const b = node('b', { x: 4, y: 3, w: 1, h: 1 }, 'B');
    const line = { color: { color: 'accent6' }, width: 1, dash: 'solid' } as const;
    const drawn = (more: Parameters<typeof connector>[5], from: 'right' | 'bottom', to: 'left' | 'top') =>
      elementsOf(draw([connector('c', a, from, b, to, { line, endArrow: false, ...more })]))
        .filter(({ name }) => name === 'path' || name === 'polygon')
        .map((element) => attributeOf(element, 'd') ?? attributeOf(element, 'points'));
    expect([
      drawn({ geometry: 'straight' }, 'right', 'left'),
      drawn({ bend: 0.25 }, 'right', 'left'),
      drawn({ bend: 0.5 }, 'bottom', 'top'),
      drawn({ bend: 0.5 }, 'right', 'top'),
      drawn({ bend: 0.5 }, 'bottom', 'left'),
      drawn({ geometry: 'straight', endArrow: true, startArrow: true }, 'right', 'left'),
      drawn({ bend: -0.5, endArrow: true }, 'right', 'left'),
    ]).toEqual([
      ['M144 108L288 252'],
      ['M144 108L180 108L180 252L288 252'],
      ['M108 144L108 180L324 180L324 216'],
      ['M144 108L324 108L324 216'],
      ['M108 144L108 252L288 252'],
      [
        'M147.39 111.39L284.61 248.61',
        '144,108 150.36,110.12 146.12,114.36',
        '288,252 281.64,249.88 285.88,245.64',
      ],
      ['M144 108L72 108L72 252L283.2 252', '288,252 282,255 282,249'],
    ]);
  });

  it('of a table with spans', () => {
    const plain = table('t', { x: 1, y: 1, w: 3, h: 2 }, [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    const cell = { ...plain.rows[0]!.cells[0]!, paragraphs: [paragraph([])] };
    const fill = { color: 'light2' } as const;
    const rows = [
      {
        height: 1,
        cells: [
          { ...cell, colspan: 2, fill },
          { ...cell, column: 2, rowspan: 2, fill },
        ],
      },
      {
        height: 1,
        cells: [
          { ...cell, fill: null },
          { ...cell, column: 1, colspan: 9, fill },
        ],
      },
    ];
    check(
      [{ ...plain, rows, alt: null }],
      `
<g id="one.t">
<g shape-rendering="crispEdges">
<rect x="72" y="72" width="144" height="72" fill="#EEF2F6"/>
<rect x="216" y="72" width="72" height="144" fill="#EEF2F6"/>
<rect x="144" y="144" width="144" height="72" fill="#EEF2F6"/>
</g>
</g>
`,
    );
  });

  it('of pictures', () => {
    const picture = {
      path: 'p.png',
      format: 'png',
      bytes: Buffer.from([1, 2, 3]),
      fallback: null,
      widthPx: 100,
      heightPx: 50,
    } as const;
    const crop = { left: 0.1, top: 0.2, right: 0.3, bottom: 0 };
    check(
      [image('whole', box, picture, { decorative: true, alt: null }), image('part', box, picture, { crop })],
      `
<g id="one.whole" aria-hidden="true">
<image x="72" y="72" width="144" height="72" preserveAspectRatio="none" href="data:image/png;base64,AQID"/>
</g>
<g id="one.part" role="img">
<title>part</title>
<desc>Picture part</desc>
<svg x="72" y="72" width="144" height="72" viewBox="10 10 60 40" preserveAspectRatio="none" overflow="hidden">
<image width="100" height="50" preserveAspectRatio="none" href="data:image/png;base64,AQID"/>
</svg>
</g>
`,
    );
  });

  it('of a group within a group', () => {
    const inner = group('In/ner', box, [text('Plate', box, [], { fill: { color: 'light1' } })], 'Inside');
    check(
      [group('Outer: 1', box, [inner], 'A & B')],
      `
<g id="one.Outer:_1" role="img">
<title>Outer: 1</title>
<desc>A &amp; B</desc>
<g id="one.In.ner" role="img">
<title>In/ner</title>
<desc>Inside</desc>
<g id="one.Plate">
<rect x="72" y="72" width="144" height="72" fill="#FFFFFF"/>
</g>
</g>
</g>
`,
    );
  });
});

describe('the slide', () => {
  it('has its size in points, its language and its title, also one that stands off the slide', () => {
    const off = title('Off the  slide', { box: { x: 0.7, y: -0.75, w: 11.9, h: 0.6 } });
    const [root, name] = elementsOf(draw([text('x', box, []), off]));
    expect(root!.attributes.slice(1).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'width=959.98',
      'height=540',
      'viewBox=0 0 959.976 540',
      'xml:lang=en',
      'xml:space=preserve',
      "font-family=Calibri,Carlito,'Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif",
    ]);
    expect([name!.name, textOf(name!)]).toEqual(['title', 'Off the slide']);
  });

  test.each([
    ['its own background', { background: { color: 'accent1' } }, '#1F6FB2', 0],
    ['its layout’s', { layout: 'title-slide' }, '#17324D', 1],
    ['white where nobody knows its layout', { layout: 'gone' }, '#FFFFFF', 0],
  ] as const)('has %s', (_, more, fill, decorations) => {
    const [, background, ...rest] = elementsOf(draw([], more));
    expect(attributeOf(background!, 'fill')).toBe(fill);
    expect(rest.filter(({ name }) => name === 'rect')).toHaveLength(decorations);
  });

  it('takes another prefix for its ids', () => {
    const one = drawSvg(slide('one', 1, 'blank', [text('Body', box, [])]), size, plainTheme, {
      idPrefix: 'p3',
    });
    expect(one).toContain('<g id="p3.Body"');
  });
});

describe('text', () => {
  it('counts numbers over deeper levels, and from a new start', () => {
    const at = (label: string, level: number, start: number | null) =>
      item(label, { level, bullet: start === null ? null : { kind: 'number', start } });
    const list = [
      at('a', 0, 1),
      at('x', 1, 1),
      at('y', 1, 1),
      at('b', 0, 1),
      at('z', 1, 1),
      at('-', 0, null),
      at('c', 0, 3),
    ];
    const drawn = linesOf(draw([text('List', box, list)]));
    expect(drawn.filter((line) => /\d/.test(line))).toEqual(['1.', '1.', '2.', '2.', '1.', '3.']);
  });

  it('sets East Asian characters in East Asian faces, and quotation marks with them in Chinese only', () => {
    const facesOf = (language: string) =>
      elementsOf(draw([text('t', box, [paragraph([run('说“好”ok', { language })])])]))
        .filter(({ name }) => name === 'tspan')
        .map((span) => [textOf(span), attributeOf(span, 'font-family')?.split(',')[0] ?? null]);
    expect(facesOf('zh')).toEqual([
      ['说“好”', "'Microsoft YaHei'"],
      ['ok', null],
    ]);
    expect(facesOf('en')).toEqual([
      ['说', "'Microsoft YaHei'"],
      ['“', null],
      ['好', "'Microsoft YaHei'"],
      ['”ok', null],
    ]);
  });

  it('stands where its anchor and alignment say, inside of what the shape keeps free', () => {
    const place = (anchor: 'top' | 'middle' | 'bottom', align: 'left' | 'center' | 'right') => {
      const line = paragraph('Word', { align, lines: [{ text: 'Word', width: 0.6, height: 0.5 }] });
      const inset = { left: 0.1, top: 0.1, right: 0.1, bottom: 0.1 };
      const words = elementsOf(draw([text('t', box, [line], { anchor, inset })])).find(
        ({ name }) => name === 'text',
      )!;
      return [number(words, 'x'), number(words, 'x') + number(words, 'textLength'), number(words, 'y')];
    };
    expect(place('top', 'left')[0]).toBeCloseTo(72 + 7.2, 1);
    expect(place('bottom', 'right')[1]).toBeCloseTo(216 - 7.2, 1);
    expect((place('middle', 'center')[0]! + place('middle', 'center')[1]!) / 2).toBeCloseTo(144, 1);
    const heights = (['top', 'middle', 'bottom'] as const).map((anchor) => place(anchor, 'left')[2]!);
    expect(heights[1]! - heights[0]!).toBeCloseTo(10.8, 1);
    expect(heights[2]! - heights[0]!).toBeCloseTo(21.6, 1);
  });
});

describe('every kind', () => {
  const kinds: PlacedChart['chart'][] = ['bar', 'column', 'line', 'area', 'pie', 'doughnut', 'scatter'];

  test.each(kinds)('of chart draws its data, its names and its values: %s', (kind) => {
    const drawn = draw([chart('c', { x: 1, y: 1, w: 8, h: 5 }, kind)]);
    const names = elementsOf(drawn).map(({ name }) => name);
    const lines = linesOf(drawn);
    expect(names.filter((name) => /^(rect|path|polygon|polyline|circle)$/.test(name)).length).toBeGreaterThan(
      4,
    );
    expect(lines).toContain('2.5');
    if (kind === 'pie' || kind === 'doughnut') expect(lines).toContain('North & <South>');
    else expect(lines).toEqual(expect.arrayContaining(['Second "series"', 'Regions & more', 'How many']));
  });

  test.each(nodeShapes)('of shape has an outline that stays in its box: %s', (shape) => {
    const outline = elementsOf(draw([text('s', box, [], { shape, fill: { color: 'accent1' } })]))[3]!;
    const numbers = [
      ...(attributeOf(outline, 'd') ?? '').matchAll(/[ML]?(-?[\d.]+) (-?[\d.]+)(?=[ALMZ]|$)/g),
    ];
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeGreaterThanOrEqual(72);
      expect(Number(x)).toBeLessThanOrEqual(216);
      expect(Number(y)).toBeGreaterThanOrEqual(72);
      expect(Number(y)).toBeLessThanOrEqual(144);
    }
    expect(outline.name).toMatch(/^(rect|ellipse|path)$/);
    expect(outline.name === 'path' ? numbers.length : 4).toBeGreaterThan(3);
  });

  test.each([
    ['png', png, 'image/png'],
    ['gif', gif, 'image/gif'],
    ['svg', smallSvg, 'image/svg+xml'],
  ] as const)('of picture is in the drawing: %s', (format, bytes, type) => {
    const drawn = draw([
      image('p', box, { path: 'p', format, bytes, fallback: png, widthPx: 1, heightPx: 1 }),
    ]);
    expect(drawn).toContain(`href="data:${type};base64,${bytes.toString('base64')}"`);
  });

  it('of shape is drawn for whole slides, in well-formed drawings with ids of their own', () => {
    const { placed, theme } = everything();
    const kindsSeen = new Set<string>();
    const see = (shape: PlacedShape): void => {
      kindsSeen.add(shape.kind);
      if (shape.kind === 'group') shape.shapes.forEach(see);
    };
    for (const each of placed.slides) {
      const drawn = drawSvg(each, placed, theme);
      expect(drawSvg(each, placed, theme)).toBe(drawn);
      const ids = elementsOf(drawn).flatMap((element) => attributeOf(element, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(drawn).not.toContain('NaN');
      each.shapes.forEach(see);
    }
    expect([...kindsSeen].sort()).toEqual(['chart', 'connector', 'group', 'image', 'table', 'text']);
  });
});

describe('nasty texts', () => {
  /** Also what XML cannot hold at all. */
  const nastier = fc.oneof(
    nastyText,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      "' onload='x",
      '\u0000\u0008\uFFFE',
      '\uD800',
      ']]>',
      'url(#x)',
    ),
  );

  it('never become anything but text', () => {
    fc.assert(
      fc.property(
        nastier,
        nastier,
        nastier,
        fc.constantFrom('bar', 'line', 'pie', 'scatter'),
        (a, b, c, kind) => {
          const drawn = draw(
            [
              title(a, { alt: b }),
              text('t', box, [
                item([run(a, { language: 'zh' }), run(b, { code: true, font: 'code' }), run(c, { link: c })]),
              ]),
              group('g', box, [node('n', box, c)], a),
              table('tab', box, [
                [a, b],
                [c, a],
              ]),
              chart('ch', box, kind as PlacedChart['chart'], {
                categories: [a, b, c],
                xTitle: c,
                yTitle: a,
                alt: b,
              }),
            ],
            { id: 'one' },
          );
          const elements = elementsOf(drawn);
          const allowed =
            /^(svg|title|desc|g|text|tspan|rect|path|line|polyline|polygon|circle|ellipse|image)$/;
          for (const { name, attributes } of elements) {
            expect(name).toMatch(allowed);
            for (const { name: key } of attributes) expect(key).not.toMatch(/^on|^href$|^style$/);
          }
          const seen = linesOf(drawn).join('');
          const shown = c.replace(/[\s\p{C}]/gu, '');
          // What is read from the right stands in pieces.
          const fromLeft = !/[\u0590-\u08ff]/.test(c);
          if (shown === c && c !== '' && fromLeft) expect(seen).toContain(c);
        },
      ),
      { numRuns: howMany.blocks },
    );
  });
});
