import { describe, expect, test } from 'vitest';
import { drawn, root, verdict } from './read-text.ts';

/** What becomes of a rectangle without size: its attributes. */
const rect = (attributes: string, style = ''): string =>
  drawn(`${style === '' ? '' : `<style>${style}</style>`}<rect ${attributes}/>`).replace(
    /^<rect ?|\/>$/g,
    '',
  );

describe('colours', () => {
  test.each<[string, string]>([
    ['red', 'fill="#ff0000"'],
    ['#F00', 'fill="#ff0000"'],
    ['#ff000080', 'fill="#ff0000" fill-opacity="0.502"'],
    ['rgb(255, 0, 0)', 'fill="#ff0000"'],
    ['rgb(0 0 0 / 50%)', 'fill="#000000" fill-opacity="0.5"'],
    ['hsl(120deg 100% 30% / .5)', 'fill="#009900" fill-opacity="0.5"'],
    ['hwb(194 0% 0%)', 'fill="#00c4ff"'],
    ['oklch(0.7 0.15 200)', 'fill="#00b9c3"'],
    ['lab(50% 40 59.5)', 'fill="#bf5700"'],
    ['color(display-p3 1 0.5 0)', 'fill="#ff7600"'],
    ['color-mix(in srgb, red 30%, blue)', 'fill="#4d00b3"'],
    ['rgb(from red r g 100)', 'fill="#ff0064"'],
    ['light-dark(#fff, #000)', 'fill="#ffffff"'],
    ['light-dark(var(--none, red), #000)', 'fill="#ff0000"'],
    ['CanvasText', 'fill="#000000"'],
    ['transparent', 'fill="#000000" fill-opacity="0"'],
    ['none', 'fill="none"'],
    ['#cd853f icc-color(a, 0.1)', 'fill="#cd853f"'],
    ['url(#none) red', 'fill="#ff0000"'],
    ['url(#none)', 'fill="none"'],
    ['nonsense(1)', ''],
  ])('%s', (color, expected) => {
    expect(rect(`fill="${color}"`)).toBe(expected);
    expect(rect(`style="fill: ${color}"`)).toBe(expected);
  });

  test('the current one is that of where it is used', () => {
    expect(
      drawn(
        '<g color="red" fill="currentColor"><rect/><rect color="blue"/><rect stroke="currentColor"/></g>',
      ),
    ).toBe('<g fill="#ff0000"><rect/><rect fill="#0000ff"/><rect stroke="#ff0000"/></g>');
    expect(rect('color="red" fill="color-mix(in srgb, currentColor, white)"')).toBe('fill="#ff8080"');
  });

  test('what is translucent and what is opaque about it come together', () => {
    expect(drawn('<g fill="#ff000080"><rect fill-opacity="0.5"/><rect fill="blue"/></g>')).toBe(
      '<g fill="#ff0000" fill-opacity="0.502"><rect fill-opacity="0.251"/><rect fill="#0000ff" fill-opacity="1"/></g>',
    );
    expect(
      drawn(
        '<linearGradient id="a"><stop stop-color="rgb(0 0 0 / 50%)" stop-opacity="50%"/></linearGradient><rect fill="url(#a)"/>',
      ),
    ).toContain('<stop stop-color="#000000" stop-opacity="0.25"/>');
  });
});

