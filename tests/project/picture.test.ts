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
    ['a.svg', svg('<image xlink:href="data:image/png;base64,AAAA" width="1" height="1"/>'), 'svg 10×20'],
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
    ['a.png', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'picture-type: is WebP'],
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
      'picture-damaged: is not encoded as UTF-8',
    );
  });
});

describe('SVG that could do more than show', () => {
  const chain = Array.from(
    { length: 40 },
    (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`,
  );
  test.each<[string, string]>([
    [`<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`, 'has a document type'],
    [`<?xml-stylesheet href="http://x.org/a.css"?>${svg('')}`, 'holds a processing instruction'],
    [svg('<script>alert(1)</script>'), 'holds <script>, which is not allowed'],
    [svg('<SCRIPT/>'), 'holds <SCRIPT>, which is not allowed'],
    [svg('<foreignObject/>'), 'holds <foreignObject>, which is not allowed'],
    [svg('<a xlink:href="https://x.org"/>'), 'holds <a>, which is not allowed'],
    [svg('<animate attributeName="href" to="javascript:x"/>'), 'holds <animate>, which is not allowed'],
    [svg('<set/>'), 'holds <set>, which is not allowed'],
    [svg('<iframe/>'), 'holds <iframe>, which is not allowed'],
    [
      svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
      'holds elements of another language (http://www.w3.org/1999/xhtml)',
    ],
    [
      svg('<cc:x xmlns:cc="http://www.w3.org/1999/xhtml"/>'),
      'holds elements of another language (http://www.w3.org/1999/xhtml)',
    ],
    [svg('<g xmlns="http://creativecommons.org/ns#"/>'), 'uses the prefix "" for two languages'],
    [svg('<x:y/>'), 'holds <x:y>, whose language is not declared'],
    [svg('<rect onclick="x()"/>'), 'has a handler (onclick)'],
    [svg('', 'width="1" height="1" onload="x()"'), 'has a handler (onload)'],
    [svg('', 'width="1" height="1" xml:base="http://x.org/"'), 'has a base address'],
    [svg('<image href="http://x.org/a.png"/>'), 'refers to something outside of it (http://x.org/a.png)'],
    [svg('<image xlink:href="/etc/passwd"/>'), 'refers to something outside of it (/etc/passwd)'],
    [
      svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
      'refers to something outside of it (data:image/svg+xml;base64,AAAA)',
    ],
    [svg('<use href="other.svg#a"/>'), 'refers to something outside of it (other.svg#a)'],
    [
      svg('<use href="data:image/png;base64,AAAA"/>'),
      'refers to something outside of it (data:image/png;base64,AAAA)',
    ],
    [svg('<style>@import "http://x.org/a.css";</style>'), 'has an unsafe style in <style>'],
    [svg('<style>@font-face { src: url(x.woff) }</style>'), 'has an unsafe style in <style>'],
    [
      svg('<style>a { fill: url("http://x.org") }</style>'),
      'refers to something outside of it (http://x.org)',
    ],
    [svg('<style>a { fill: u\\72l(http://x.org) }</style>'), 'has an escape in the style of <style>'],
    [svg('<rect style="fill: url( //x.org/a )"/>'), 'refers to something outside of it (//x.org/a )'],
    [svg('<rect fill="url(http://x.org)"/>'), 'refers to something outside of it (http://x.org)'],
    [svg('<rect fill="javascript:x"/>'), 'has an address in fill'],
    [svg('<g id="a"><use href="#a"/></g>'), 'refers to itself'],
    [svg(`<g id="g0"/>${chain.join('')}`), 'repeats itself too often'],
    [
      svg(Array.from({ length: 5000 }, (_, i) => `<use id="u${i}" href="#u${i + 1}"/>`).join('')),
      'repeats itself too deeply',
    ],
  ])('%#: %s', (content, expected) => {
    expect(verdict('a.svg', content)).toBe(`unsafe-svg: ${expected}`);
  });
});

describe('pictures from elsewhere', () => {
  test.each(['http://x.org/a.png', 'https://x.org/a.png', 'content/water/https://x.org/a.png'])(
    '%s',
    (path) => {
      const [found] = readPicture(memoryFiles({}), path, null).diagnostics;
      expect([found!.code, found!.trouble]).toEqual(['remote-picture', 'policy']);
      expect(found!.hint).toContain('"allowed-hosts" in throughline.yaml');
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
