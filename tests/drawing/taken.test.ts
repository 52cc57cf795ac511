import { describe, expect, test } from 'vitest';
import { drawn, readText, root, verdict } from './read-text.ts';

const rect = '<rect width="5" height="5"/>';

describe('what ordinary programs write and no still picture needs', () => {
  test.each<[string, string]>([
    [
      'a document type',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n  "http://www.w3.org/x.dtd">${root(rect)}`,
    ],
    ['one of its own words', `<!DOCTYPE svg [ ]>${root(rect)}`],
    [
      'an instruction',
      `<?xml version="1.0"?><?xml-stylesheet href="#a" type="text/css"?><?other?>${root(rect)}`,
    ],
    ['one inside', root(`<?plantuml 1.2026.1?>${rect}`)],
    ['comments', `<!-- Pages: 1 -->${root(`<!-- Generator: x -->${rect}`)}`],
    ['metadata', root(`<metadata><x:y xmlns:x="urn:x">A. Name</x:y></metadata>${rect}`)],
    ['titles', root(`<title>Plan B</title><desc>C:\\Users\\a</desc>${rect}`)],
    [
      'languages that are declared only',
      root(rect, 'width="10" height="20" xmlns:ooo="http://xml.openoffice.org/svg/export"'),
    ],
    ['elements of another language', root(`<x:grid xmlns:x="urn:x" units="mm"><x:line/></x:grid>${rect}`)],
    [
      'attributes of another language',
      root(`<rect xmlns:x="urn:x" x:label="A" width="5" x:on="1" height="5"/>`),
    ],
    [
      'marks for scripts and screen readers',
      root(
        '<rect data-cell-id="2" class="a" id="b" role="img" aria-label="c" tabindex="0" width="5" height="5"/>',
      ),
    ],
    [
      'a drawing inside of an attribute',
      root(rect, 'width="10" height="20" content="&lt;mxfile host=&quot;a&quot;>"'),
    ],
    [
      'a prefix',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="10" height="20"><s:rect width="5" height="5"/></s:svg>',
    ],
    ['a language of its own inside', root(`<g xmlns="http://creativecommons.org/ns#"><rect/></g>${rect}`)],
    [
      'what Illustrator keeps for itself',
      root(
        `<switch><foreignObject requiredExtensions="http://ns.adobe.com/AdobeIllustrator/10.0/" width="1" height="1"/><g>${rect}</g></switch>`,
      ),
    ],
    [
      'hidden layers',
      root(`<g display="none"><text>Draft</text></g><g style="display:none">${rect}</g>${rect}`),
    ],
    ['gradients that nothing uses', root(`<defs><linearGradient id="a"/></defs>${rect}`)],
    [
      'another language of its words',
      root(`<switch><g systemLanguage="de"><circle r="1"/></g><g>${rect}</g></switch>`),
    ],
    ['fonts of SVG', root(`<defs><font id="f"><glyph d="M0 0"/></font></defs>${rect}`)],
  ])('%s', (_, text) => {
    const read = readText(text);
    expect('code' in read ? read : read.looks).toEqual([]);
    if ('text' in read)
      expect(read.text.replace(/<g>|<\/g>/g, '')).toBe(
        `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20" viewBox="0 0 10 20">${rect}</svg>`,
      );
  });

  test('links around shapes and words', () => {
    expect(drawn(`<a xlink:href="https://x.org" target="_top" fill="red">${rect}</a>`)).toBe(
      `<g fill="#ff0000">${rect}</g>`,
    );
    expect(
      drawn('<text><a href="https://x.org">word</a> and <a href="#a"><tspan>one</tspan></a></text>'),
    ).toBe('<text><tspan>word</tspan> and <tspan><tspan>one</tspan></tspan></text>');
  });

  test('a drawing in a drawing, whose ids and style stay its own', () => {
    const inner = root(
      '<style>rect { fill: url(#g) }</style><defs><linearGradient id="g"/></defs><rect width="4" height="4"/>',
      'viewBox="0 0 4 4"',
    );
    const address = `data:image/svg+xml;base64,${Buffer.from(inner).toString('base64')}`;
    const outer = `<defs><linearGradient id="g"/></defs><g fill="red" font-size="9"><image width="8" height="8" opacity="0.5" xlink:href="${address}"/><rect fill="url(#g)" width="1" height="1"/></g>`;
    expect(drawn(outer)).toBe(
      '<defs><linearGradient id="g"/></defs><g fill="#ff0000" font-size="9"><g opacity="0.5">' +
        '<svg x="0" y="0" width="8" height="8" viewBox="0 0 4 4" overflow="hidden" fill="#000000" font-size="16">' +
        '<svg viewBox="0 0 4 4"><defs><linearGradient id="d1-g"/></defs><rect width="4" height="4" fill="url(#d1-g)"/></svg>' +
        '</svg></g><rect width="1" height="1" fill="url(#g)"/></g>',
    );
    const percent = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(inner)}`;
    expect(drawn(outer.replace(address, percent))).toBe(drawn(outer));
  });

  test('encodings that are named', () => {
    const text = root('<text>50 € – “Zürich”</text>');
    const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${text}`;
    const western = Buffer.from(
      declared('ISO-8859-1')
        .replace('€', '\x80')
        .replace('–', '\x96')
        .replace('“', '\x93')
        .replace('”', '\x94'),
      'latin1',
    );
    const plain = readText(text);
    expect(readText(western)).toEqual(plain);
    expect(readText(Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le'))).toEqual(plain);
    expect(readText(`\uFEFF${declared('UTF-8')}`)).toEqual(plain);
  });

  test('photos in it', () => {
    const photo = 'data:image/jpg;base64,AAEC\n AwQ=';
    expect(drawn(`<image xlink:href="${photo}" width="1" height="1"/>`)).toBe(
      '<image width="1" height="1" xlink:href="data:image/png;base64,AAECAwQ="/>',
    );
  });
});

describe('what is left out and seen to be is said', () => {
  test.each<[string, string]>([
    [`<rect><animate attributeName="x"/></rect>`, 'it moves in a browser, and stands still in the deck'],
    [
      '<style>rect { animation: a 1s } @keyframes a { to { x: 5px } }</style><rect/>',
      'it moves in a browser, and stands still in the deck',
    ],
    ['<rect style="clip-path: circle(4px)"/>', 'its clip-path made of a shape of CSS is left out'],
    ['<flowRoot><flowPara>A</flowPara></flowRoot>', '<flowRoot>, which no browser draws, is left out'],
    [
      '<style>@font-face { font-family: "Hand"; src: url(data:font/woff2;base64,d09GMg) }</style><text font-family="Hand, cursive">A</text>',
      'its text in "Hand" is set in the nearest face, since fonts inside of drawings are left out',
    ],
    [
      '<style>@import url("https://fonts.googleapis.com/css2?family=X");</style>',
      'fonts from the web are left out, and its text is set in the nearest faces',
    ],
  ])('%s', (inside, look) => {
    expect(verdict(root(inside))).toBe(`taken: ${look}`);
  });

  test('fonts and movement that nothing uses are not', () => {
    const style =
      '<style>@font-face { font-family: Hand; src: url(a.woff) } @keyframes a { to { x: 5px } } .b { animation: a 1s }</style>';
    expect(verdict(root(`${style}<text font-family="Arial">A</text>`))).toBe('taken');
  });
});
