import { describe, expect, test } from 'vitest';
import { readPicture } from '../../src/project/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { gifOf, jpegOf, pngChunk, pngOf } from '../fixtures/pictures.ts';

function read(path: string, content: Uint8Array | string) {
  return readPicture(memoryFiles({ [path]: content }), path, null);
}

/** `format width×height`, or the code and what the message says. */
function verdict(path: string, content: Uint8Array | string): string {
  const { value, diagnostics } = read(path, content);
  if (value) return `${value.format} ${value.widthPx}×${value.heightPx}`;
  return `${diagnostics[0]!.code}: ${diagnostics[0]!.message.replace(`the picture "${path}" `, '')}`;
}

const svg = (inside: string, attributes = 'width="10" height="20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

const photo = Buffer.from(pngOf(2, 2)).toString('base64');

describe('pictures that are taken', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['a.png', pngOf(300, 200), 'png 300×200'],
    ['a.PNG', pngOf(1, 1), 'png 1×1'],
    ['a.jpg', jpegOf(640, 480), 'jpeg 640×480'],
    ['a.jpeg', jpegOf(1, 2), 'jpeg 1×2'],
    ['a.gif', gifOf(3, 5), 'gif 3×5'],
    ['a.svg', svg('<rect width="1" height="1"/>'), 'svg 10×20'],
    ['a.svg', `\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n${svg('')}`, 'svg 10×20'],
    ['a.svg', svg('', 'viewBox="0 0 30 40"'), 'svg 30×40'],
    ['a.svg', svg('', 'viewBox="0 0 30 40" width="100%" height="100%"'), 'svg 30×40'],
    ['a.svg', svg('', 'viewBox="0 0 30 40" width="60px"'), 'svg 60×80'],
    ['a.svg', svg('', 'width="1in" height="2.54cm"'), 'svg 96×96'],
    ['a.svg', svg('<style>.a { fill: url(#g) }</style><use xlink:href="#a"/>'), 'svg 10×20'],
    ['a.svg', svg(`<image xlink:href="data:image/png;base64,${photo}" width="1" height="1"/>`), 'svg 10×20'],
    [
      'a.svg',
      svg(
        '<sodipodi:namedview inkscape:zoom="1"/><metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata>',
        'width="1" height="1" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" ' +
          'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" ' +
          'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"',
      ),
      'svg 1×1',
    ],
    ['a.svg', '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="5"><s:g/></s:svg>', 'svg 4×5'],
  ])('%s %#', (path, content, expected) => {
    expect(verdict(path, content)).toBe(expected);
  });

  test('its bytes are handed on as they are', () => {
    const bytes = pngOf(2, 2);
    expect(read('a.png', bytes).value!.bytes).toBe(bytes);
  });
});

describe('pictures that are not what they say', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['a.jpg', pngOf(1, 1), 'picture-type: is PNG and its name says otherwise'],
    ['a.png', jpegOf(1, 1), 'picture-type: is JPEG and its name says otherwise'],
    ['a', gifOf(1, 1), 'picture-type: is GIF and its name says otherwise'],
    ['a.png', svg(''), 'picture-type: is SVG and its name says otherwise'],
    ['a.png', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'picture-type: is WebP and its name says otherwise'],
    ['a.bmp', 'BM000', 'picture-type: is BMP'],
    ['a.png', '<!doctype html><html></html>', 'picture-type: is a web page'],
    ['a.png', '%PDF-1.7', 'picture-type: is PDF'],
    ['a.png', 'hello', 'picture-type: is of no known kind'],
    ['a.png', '', 'picture-damaged: is empty'],
  ])('%s %#', (path, content, expected) => {
    expect(verdict(path, content)).toBe(expected);
  });

  test('are refused as a matter of policy', () => {
    expect(read('a.jpg', pngOf(1, 1)).diagnostics[0]!.trouble).toBe('policy');
  });
});

