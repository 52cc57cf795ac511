import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it, test } from 'vitest';
import { createIcons, type IconShape, iconGrid, listIcons } from '../../src/icons/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

const root = (inner: string, more = 'viewBox="0 0 24 24"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${more}>${inner}</svg>`;

function read(svg: string) {
  return createIcons(memoryFiles({ 'icons/mark.svg': svg }))('mark', null);
}

describe('drawings that are one fill', () => {
  test.each([
    ['a box', '<rect x="4" y="6" width="16" height="4"/>'],
    ['a box with round corners', '<rect x="4" y="6" width="16" height="12" rx="3" ry="5"/>'],
    ['a circle', '<circle cx="12" cy="12" r="9"/>'],
    ['an ellipse', '<ellipse cx="50%" cy="12" rx="9" ry="4"/>'],
    ['a polygon', '<polygon points="2,2 22,2-0 22"/>'.replace('-0', ' 12')],
    ['a polyline', '<polyline points="2 2 22 2 12 22"/>'],
    ['a path of short commands', '<path d="m4 4h8v6q4 0 4 3t4 3c0 1-1 2-2 2s-2 1-2 2H6A10 10 0 0 1 4 4z"/>'],
    [
      'parts that lie over one another',
      '<rect x="4" y="4" width="9" height="9"/><circle cx="13" cy="13" r="6"/>',
    ],
    ['one path whose parts lie over one another', '<path d="M2 2h12v12H2zM8 8h12v12H8z"/>'],
    ['a hole', '<path d="M2 2h20v20H2zM8 8v8h8V8z"/>'],
    ['a hole by the other rule', '<path fill-rule="evenodd" d="M2 2h20v20H2zM8 8h8v8H8z"/>'],
    [
      'what is moved, turned and scaled',
      '<g transform="translate(12 12) rotate(30)"><rect transform="scale(2 1)" x="-4" y="-4" width="8" height="8"/></g>',
    ],
    ['what is slanted', '<rect transform="skewX(20)" x="4" y="6" width="8" height="8"/>'],
    [
      'what is used twice',
      '<defs><circle id="c" cx="5" cy="5" r="3"/></defs><use href="#c"/><use xlink:href="#c" x="10" y="9"/>',
    ],
    ['a colour from a style sheet', '<style>.a{fill:#336}</style><circle class="a" cx="12" cy="12" r="9"/>'],
    [
      'what is hidden beside it',
      '<circle cx="12" cy="12" r="9"/><rect visibility="hidden" fill="red" width="9" height="9"/>',
    ],
  ])('%s', (_, inner) => {
    const found = read(root(inner));
    expect(found.diagnostics).toEqual([]);
    const { fill, regular } = found.value!;
    expect(regular).toBe(fill);
    // Of 255, at an edge: the rasterizer makes fewer lines of a quadratic curve than of the cubic one that it is.
    expect(difference(draw(svgOf(fill)), draw(root(inner)))).toBeLessThan(80);
  });

  it('stands in the middle where it is not square', () => {
    const found = read(root('<rect width="24" height="12"/>', 'viewBox="0 0 24 12"'));
    expect(found.value!.fill.paths).toEqual([`M0 6400L25600 6400L25600 19200L0 19200Z`]);
  });

  it('comes before a packaged icon of its name', () => {
    const files = memoryFiles({
      'icons/waves.svg': root('<rect width="24" height="24"/>'),
      'package:dist/icons/w.txt': 'waves\tM0,0h9v9z\tM0,0h9v9z\n',
      'package:dist/icons/names.txt': 'waves\tocean\n',
    });
    expect(createIcons(files)('waves', null).value!.fill.paths[0]).toMatch(/^M0 0L25600 0/);
    expect(listIcons(files, null)).toEqual([{ name: 'waves', tags: [], own: true }]);
  });
});

describe('drawings that are none', () => {
  test.each([
    ['<path stroke="#000" fill="none" d="M2 2h20"/>', 'has strokes', 'Stroke to Path'],
    ['<g stroke="red"><rect width="9" height="9"/></g>', 'has strokes', 'Stroke to Path'],
    [
      '<rect width="9" height="9"/><rect fill="red" x="9" width="9" height="9"/>',
      'has 2 colours (#000000, #ff0000)',
      'one colour',
    ],
    [
      '<linearGradient id="g"/><rect fill="url(#g)" width="9" height="9"/>',
      'holds <linearGradient>',
      'paths',
    ],
    [
      '<defs><linearGradient id="g"><stop/></linearGradient></defs><rect fill="url(#g)" width="9" height="9"/>',
      'has a gradient',
      'one colour',
    ],
    ['<rect opacity=".5" width="9" height="9"/>', 'is half transparent', 'opacity'],
    ['<text x="2" y="9">A</text>', 'holds text', 'paths'],
    ['<image width="9" height="9" href="data:image/png;base64,AAAA"/>', 'is a photo', ''],
    [
      '<clipPath id="c"><rect width="9" height="9"/></clipPath><rect clip-path="url(#c)" width="9" height="9"/>',
      '<clipPath>',
      '',
    ],
    ['<rect width="90" height="9"/>', 'reaches out of its viewBox', 'viewBox'],
    ['', 'fills nothing', 'filled shapes'],
    ['<path d="M2 2 L nonsense"/>', 'path that cannot be read', ''],
    ['<path d="M1e300 0 1e308 1e308 0 1e308z"/>', '', ''],
    ['<symbol id="s"><rect width="9" height="9"/></symbol><use href="#s"/>', 'symbol', ''],
    [`<path d="M0 0${'l1 1'.repeat(6000)}z"/>`, 'points', 'simplify'],
    ['<script>alert(1)</script><rect width="9" height="9"/>', 'script', ''],
    ['<rect width="9" height="9" onclick="x()"/>', 'handler', ''],
    ['<image href="http://x.org/a.png"/>', 'outside of it', ''],
    ['<use href="other.svg#a"/>', 'outside of it', ''],
    [`<g id="a">${'<g>'.repeat(300)}<rect width="9" height="9"/>${'</g>'.repeat(300)}</g>`, '', ''],
    [`${'<rect width="1" height="1"/>'.repeat(600)}`, 'more than 500 shapes', ''],
  ])('%s', (inner, problem, hint) => {
    const [found] = read(root(inner)).diagnostics;
    expect(found?.code).toBe('icon-drawing');
    expect(found!.message).toContain('icons/mark.svg');
    expect(found!.message).toContain(problem);
    expect(found!.hint).toContain(hint);
  });

  test.each([
    ['no SVG', '<html/>'],
    ['not well-formed', '<svg'],
    ['empty', ''],
    ['large', root(`<desc>${'x'.repeat(300_000)}</desc><rect width="9" height="9"/>`)],
    ['with entities', `<!DOCTYPE svg [<!ENTITY x "y">]>${root('<rect width="9" height="9"/>')}`],
    ['without a size', root('<rect width="9" height="9"/>', '')],
  ])('%s', (_, svg) => {
    expect(read(svg).diagnostics.map(({ code }) => code)).toEqual(['icon-drawing']);
  });
});

/** As slides show it. */
function svgOf({ paths }: IconShape): string {
  const drawn = paths.map((d) => `<path fill-rule="evenodd" d="${d}"/>`);
  return root(drawn.join(''), `viewBox="0 0 ${iconGrid} ${iconGrid}"`);
}

function draw(svg: string): number[] {
  const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: 64 } }).render();
  return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[i * 4 + 3]!);
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((most, alpha, i) => Math.max(most, Math.abs(alpha - b[i]!)), 0);
}
