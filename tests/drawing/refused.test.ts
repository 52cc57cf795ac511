import { describe, expect, test } from 'vitest';
import { root, verdict } from './read-text.ts';

describe('what could do more than show', () => {
  const chain = Array.from(
    { length: 40 },
    (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`,
  );
  test.each<[string, string]>([
    [`<!DOCTYPE svg [<!ENTITY x "y">]>${root('')}`, 'has a document type with declarations of its own'],
    [
      `<?xml-stylesheet type="text/css" href="http://x.org/a.css"?>${root('')}`,
      'takes its style from outside of it (http://x.org/a.css)',
    ],
    [root('<script>alert(1)</script>'), 'holds <script>, which is not allowed'],
    [root('<SCRIPT/>'), 'holds <SCRIPT>, which is not allowed'],
    [root('<metadata><script/></metadata>'), 'holds <script>, which is not allowed'],
    [root('<foreignObject/>'), 'holds text of a web page (<foreignObject>), which slides cannot show'],
    [root('<animate attributeName="href" to="javascript:x"/>'), 'has an address that runs something in to'],
    [root('<iframe/>'), 'holds <iframe>, which is not allowed'],
    [root('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), 'holds elements of a web page (<script>)'],
    [root('<cc:x xmlns:cc="http://www.w3.org/1999/xhtml"/>'), 'holds elements of a web page (<x>)'],
    [root('<x:script xmlns:x="urn:x"/>'), 'holds <script>, which is not allowed'],
    [root('<x:y/>'), 'holds <x:y>, whose language is not declared'],
    [root('<rect x:y="1"/>'), 'has the attribute x:y, whose language is not declared'],
    [root('<rect onclick="x()"/>'), 'has a handler (onclick)'],
    [root('', 'width="1" height="1" onload="x()"'), 'has a handler (onload)'],
    [root('', 'width="1" height="1" xml:base="http://x.org/"'), 'has a base address'],
    [root('<a href="javascript:x()"/>'), 'has an address that runs something in href'],
    [root('<a href=" java&#10;script:x()"/>'), 'has an address that runs something in href'],
    [root('<image href="http://x.org/a.png"/>'), 'refers to something outside of it (http://x.org/a.png)'],
    [root('<image xlink:href="/etc/passwd"/>'), 'refers to something outside of it (/etc/passwd)'],
    [root('<feImage href="a.png"/>'), 'refers to something outside of it (a.png)'],
    [
      root('<image href="data:image/svg+xml;base64,AAAA"/>'),
      'holds a drawing that is not well-formed: the character U+0000 is not allowed',
    ],
    [
      root(
        '<image href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%221%22 height=%221%22 onload=%22x%22/>"/>',
      ),
      'has a handler (onload)',
    ],
    [root('<use href="other.svg#a"/>'), 'refers to something outside of it (other.svg#a)'],
    [
      root('<use href="data:image/png;base64,AAAA"/>'),
      'refers to something outside of it (data:image/png;base64,AAAA)',
    ],
    [
      root('<style>@import "http://x.org/a.css";</style>'),
      'takes its style from outside of it (http://x.org/a.css)',
    ],
    [
      root('<style>a { fill: url("http://x.org") }</style>'),
      'refers to something outside of it (http://x.org)',
    ],
    [
      root('<style>a { fill: u\\72l(http://x.org) }</style>'),
      'refers to something outside of it (http://x.org)',
    ],
    [
      root('<style>a { fill: u\\72l("http://x.org") }</style>'),
      'refers to something outside of it (http://x.org)',
    ],
    [
      root('<style>a { background: image-set("http://x.org" 1x) }</style>'),
      'refers to something outside of it (http://x.org)',
    ],
    [root('<rect style="fill: url( //x.org/a )"/>'), 'refers to something outside of it (//x.org/a)'],
    [root('<rect fill="url(http://x.org)"/>'), 'refers to something outside of it (http://x.org)'],
    [root('<rect fill="javascript:x"/>'), 'has an address that runs something in fill'],
    [root('<rect style="behavior: url(#a)"/>'), 'has style that runs something'],
    [root('<rect style="width: expression(x())"/>'), 'has style that runs something'],
    [root(`<rect style="width: ${'('.repeat(100)}"/>`), 'has style that is nested too deeply'],
    [root('<g id="a"><use href="#a"/></g>'), 'refers to itself'],
    [root(`<g id="g0"/>${chain.join('')}`), 'repeats itself too often'],
    [
      root(Array.from({ length: 5000 }, (_, i) => `<use id="u${i}" href="#u${i + 1}"/>`).join('')),
      'repeats itself too deeply',
    ],
  ])('%#: %s', (content, expected) => {
    const [found] = verdict(content).split(' | ');
    expect(found).toBe(`unsafe-svg: ${expected}`);
  });

  test('drawings in drawings in drawings', () => {
    let inner = root('<rect/>');
    for (let i = 0; i < 6; i++)
      inner = root(
        `<image width="1" height="1" href="data:image/svg+xml;base64,${Buffer.from(inner).toString('base64')}"/>`,
      );
    expect(verdict(inner)).toContain('holds drawings in drawings in drawings');
  });

  test('one that is drawn many times, with another one in it', () => {
    const many = '<rect width="1" height="1"/>'.repeat(2000);
    const address = `data:image/svg+xml;base64,${Buffer.from(root(many)).toString('base64')}`;
    const picture = `<g id="a"><image width="1" height="1" href="${address}"/></g>`;
    expect(verdict(root(picture + '<use href="#a"/>'.repeat(100)))).toContain('repeats itself too often');
  });
});

describe('the hint names the switch of the program that wrote it', () => {
  const page = '<foreignObject width="9" height="9"/>';
  test.each<[string, string, string]>([
    [
      'Mermaid',
      root(page, 'id="mermaid-1" aria-roledescription="flowchart-v2" width="9" height="9"'),
      'htmlLabels: false',
    ],
    [
      'draw.io',
      root(`<switch>${page}</switch>`, 'width="9" height="9" content="&lt;mxfile host=&quot;app&quot;&gt;"'),
      '"Formatted Text" and "Word Wrap" off',
    ],
    ['D2', root(page, 'width="9" height="9" data-d2-version="0.7.1"'), '|md … |'],
    ['Excalidraw', root(`<!-- svg-source:excalidraw -->${page}`), 'embedded web pages'],
    ['Highcharts', root(`<desc>Created with Highcharts 11</desc>${page}`), 'useHTML: false'],
    [
      'Inkscape',
      root('<script/>', 'width="9" height="9" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'),
      'Plain SVG',
    ],
    [
      'Inkscape',
      root(
        '<image href="file:///a.png"/>',
        'width="9" height="9" inkscape:version="1.2" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"',
      ),
      'Embed Images',
    ],
    [
      'Adobe Illustrator',
      `<!-- Generator: Adobe Illustrator 19 -->\n<!DOCTYPE svg PUBLIC "a" "b" [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]>${root('')}`,
      'Preserve Illustrator Editing Capabilities',
    ],
    ['PlantUML', root('<?plantuml 1.2026.1?><script/>'), 'svginteractive'],
    ['Graphviz', root('<!-- Generated by graphviz version 9 --><image href="a.png"/>'), '-Tsvg:cairo'],
    [
      'gnuplot',
      `<?xml version="1.0"?>${root('<title>Gnuplot</title><desc>Produced by GNUPLOT 5.4 patchlevel 4</desc>', 'width="9" height="9" onload="init()"').replace('GNUPLOT', 'gnuplot')}`,
      '"mouse"',
    ],
    [
      'Matplotlib',
      root('<metadata><a:b xmlns:a="urn:a">Matplotlib v3.9</a:b></metadata><image href="a.png"/>'),
      'svg.image_inline',
    ],
    [
      'LibreOffice',
      root('<script/>', 'width="9" height="9" xmlns:ooo="http://xml.openoffice.org/svg/export"'),
      'from Draw',
    ],
  ])('%s', (name, text, words) => {
    const [problem, hint] = verdict(text).split(' | ');
    expect(problem).toMatch(/^unsafe-svg: /);
    expect(hint).toContain(`${name} wrote it: `);
    expect(hint).toContain(words);
  });

  test('and where nothing is known of it, what helps anywhere', () => {
    expect(verdict(root('<script/>'))).toContain('| save it as a plain SVG, or as PNG');
  });
});

test('size', () => {
  expect(verdict(root('', ''))).toBe('picture-size: has neither width and height nor a viewBox');
  expect(verdict('<svg width="1" height="1"/>')).toContain('picture-damaged: is not SVG');
});