describe('pictures that are damaged', () => {
  test.each<[string, Uint8Array]>([
    ['a.png', pngOf(300, 200)],
    ['a.jpg', jpegOf(64, 48)],
    ['a.gif', gifOf(3, 5)],
  ])('%s, cut anywhere, is refused', (path, whole) => {
    for (let length = 8; length < whole.length; length++) {
      expect(verdict(path, whole.slice(0, length))).toMatch(/^picture-(damaged|type)/);
    }
  });

  test.each<[string, Uint8Array | string, string]>([
    ['a.png', pngOf(0, 10), 'picture-size: has no size'],
    ['a.jpg', jpegOf(10, 0), 'picture-size: has no size'],
    ['a.gif', gifOf(0, 0), 'picture-size: has no size'],
    ['a.svg', svg('', 'width="0" height="5"'), 'picture-size: has no size'],
    ['a.svg', svg('', 'viewBox="0 0 0 0"'), 'picture-size: has no size'],
    ['a.svg', svg('', ''), 'picture-size: has neither width and height nor a viewBox'],
    ['a.png', pngOf(30_000, 1), 'picture-size: has 30000 × 1 pixels'],
    ['a.png', pngOf(15_000, 15_000), 'picture-size: has 15000 × 15000 pixels'],
    [
      'a.png',
      Buffer.concat([pngOf(1, 1).slice(0, 33), pngChunk('IEND', Buffer.alloc(0))]),
      'picture-damaged: holds no pixels',
    ],
    [
      'a.png',
      Buffer.concat([pngOf(1, 1).slice(0, 8), pngChunk('IDAT', Buffer.alloc(20))]),
      'picture-damaged: has no header',
    ],
    ['a.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), 'picture-damaged: holds no pixels'],
    ['a.svg', svg('<g>'), 'picture-damaged: is not well-formed: </svg> stands where </g> is expected'],
    ['a.svg', '<svg width="1" height="1"/>', 'picture-damaged: is not SVG'],
  ])('%s %#', (path, content, expected) => {
    expect(verdict(path, content)).toBe(expected);
  });

  test('bytes of another encoding in an SVG', () => {
    expect(verdict('a.svg', Buffer.from(svg('<text>é</text>'), 'latin1'))).toBe(
      'picture-damaged: is not encoded as it says, or as UTF-8',
    );
  });
});

test('an SVG that could do more than show is refused where it is named, with what to do', () => {
  const text = 'src: images/a.svg';
  const span = { file: { path: 'decks/d.yaml', text }, start: 5, end: 17 };
  const files = memoryFiles({ 'content/x/images/a.svg': svg('<!-- Generator: gnuplot --><script/>') });
  const { value, diagnostics } = readPicture(files, 'content/x/images/a.svg', span);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'unsafe-svg', span, trouble: 'policy' }]);
  expect(diagnostics[0]!.message).toBe('the picture "images/a.svg" holds <script>, which is not allowed');
  expect(diagnostics[0]!.hint).toContain('gnuplot wrote it: leave "mouse"');
});

test('an SVG comes without what no still picture needs, and with a warning of what looks different', () => {
  const moving = svg(
    '<title>Secret</title><rect width="5" height="5"><animate attributeName="x" to="9"/></rect>',
  );
  const { value, diagnostics } = read('images/a.svg', moving);
  expect(new TextDecoder().decode(value!.bytes)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20" viewBox="0 0 10 20">' +
      '<rect width="5" height="5"/></svg>',
  );
  expect(diagnostics).toMatchObject([{ code: 'picture-looks', severity: 'warning' }]);
  expect(diagnostics[0]!.message).toBe(
    'the picture "images/a.svg" does not look as in a browser: it moves in a browser, and stands still in the deck',
  );
});

test('an SVG is read once, however often it is shown', () => {
  const files = memoryFiles({ 'a.svg': new TextEncoder().encode(svg('')) });
  expect(readPicture(files, 'a.svg', null).value!.bytes).toBe(readPicture(files, 'a.svg', null).value!.bytes);
});

describe('pictures from elsewhere', () => {
  test.each(['http://x.org/a.png', 'https://x.org/a.png', 'content/water/https://x.org/a.png'])(
    '%s',
    (path) => {
      const [found] = readPicture(memoryFiles({}), path, null).diagnostics;
      expect([found!.code, found!.trouble]).toEqual(['remote-picture', 'policy']);
      expect(found!.hint).toBe('store a copy in the images folder: nothing is fetched');
    },
  );

  test('data: addresses', () => {
    expect(readPicture(memoryFiles({}), 'data:image/png;base64,AAAA', null).diagnostics[0]!.code).toBe(
      'picture-type',
    );
  });

  test('missing files', () => {
    expect(readPicture(memoryFiles({}), 'a.png', null).diagnostics.map((d) => d.code)).toEqual([
      'file-not-found',
    ]);
  });
});
