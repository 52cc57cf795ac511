import { expect, test } from 'vitest';
import {
  contentHash,
  type DrawPptxInput,
  drawPptx,
  type ReadDeck,
  type ReadShape,
  readPptx,
  verifyFile,
} from '../../../src/formats/pptx/index.ts';
import type { PlacedImage, PlacedShape } from '../../../src/layout/index.ts';
import { plainText } from '../../../src/markup/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import { deckOf, everything } from './everything.ts';
import { paragraph, run, slide, text, title } from './placed-pieces.ts';

const drawn = await draw(everything());
const deck = readPptx(drawn);

test('a deck with everything in it passes the package rules', () => {
  expect(verifyFile(drawn)).toEqual([]);
});

test('slides keep their order, ids, titles, layouts; a hidden one is hidden', () => {
  expect(
    deck.slides.map(({ number, name, title, layout, hidden }) => [number, name, title, layout, hidden]),
  ).toEqual([
    [1, 'cover', 'Everything & <more>', 'Title Slide', false],
    [2, 'content', 'Text of every kind', 'Title and Content', false],
    [3, 'diagram', 'Connectors', 'Title Only', false],
    [4, 'tables', 'Tables', 'Title Only', false],
    [5, 'charts', 'Charts', 'Title Only', false],
    [6, 'more-charts', 'More charts', 'Two Content', false],
    [7, 'pictures', 'A title off the slide', 'Blank', false],
    [8, 'hidden', 'Hidden', 'Quote & more', true],
  ]);
});

test('texts appear as typed, with their languages', () => {
  const body = shapeOf(deck, 2, 'Body');
  const lines = body.paragraphs.map((line) => line.text);
  expect(lines).toEqual([
    'A lead paragraph',
    'Plain, strong, emphasis',
    'With a mark1, 2, H2O and code & <tags>',
    'A link to a page and to a slide\nafter a break',
    'Nested',
    'Numbered',
    'Numbered',
    '',
    '中文：“人民安全”是宗旨。 mixed',
    ']]> &amp; _x000D_ $& {{x}} 👩‍👩‍👧 עברית',
  ]);
  expect(body.paragraphs[8]!.languages).toEqual(['zh-CN', 'en-US']);
});

test('what a layout gives is not said again on its slides', () => {
  const content = slideXml(drawn, 2);
  // A place filled in its own box, size, weight and colour: nothing but the words and their language.
  expect(shapeXml(content, 'Title')).toBe(
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Text of every kind</a:t></a:r></a:p></p:txBody></p:sp>',
  );
  // A usual bullet is the master's.
  expect(shapeXml(content, 'Body')).toContain('<a:p><a:r><a:rPr lang="en-US"/><a:t>Plain, </a:t></a:r>');
  // What differs is said.
  expect(shapeXml(content, 'Body')).toContain(
    '<a:p><a:pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr><a:r><a:rPr lang="en-US" sz="2200">',
  );
});

test('placeholders have the types and indexes of their layouts', () => {
  const places = (number: number) =>
    deck.slides[number - 1]!.shapes.filter(({ placeholder }) => placeholder).map(
      ({ placeholder }) => placeholder,
    );
  expect(places(1)).toEqual(['ctrTitle', 'subTitle', 'body']);
  expect(places(2)).toEqual(['title', 'body', 'obj', 'body', 'ftr', 'dt', 'sldNum']);
  expect(places(8)).toEqual(['title', 'body']);
  expect(shapeOf(deck, 8, 'Stray').placeholder).toBe(null);
  expect(shapeXml(slideXml(drawn, 2), 'Slide number')).toMatch(
    /<a:fld id="\{[0-9A-F-]{36}\}" type="slidenum">.*<a:t>2<\/a:t><\/a:fld>/,
  );
});

test('colours are theme colours with luminance changes, fonts are theme fonts', () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => slideXml(drawn, number)).join('');
  expect(all).not.toContain('srgbClr');
  expect(all).toContain(
    '<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>',
  );
  expect(all).toContain('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>');
  // Code has a face of its own; all other faces are the theme's.
  const faces = new Set([...all.matchAll(/<a:(?:latin|ea|cs) typeface="([^"]*)"/g)].map((match) => match[1]));
  expect([...faces].sort()).toEqual(['+mn-cs', '+mn-ea', '+mn-lt', 'Consolas']);
});

