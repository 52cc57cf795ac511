import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import {
  attributeOf,
  descendants,
  elementAt,
  firstChild,
  parseXml,
  type XmlElement,
} from '../../../src/xml/index.ts';
import { everything } from './everything.ts';
import { plainTheme } from './plain-theme.ts';

const { parts } = readZip((await drawPptx(everything())).value!);
const part = (name: string): XmlElement => parseXml(partText(parts, name)!);
const layouts = [...plainTheme.layouts.keys()].map((_, i) =>
  part(`ppt/slideLayouts/slideLayout${i + 1}.xml`),
);

test('every layout of the theme is a layout of the file, by its name and type', () => {
  const seen = layouts.map((root) => [
    attributeOf(firstChild(root, 'p:cSld')!, 'name'),
    attributeOf(root, 'type'),
  ]);
  expect(seen).toEqual([
    ['Title Slide', 'title'],
    ['Title and Content', 'obj'],
    ['Two Content', 'twoObj'],
    ['Title Only', 'titleOnly'],
    ['Blank', 'blank'],
    ['Quote & more', null],
    ['Picture with Caption', 'picTx'],
  ]);
});

test('places of a layout are placeholders with the boxes, sizes and colours of the theme', () => {
  const places = (i: number) =>
    descendants(layouts[i]!, 'p:ph').map((ph) => [attributeOf(ph, 'type'), attributeOf(ph, 'idx')]);
  expect(places(0)).toEqual([
    ['ctrTitle', null],
    ['subTitle', '1'],
    ['body', '2'],
  ]);
  expect(places(2)).toEqual([
    ['title', null],
    ['body', '20'],
    [null, '1'],
    [null, '2'],
    ['body', '21'],
    ['dt', '10'],
    ['ftr', '11'],
    ['sldNum', '12'],
  ]);
  const subtitle = descendants(layouts[0]!, 'p:sp')[2]!;
  expect(attributes(elementAt(subtitle, 'p:spPr', 'a:xfrm', 'a:off')!)).toEqual({
    x: '640080',
    y: '3543300',
  });
  const run = descendants(subtitle, 'a:defRPr')[0]!;
  expect(attributeOf(run, 'sz')).toBe('2200');
  expect(attributeOf(descendants(run, 'a:schemeClr')[0]!, 'val')).toBe('bg1');
});

test('content is bulleted, captions and quotations are not', () => {
  const signs = (i: number, shape: number) =>
    descendants(descendants(layouts[i]!, 'p:sp')[shape]!, 'a:buNone').length;
  // Two Content: title, kicker, left.
  expect(signs(2, 2)).toBe(0);
  // Quote: decoration, title, kicker, body.
  expect(signs(5, 3)).toBe(9);
});

test('backgrounds and decorations are theme colours; decorations are passed by', () => {
  const background = (i: number) =>
    attributeOf(descendants(descendants(layouts[i]!, 'p:bg')[0]!, 'a:schemeClr')[0]!, 'val');
  expect([background(0), background(1)]).toEqual(['dk2', 'lt1']);
  expect(descendants(layouts[0]!, 'adec:decorative')).toHaveLength(1);
});

test('a layout without a title has one above the slide, for readers and outlines', () => {
  const title = descendants(layouts[4]!, 'p:sp')[0]!;
  const y = Number(attributeOf(elementAt(title, 'p:spPr', 'a:xfrm', 'a:off')!, 'y'));
  const cy = Number(attributeOf(elementAt(title, 'p:spPr', 'a:xfrm', 'a:ext')!, 'cy'));
  expect(y + cy).toBeLessThan(0);
});

test('the footer of the slides is that of the layouts, for slides that are added later', () => {
  const footer = descendants(layouts[1]!, 'p:sp').find(
    (shape) => attributeOf(descendants(shape, 'p:ph')[0]!, 'type') === 'ftr',
  )!;
  expect(descendants(footer, 'a:t').map((text) => text.children)).toMatchObject([[{ text: 'The footer' }]]);
});

test('the themes carry colours, and faces for Latin, East Asian and complex scripts', () => {
  for (const name of ['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml']) {
    const root = part(name);
    expect(attributeOf(root, 'name')).toBe('Plain & <Simple>');
    const colors = descendants(root, 'a:clrScheme')[0]!.children.map((slot) =>
      slot.kind === 'element' ? [slot.name, attributeOf(firstChild(slot, 'a:srgbClr')!, 'val')] : null,
    );
    expect(colors[0]).toEqual(['a:dk1', '1F2933']);
    expect(colors[11]).toEqual(['a:folHlink', '6B3FA0']);
    const minor = descendants(root, 'a:minorFont')[0]!;
    const face = (script: string) => attributeOf(firstChild(minor, script)!, 'typeface');
    expect([face('a:latin'), face('a:ea'), face('a:cs')]).toEqual(['Calibri', 'Microsoft YaHei', 'Arial']);
  }
});

test('a theme of one bare layout makes a whole file', async () => {
  const input = everything();
  const bare = plainTheme.layouts.get('blank')!;
  const layout = { ...bare, footer: null, date: null, number: null, citations: null };
  const slides = input.placed.slides.slice(6, 7).map((slide) => ({ ...slide, number: 1 }));
  const { diagnostics } = await drawPptx({
    ...input,
    theme: { ...plainTheme, layouts: new Map([['blank', layout]]) },
    placed: { ...input.placed, slides },
    deck: { ...input.deck, sections: [], slides: [] },
  });
  expect(diagnostics).toEqual([]);
});

function attributes(element: XmlElement): Record<string, string> {
  return Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
}