describe('style sheets', () => {
  test.each<[string, string, string]>([
    ['attributes give way', 'class="a" fill="blue"', '.a { fill: red }'],
    ['`style` wins', 'class="a" style="fill:red"', '#b .a, .a { fill: blue }'],
    ['but not over what is important', 'class="a" style="fill:blue"', '.a { fill: red !important }'],
    ['the closer description wins', 'class="a" id="b"', '#b { fill: red } rect.a { fill: blue }'],
    ['the later one wins', 'class="a"', '.a { fill: blue } .a { fill: red }'],
    ['custom properties', 'class="a"', ':root { --x: red; --y: var(--x) } .a { fill: var(--y) }'],
    ['with something else where there is none', 'class="a"', '.a { fill: var(--x, var(--y, red)) }'],
    ['their own wins', 'class="a" style="--x: red"', ':root { --x: blue } .a { fill: var(--x) }'],
    [
      'cycles have no value',
      'class="a" fill="red"',
      ':root { --x: var(--y); --y: var(--x) } .a { stroke: var(--x) }',
    ],
    [
      'the initial value of @property',
      '',
      '@property --x { syntax: "*"; inherits: true; initial-value: red } rect { fill: var(--x) }',
    ],
    ['escapes', 'class="a b:c"', '.b\\:c { f\\69ll: r\\65 d }'],
    [
      'lists, and what is inside of them',
      'class="a"',
      ':is(.a, #c) { fill: red } rect:not(.b) { stroke: none } :where(#x, .a) { fill: blue }',
    ],
    ['places among siblings', '', 'rect:nth-child(2) { fill: red } rect:first-child { fill: blue }'],
    ['rules in rules', 'class="a"', 'svg { &amp; .a { fill: red } .b { fill: blue } }'],
    [
      'layers',
      'class="a"',
      '@layer late, early; @layer early { .a { fill: red } } @layer late { rect.a { fill: blue } }',
    ],
    ['what is in no layer wins', 'class="a"', '@layer x { rect.a { fill: blue } } .a { fill: red }'],
    [
      'media',
      '',
      '@media screen and (min-width: 5px) { rect { fill: red } } @media print, (min-width: 50px) { rect { fill: blue } }',
    ],
    [
      'a light page',
      '',
      '@media (prefers-color-scheme: dark) { rect { fill: blue } } @media (prefers-color-scheme: light) { rect { fill: red } }',
    ],
    [
      'what is asked for',
      '',
      '@supports (fill: red) { rect { fill: red } } @supports not (fill: red) { rect { fill: blue } }',
    ],
    ['other states', '', 'rect { fill: red } rect:hover { fill: blue } rect::before { fill: blue }'],
    ['mistakes are skipped', '', '{ } rect { fill: blue; fill red; fill: red; } rect[ { fill: blue } '],
    ['attributes', 'data-x="12"', '[data-x^="1"] { fill: red }'],
    ['words for all', 'class="a"', 'svg { fill: red } .a { fill: blue; fill: inherit }'],
  ])('%s', (_, attributes, style) => {
    const found = rect(attributes, style).replace(/ ?stroke="none"/, '');
    // What is inherited stands where it comes from.
    const whole = drawn(`<style>${style}</style><rect ${attributes}/>`);
    expect(found.includes('fill="#ff0000"') || whole.includes('<svg fill="#ff0000"')).toBe(true);
    expect(whole).not.toContain('#0000ff');
  });

  test('of other kinds, and for paper, are not read', () => {
    expect(
      drawn(
        '<style type="text/less">rect { fill: red }</style><style media="print">rect { fill: red }</style><rect/>',
      ),
    ).toBe('<rect/>');
  });

  test('a value that grows without end is none', () => {
    const grow = Array.from({ length: 30 }, (_, i) => `--v${i + 1}: var(--v${i}) var(--v${i})`).join(';');
    expect(rect('', `rect { --v0: 5; ${grow}; stroke-dasharray: var(--v30) }`)).toBe('');
  });

  test('more style than can be worked out is refused', () => {
    const rules = Array.from({ length: 400 }, (_, i) => `rect:nth-last-child(${i + 2}n) { fill: red }`).join(
      '',
    );
    expect(verdict(root(`<style>${rules}</style>${'<rect/>'.repeat(3000)}`))).toBe(
      'unsafe-svg: has more style than can be worked out | save it as a plain SVG, or as PNG',
    );
  });
});

describe('lengths and type', () => {
  test.each<[string, string]>([
    ['style="x: 2px; y: 1em; width: calc(50% - 1px); height: 25%"', 'x="2" y="16" width="4" height="25%"'],
    ['width="calc(100% / 4)" height="1rem"', 'width="2.5" height="16"'],
    [
      'style="stroke-width: 1pt; stroke-dasharray: 1em, 50%"',
      'stroke-width="1.333333" stroke-dasharray="16 50%"',
    ],
    ['style="opacity: 50%; rx: 5px"', 'opacity="0.5" rx="5"'],
    ['style="mix-blend-mode: multiply; cursor: pointer"', 'style="mix-blend-mode:multiply"'],
    [
      'style="transform: translate(1px, 2px) rotate(90deg)"',
      'transform="matrix(6.123234e-17 1 -1 6.123234e-17 1 2)"',
    ],
    [
      'transform="rotate(90)" transform-origin="5 5"',
      'transform="matrix(6.123234e-17 1 -1 6.123234e-17 10 0)"',
    ],
    [
      'width="4" height="2" style="transform: scale(2); transform-box: fill-box; transform-origin: center"',
      'width="4" height="2" transform="matrix(2 0 0 2 -2 -1)"',
    ],
    ['style="translate: 3px 4px; scale: 2"', 'transform="matrix(2 0 0 2 3 4)"'],
    ['transform="translate(1,2) scale(3)"', 'transform="translate(1,2) scale(3)"'],
  ])('%s', (attributes, expected) => {
    expect(rect(attributes)).toBe(expected);
  });

  test.each<[string, string]>([
    [
      'font: bold 24px/1.2 Georgia, serif',
      'font-style="normal" font-variant="normal" font-weight="700" font-stretch="normal" font-size="24" font-family="Georgia,serif"',
    ],
    ['font-size: 1.5em', 'font-size="24"'],
    ['font-size: larger', 'font-size="19.2"'],
    ['font-family: "Segoe UI", Noto Sans SC', "font-family=\"'Segoe UI','Noto Sans SC'\""],
    ['font-weight: bolder', 'font-weight="700"'],
    ['letter-spacing: 0.5em', 'letter-spacing="8"'],
    ['baseline-shift: super', 'baseline-shift="8.96"'],
    ['text-decoration: underline dotted red', 'text-decoration="underline"'],
  ])('%s', (style, expected) => {
    expect(drawn(`<text style='${style}'>A</text>`)).toBe(`<text ${expected}>A</text>`);
  });

  test('paths in style', () => {
    expect(drawn(`<path style="d: path('M0 0L5 5')"/>`)).toBe('<path d="M0 0L5 5"/>');
  });

  test('letters', () => {
    expect(drawn('<text style="text-transform: uppercase">straße</text>')).toBe('<text>STRASSE</text>');
    expect(drawn('<text style="text-transform: capitalize">it’s one</text>')).toBe('<text>It’s One</text>');
    expect(drawn('<text font-size="10" font-variant="small-caps">A bc</text>')).toBe(
      '<text font-size="10">A <tspan font-size="7">BC</tspan></text>',
    );
  });
});