test('links lead to pages and to slides', () => {
  const links = shapeOf(deck, 2, 'Body').paragraphs.flatMap((line) => line.links);
  expect(links).toEqual(['https://example.org/?a=1&b=2', 'ppt/slides/slide3.xml']);
  expect(slideXml(drawn, 2)).toContain('action="ppaction://hlinksldjump"');
  expect(shapeOf(deck, 4, 'merged').paragraphs.flatMap((line) => line.links)).toEqual([
    'mailto:a@example.org',
  ]);
});

test('a link to a slide that is not there is a bug that is reported', async () => {
  const input = everything();
  const stray = text('Stray', { x: 1, y: 3, w: 3, h: 1 }, [paragraph([run('x', { link: '#nowhere' })])]);
  const slides = [...input.placed.slides, slide('more', 9, 'title-only', [title('More'), stray])];
  const { value, diagnostics } = await drawPptx({ ...input, placed: { ...input.placed, slides } });
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, trouble }) => [code, trouble])).toEqual([['pptx-link', 'bug']]);
});

test('connectors are glued to the shapes that they join, in groups too', () => {
  const xml = slideXml(drawn, 3);
  const ids = new Map(deck.slides[2]!.shapes.map(({ id, name }) => [name, id]));
  const glue = (name: string) =>
    [...shapeXml(xml, name, 'p:cxnSp').matchAll(/<a:(st|end)Cxn id="(\d+)" idx="(\d+)"\/>/g)].map((m) =>
      m.slice(1),
    );
  expect(glue('a to b')).toEqual([
    ['st', ids.get('a'), '3'],
    ['end', ids.get('b'), '2'],
  ]);
  expect(glue('b to c')).toEqual([
    ['st', ids.get('b'), '6'],
    ['end', ids.get('c'), '1'],
  ]);
  expect(glue('e to b')).toEqual([
    ['st', ids.get('e'), '0'],
    ['end', ids.get('b'), '4'],
  ]);
  expect(deck.slides[2]!.shapes.filter(({ kind }) => kind === 'cxnSp')).toHaveLength(6);
  expect(new Set(deck.slides[2]!.shapes.map(({ id }) => id)).size).toBe(deck.slides[2]!.shapes.length);
});

test('figures carry their alternative texts, decorative ones a mark', () => {
  const alts = deck.slides.flatMap(({ shapes }) =>
    shapes.filter(({ alt }) => alt !== '').map(({ alt }) => alt),
  );
  expect(alts).toContain('How the shapes feed one another');
  expect(alts).toContain('Table with merged cells');
  expect(alts).toContain('Chart of scatter');
  expect(alts).toContain('Picture drawn');
  expect(shapeXml(slideXml(drawn, 7), 'moving', 'p:pic')).toContain('descr=""><a:extLst>');
  expect(shapeXml(slideXml(drawn, 7), 'moving', 'p:pic')).toContain('adec:decorative');
});

test('tables flag their header rows and merge their cells', () => {
  const xml = slideXml(drawn, 4);
  expect(xml).toContain('<a:tblPr firstRow="1" bandRow="1">');
  const tags = [...shapeXml(xml, 'merged', 'p:graphicFrame').matchAll(/<a:tc(?: [^>]*)?>/g)].map(
    (match) => match[0],
  );
  expect(tags).toEqual([
    '<a:tc rowSpan="2" gridSpan="2">',
    '<a:tc rowSpan="2" hMerge="1">',
    '<a:tc>',
    '<a:tc gridSpan="2" vMerge="1">',
    '<a:tc vMerge="1" hMerge="1">',
    '<a:tc>',
    '<a:tc>',
    '<a:tc gridSpan="2">',
    '<a:tc hMerge="1">',
  ]);
});

test('a picture is in the file once; a drawing has a PNG beside it', () => {
  const { parts } = readZip(drawn);
  const media = [...parts.keys()].filter((name) => name.startsWith('ppt/media/'));
  expect(media).toEqual(['ppt/media/image1.png', 'ppt/media/image2.svg', 'ppt/media/image3.gif']);
  expect(shapeXml(slideXml(drawn, 7), 'again', 'p:pic')).toContain('<a:srcRect l="10000" t="25000"/>');
});

