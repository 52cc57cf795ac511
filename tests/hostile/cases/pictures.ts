import { gifOf, jpegOf, pngChunk, pngOf } from '../../fixtures/pictures.ts';
import type { HostileClass, HostileFile } from '../hostile-case.ts';
import { slides } from '../hostile-case.ts';

const shown = (path: string, content: HostileFile) => ({
  ...slides(`{ use: image, title: T, src: ▶images/${path}, alt: A picture }`),
  [`content/water/images/${path}`]: content,
});
const svg = (body: string, attributes = 'width="10" height="10"') =>
  shown('a.svg', `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>\n`);
const uses = Array.from({ length: 20 }, (_, i) =>
  i === 0
    ? '<g id="u0"><rect width="1" height="1"/></g>'
    : `<g id="u${i}"><use href="#u${i - 1}"/><use href="#u${i - 1}"/></g>`,
).join('');
const png = pngOf(4, 4);
/** A PNG whose header promises more than there is. */
function claiming(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}
const refused = (name: string, files: HostileClass['cases'][number]['files'], says?: string) => ({
  name,
  files,
  codes: 'unsafe-svg',
  exit: 5,
  ...(says === undefined ? {} : { says }),
});

/** Pictures that are not what they say, not whole, too large, or that run. */
export const pictureCases: HostileClass = {
  name: 'images',
  cases: [
    {
      name: 'no bytes',
      files: shown('a.png', new Uint8Array()),
      codes: 'picture-damaged',
      says: 'images/a.png',
    },
    {
      name: 'no such file',
      files: slides('{ use: image, title: T, src: ▶images/none.png, alt: A }'),
      codes: 'file-not-found',
      says: 'images/none.png',
    },
    { name: 'a folder', files: shown('a.png', { folder: true }), codes: 'not-a-file' },
    { name: 'a PNG cut in its header', files: shown('a.png', png.slice(0, 20)), codes: 'picture-damaged' },
    { name: 'a PNG cut before its end', files: shown('a.png', png.slice(0, -6)), codes: 'picture-damaged' },
    {
      name: 'a PNG of its signature alone',
      files: shown('a.png', png.slice(0, 8)),
      codes: 'picture-damaged',
    },
    { name: 'a PNG without pixels', files: shown('a.png', pngOf(0, 4)), codes: 'picture-size' },
    {
      name: 'a PNG that would be a terabyte',
      files: shown('a.png', claiming(0x7fffffff, 0x7fffffff)),
      codes: 'picture-size',
      says: '2147483647',
    },
    {
      name: 'a PNG that is one line too long',
      files: shown('a.png', claiming(20_001, 1)),
      codes: 'picture-size',
      says: '20000',
    },
    {
      name: 'a PNG of four hundred million pixels',
      files: shown('a.png', claiming(20_000, 20_000)),
      codes: 'picture-size',
      says: '100 million',
    },
    {
      name: 'a PNG whose chunk is longer than the file',
      files: shown('a.png', new Uint8Array([...png.slice(0, 33), 0x7f, 0xff, 0xff, 0xff, ...png.slice(37)])),
      codes: 'picture-damaged',
    },
    {
      name: 'a PNG without data',
      files: shown('a.png', new Uint8Array([...png.slice(0, 33), ...pngChunk('IEND', new Uint8Array())])),
      codes: 'picture-damaged',
    },
    {
      name: 'a PNG named JPEG',
      files: shown('a.jpg', png),
      codes: 'picture-type',
      says: ['PNG', '.png'],
      exit: 5,
    },
    {
      name: 'a JPEG named PNG',
      files: shown('a.png', jpegOf(4, 4)),
      codes: 'picture-type',
      says: ['JPEG', '.jpg'],
      exit: 5,
    },
    { name: 'a PNG without an extension', files: shown('a', png), codes: 'picture-type', exit: 5 },
    { name: 'a PNG with two extensions', files: shown('a.png.exe', png), codes: 'picture-type', exit: 5 },
    {
      name: 'a JPEG cut in its frame',
      files: shown('a.jpg', jpegOf(4, 4).slice(0, 24)),
      codes: 'picture-damaged',
    },
    {
      name: 'a JPEG without its end',
      files: shown('a.jpg', jpegOf(4, 4).slice(0, -2)),
      codes: 'picture-damaged',
    },
    { name: 'a JPEG without height', files: shown('a.jpg', jpegOf(4, 0)), codes: ['picture-size'] },
    {
      name: 'a JPEG of four thousand million pixels',
      files: shown('a.jpg', jpegOf(65_535, 65_535)),
      codes: 'picture-size',
    },
    {
      name: 'a GIF cut in its header',
      files: shown('a.gif', gifOf(4, 4).slice(0, 9)),
      codes: 'picture-damaged',
    },
    {
      name: 'a GIF without its end',
      files: shown('a.gif', gifOf(4, 4).slice(0, -1)),
      codes: 'picture-damaged',
    },
    { name: 'a GIF without width', files: shown('a.gif', gifOf(0, 4)), codes: 'picture-size' },
    {
      name: 'WebP',
      files: shown('a.png', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')),
      codes: 'picture-type',
      says: 'WebP',
      exit: 5,
    },
    {
      name: 'BMP',
      files: shown('a.png', Buffer.from('BM123456')),
      codes: 'picture-type',
      says: 'BMP',
      exit: 5,
    },
    {
      name: 'an archive named PNG',
      files: shown('a.png', Buffer.from('PK\u0003\u0004xxxxxx')),
      codes: 'picture-type',
      says: 'archive',
      exit: 5,
    },
    {
      name: 'a web page named PNG',
      files: shown('a.png', '<!doctype html><script>alert(1)</script>'),
      codes: 'picture-type',
      says: 'web page',
      exit: 5,
    },
    { name: 'words named PNG', files: shown('a.png', 'not a picture'), codes: 'picture-type', exit: 5 },
    {
      name: 'more than twenty-five megabytes',
      files: shown('a.png', new Uint8Array(25 * 1024 * 1024 + 1)),
      codes: 'file-too-large',
      says: '25 MB',
    },
    {
      name: 'an SVG cut off',
      files: shown('a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect'),
      codes: 'picture-damaged',
    },
    {
      name: 'an SVG named PNG',
      files: shown('a.png', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'),
      codes: 'picture-type',
      exit: 5,
    },
    { name: 'an SVG without size', files: svg('<rect/>', ''), codes: 'picture-size' },
    { name: 'an SVG of no width', files: svg('<rect/>', 'width="0" height="10"'), codes: 'picture-size' },
    {
      name: 'an SVG of a thousand million pixels',
      files: svg('<rect/>', 'width="1e9" height="1e9"'),
      codes: 'picture-size',
    },
    {
      name: 'an SVG without its name space',
      files: shown('a.svg', '<svg width="1" height="1"/>'),
      codes: 'picture-damaged',
    },
    {
      name: 'an SVG of three megabytes',
      files: svg(`<desc>${'x'.repeat(3_000_000)}</desc>`),
      codes: 'picture-size',
    },
    {
      name: 'an SVG in Latin-1',
      files: shown(
        'a.svg',
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><desc>\u00e9</desc></svg>',
          'latin1',
        ),
      ),
      codes: 'picture-damaged',
    },
    refused('an SVG with a script', svg('<script>alert(1)</script>'), 'script'),
    refused('an SVG with a handler', svg('<rect onclick="alert(1)"/>'), 'onclick'),
    refused('an SVG with a handler in capitals', svg('<rect ONLOAD="alert(1)"/>')),
    refused(
      'an SVG with foreign markup',
      svg('<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>'),
    ),
    refused(
      'an SVG with a document type',
      shown(
        'a.svg',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>&x;</text></svg>',
      ),
      'document type',
    ),
    refused(
      'an SVG with a style sheet',
      shown(
        'a.svg',
        '<?xml-stylesheet href="http://evil.example/x.css"?><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      ),
    ),
    refused(
      'an SVG with a picture from the web',
      svg('<image href="http://evil.example/x.png" width="1" height="1"/>'),
    ),
    refused(
      'an SVG with a picture from the disk',
      svg('<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///etc/passwd"/>'),
    ),
    refused('an SVG with a picture beside it', svg('<image href="../secret.png"/>')),
    refused('an SVG in an SVG', svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>')),
    refused('an SVG with an address in a style', svg('<rect style="fill: url(http://evil.example/#a)"/>')),
    refused('an SVG with an import', svg('<style>@import url(//evil.example/x.css);</style>')),
    refused('an SVG with an escape in a style', svg('<style>@\\69mport "x";</style>')),
    refused('an SVG with a link', svg('<a href="javascript:alert(1)"><rect/></a>')),
    refused('an SVG that moves', svg('<animate attributeName="href" to="javascript:alert(1)"/>')),
    refused('an SVG with a base', svg('<g xml:base="http://evil.example/"><rect/></g>')),
    refused('an SVG of a thousand million laughs', svg(uses)),
    refused('an SVG that uses itself', svg('<g id="a"><use href="#a"/></g>')),
    {
      name: 'an SVG a thousand levels deep',
      files: svg(`${'<g>'.repeat(1000)}${'</g>'.repeat(1000)}`),
      codes: 'picture-damaged',
    },
    {
      name: 'no alternative text',
      files: { ...slides('{ use: image, title: T, src: images/a.png }'), 'content/water/images/a.png': png },
      codes: 'missing-parameter',
      says: 'alt',
    },
  ],
};