describe('blanks', () => {
  const text = (content: string, attributes = ''): string => drawn(`<text${attributes}>${content}</text>`);
  test.each<[string, string, string]>([
    ['\n  two\n  words \n', '', 'two words'],
    ['a <tspan> b</tspan>\n<tspan>c</tspan> ', '', 'a <tspan>b</tspan> <tspan>c</tspan>'],
    ['  if\tx', ' xml:space="preserve"', '\u00a0\u00a0if x'],
    ['a  b ', ' style="white-space: pre"', 'a\u00a0\u00a0b\u00a0'],
    ['<tspan xml:space="preserve"> a</tspan> b', '', '<tspan>\u00a0a</tspan> b'],
    ['a  b', ' xml:space="default"', 'a b'],
  ])('%j', (content, attributes, expected) => {
    expect(text(content, attributes)).toBe(`<text>${expected}</text>`);
  });

  test('kept for all of a drawing', () => {
    expect(drawn('<text>a  b</text>', 'width="10" height="20" xml:space="preserve"')).toContain(
      'a\u00a0\u00a0b',
    );
  });
});

describe('markers and lines', () => {
  const marker = (attributes: string): string =>
    `<marker id="m" markerWidth="4" markerHeight="2" refX="3" ${attributes}><path fill="context-stroke"/></marker>`;

  test('take the colour of their line, and turn round at its start', () => {
    const line = '<path d="M0 0" stroke="red" style="marker: url(#m)"/>';
    const made = drawn(`${marker('orient="auto-start-reverse"')}<g fill="none">${line}</g>`);
    expect(made).toContain('marker-start="url(#m-1)" marker-mid="url(#m-2)" marker-end="url(#m-2)"');
    expect(made).toContain(
      '<marker markerWidth="4" markerHeight="2" refX="1" orient="auto" id="m-1" refY="2">' +
        '<g transform="rotate(180 2 1)"><path fill="#ff0000"/></g></marker>' +
        '<marker markerWidth="4" markerHeight="2" refX="3" orient="auto" id="m-2"><path fill="#ff0000"/></marker>',
    );
  });

  test('of a width in pixels are so at any scale', () => {
    expect(
      drawn(
        '<g transform="scale(4)"><path d="M0 0H2" stroke-width="2" vector-effect="non-scaling-stroke"/></g>',
      ),
    ).toBe('<g transform="scale(4)"><path d="M0 0H2" stroke-width="0.5"/></g>');
    expect(
      drawn(
        '<g transform="scale(4 1)"><path d="M0 0H2" stroke-width="2" vector-effect="non-scaling-stroke"/></g>',
      ),
    ).toBe(
      '<g transform="scale(4 1)"><path d="M0 0H8" stroke-width="2" transform="matrix(0.25 0 0 1 0 0)"/></g>',
    );
  });
});

test('the background of the root is painted', () => {
  expect(drawn('<rect/>', 'width="10" height="20" style="background: #fff url(#a) no-repeat"')).toBe(
    '<rect x="0" y="0" width="10" height="20" fill="#ffffff" stroke="none"/><rect/>',
  );
});