test('notes are rich text; a slide without notes has no notes page', () => {
  expect(deck.slides[1]!.notes).toEqual([]);
  expect(deck.slides[0]!.notes.map(({ text: line, level, bullet }) => [line, level, bullet])).toEqual([
    ['Say this first, with a link & a jump; H2O\ncode()', 0, ''],
    ['Third', 0, '1.'],
    ['Fourth', 0, '1.'],
    ['Nested 嵌套', 1, '–'],
  ]);
  expect(deck.slides[0]!.notes[3]!.languages).toEqual(['zh-CN']);
  const xml = partText(readZip(drawn).parts, 'ppt/notesSlides/notesSlide1.xml')!;
  expect(xml).toContain('<a:rPr lang="en-US" b="1"/><a:t>this</a:t>');
  expect(xml.match(/startAt="3"/g)).toHaveLength(2);
  expect(readZip(drawn).parts.has('ppt/notesSlides/notesSlide2.xml')).toBe(false);
});

test('sections hold every slide once', () => {
  expect(deck.sections).toEqual([
    { name: 'Start & end', slides: [1, 2] },
    { name: '其余', slides: [3, 4, 5, 6, 7, 8] },
  ]);
});

test('the properties say whose deck it is, what it shows and what it stands on', () => {
  const { parts } = readZip(drawn);
  const core = partText(parts, 'docProps/core.xml')!;
  expect(core).toContain('<dc:title>Everything &amp; &lt;more&gt;</dc:title>');
  expect(core).toContain('<dc:creator>A. Person</dc:creator>');
  expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T00:00:00Z</dcterms:created>');
  expect(core).toContain('<dc:language>en-US</dc:language>');
  expect(Object.fromEntries(deck.properties)).toEqual({
    'throughline.content': contentHash(everything()),
    'throughline.deck': 'water/everything',
    'throughline.language': 'en',
    'throughline.source.page': 'A page & its title, The publisher, https://example.org/?a=1&b=2',
  });
  for (const [name, part] of parts) expect(Buffer.from(part).includes('PptxGenJS'), name).toBe(false);
});

test('the hash follows what is shown and nothing else', () => {
  const { placed, deck: meaning } = everything();
  const hash = contentHash({ placed, deck: meaning });
  const [first, ...rest] = placed.slides;
  const moved = first!.shapes.map((shape) => ({ ...shape, box: { ...shape.box, x: shape.box.x + 0.01 } }));
  expect(
    contentHash({ placed: { ...placed, slides: [{ ...first!, shapes: moved }, ...rest] }, deck: meaning }),
  ).not.toBe(hash);
  const span = { file: { path: 'x.yaml', text: 'x' }, start: 0, end: 1 };
  const elsewhere = first!.shapes.map((shape) => ({ ...shape, yaml: span, template: span }));
  expect(
    contentHash({
      placed: { ...placed, slides: [{ ...first!, shapes: elsewhere }, ...rest] },
      deck: meaning,
    }),
  ).toBe(hash);
  const reworded = meaning.slides.map((each) => ({ ...each, notes: each.notes.slice(1) }));
  expect(contentHash({ placed, deck: { ...meaning, slides: reworded } })).not.toBe(hash);
});

test.each([
  ['text', { adjust: 0.31 }],
  ['text', { flipped: true }],
  ['text', { radius: 0.31 }],
  ['connector', { arrow: 'open' }],
  ['chart', { grid: null }],
  ['chart', { axisLine: null }],
  ['chart', { palette: [] }],
] as const)('the hash follows %s with %j', (kind, change) => {
  const { placed, deck: meaning } = everything();
  const changed = (shape: PlacedShape): PlacedShape =>
    ({
      ...shape,
      ...(shape.kind === 'group' && { shapes: shape.shapes.map(changed) }),
      ...(shape.kind === kind && (change as object)),
    }) as PlacedShape; // what is changed is of its kind
  const slides = placed.slides.map((slide) => ({ ...slide, shapes: slide.shapes.map(changed) }));
  expect(contentHash({ placed: { ...placed, slides }, deck: meaning })).not.toBe(
    contentHash({ placed, deck: meaning }),
  );
});

test('a picture fills the place for pictures that it stands in, once, and keeps its own frame', async () => {
  const input = everything();
  const [first] = input.placed.slides.flatMap(({ shapes }) => shapes.filter(({ kind }) => kind === 'image'));
  const picture = first as PlacedImage; // as filtered
  const pictures = [
    { ...picture, name: 'Inside', box: { x: 3, y: 1.75, w: 4.625, h: 4.625 } },
    { ...picture, name: 'Second', box: { x: 1, y: 2, w: 1, h: 1 } },
    { ...picture, name: 'Outside', box: { x: 9, y: 2, w: 1, h: 1 } },
  ];
  const slides = [slide('pictures', 1, 'picture-with-caption', [title('Pictures'), ...pictures])];
  const deck = deckOf(slides);
  const bytes = await draw({ ...input, deck, placed: { ...input.placed, slides } });
  const places = readPptx(bytes).slides[0]!.shapes.map(({ name, placeholder }) => [name, placeholder]);
  expect(places).toEqual([
    ['Title', 'title'],
    ['Inside', 'pic'],
    ['Second', null],
    ['Outside', null],
  ]);
  expect(shapeXml(slideXml(bytes, 1), 'Inside', 'p:pic')).toContain('<a:off x="2743200" y="1600200"/>');
});

test('a deck of one empty slide, and of none, can be written', async () => {
  const input = everything();
  const one = [slide('only', 1, 'title-only', [title('Only')])];
  const bare = { ...input.deck, sections: [], slides: [], citations: [] };
  expect(
    readPptx(await draw({ ...input, deck: bare, placed: { ...input.placed, slides: one } })).slides,
  ).toHaveLength(1);
  expect(
    readPptx(await draw({ ...input, deck: bare, placed: { ...input.placed, slides: [] } })).slides,
  ).toHaveLength(0);
});

test('more slides than are drawn at once keep their numbers, links and charts', async () => {
  const input = everything();
  const slides = Array.from({ length: 70 }, (_, i) => {
    const link = text('Link', { x: 1, y: 3, w: 3, h: 1 }, [
      paragraph([run('next', { link: `#s${(i + 1) % 70}` })]),
    ]);
    return slide(`s${i}`, i + 1, 'title-only', [title(`Number ${i}`), link]);
  });
  const bare = { ...input.deck, sections: [], slides: [] };
  const read = readPptx(await draw({ ...input, deck: bare, placed: { ...input.placed, slides } }));
  expect(read.slides.map(({ title: words }) => words)).toEqual(slides.map((_, i) => `Number ${i}`));
  expect(read.slides.map(({ shapes }) => shapes[1]!.paragraphs[0]!.links)).toEqual(
    slides.map((_, i) => [`ppt/slides/slide${((i + 1) % 70) + 1}.xml`]),
  );
});

test('the titles in app.xml are those of the deck', () => {
  const app = partText(readZip(drawn).parts, 'docProps/app.xml')!;
  const input = everything();
  for (const { title: runs } of input.deck.slides)
    expect(app).toContain(`<vt:lpstr>${plainText(runs)}</vt:lpstr>`);
});

async function draw(input: DrawPptxInput): Promise<Uint8Array> {
  const { value, diagnostics } = await drawPptx(input);
  expect(diagnostics).toEqual([]);
  return value!;
}

function slideXml(bytes: Uint8Array, number: number): string {
  return partText(readZip(bytes).parts, `ppt/slides/slide${number}.xml`)!;
}

function shapeXml(xml: string, name: string, element = 'p:sp'): string {
  const at = xml.indexOf(` name="${name}"`, xml.indexOf('</p:grpSpPr>'));
  return xml.slice(
    xml.lastIndexOf(`<${element}>`, at),
    xml.indexOf(`</${element}>`, at) + element.length + 3,
  );
}

function shapeOf(read: ReadDeck, number: number, name: string): ReadShape {
  return read.slides[number - 1]!.shapes.find((shape) => shape.name === name)!;
}
