import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import type { PlacedGroup, PlacedImage } from '../../../src/layout/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { readPng } from '../png/read-png.ts';
import { deckOf, everything } from './everything.ts';
import { image, slide, svg, title } from './placed-pieces.ts';

/** A deck of two slides with the same drawing and one more, none of them with its PNG. */
function inputOf(bytes: Uint8Array) {
  const drawing = { path: 'p.svg', format: 'svg', bytes, fallback: null, widthPx: 10, heightPx: 10 } as const;
  const other: PlacedImage['image'] = {
    ...drawing,
    bytes: Buffer.from(svg.toString().replace('1F6FB2', 'A61E4D')),
  };
  const box = { x: 1, y: 2, w: 2, h: 2 };
  const slides = [
    slide('first', 1, 'title-only', [title('First'), image('mark', box, drawing)]),
    slide('second', 2, 'title-only', [
      title('Second'),
      image('mark', box, { ...drawing, bytes: new Uint8Array(bytes) }),
      image('other', { ...box, x: 4, w: 1, h: 1 }, other),
    ]),
  ];
  return {
    ...everything(),
    placed: { language: 'en', width: 13.333, height: 7.5, slides },
    deck: deckOf(slides),
  };
}

test('a drawing is there as SVG, over a PNG of what it shows', async () => {
  const drawn = await drawPptx(inputOf(svg));
  expect(drawn.diagnostics).toEqual([]);
  const { parts } = readZip(drawn.value!);
  const media = [...parts.keys()].filter((name) => name.startsWith('ppt/media/'));
  expect(media.map((name) => name.replace('ppt/media/', '')).sort()).toEqual([
    'image1.png',
    'image2.svg',
    'image3.png',
    'image4.svg',
  ]);
  const png = readPng(parts.get('ppt/media/image1.png') as Uint8Array);
  expect([png.width, png.height]).toEqual([384, 384]);
  expect(png.at(192, 192)).toEqual([0x1f, 0x6f, 0xb2, 255]);
  const xml = Buffer.from(parts.get('ppt/slides/slide1.xml') as Uint8Array).toString();
  const rels = Buffer.from(parts.get('ppt/slides/_rels/slide1.xml.rels') as Uint8Array).toString();
  const [, shown, over] = /<a:blip r:embed="(rId\d+)">.*?<asvg:svgBlip [^>]*r:embed="(rId\d+)"/.exec(xml)!;
  const targetOf = (id: string | undefined) =>
    new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(rels)![0];
  expect(targetOf(shown)).toContain('image1.png');
  expect(targetOf(over)).toContain('image2.svg');
});

test('the validator finds nothing', async () => {
  const bytes = (await drawPptx(inputOf(svg))).value!;
  for (const version of ['Office2013', 'Microsoft365'] as const)
    expect(await validatorErrors('pictures.pptx', bytes, version)).toEqual([]);
});

test('a drawing that cannot be drawn makes no file', async () => {
  const { value, diagnostics } = await drawPptx(
    inputOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g>')),
  );
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['picture-not-drawn']);
});

test('a picture may lead somewhere, also in a group, and is cut to its place there', async () => {
  const input = inputOf(svg);
  const [first, second] = input.placed.slides;
  const drawing = first!.shapes[1] as PlacedImage;
  const crop = { left: 0.25, right: 0.1, top: 0, bottom: 0 };
  const away = { ...drawing, name: 'away', link: 'https://example.org/?a=1&b=2', crop };
  const jump = { ...drawing, name: 'jump', link: '#second' };
  const lost = { ...drawing, name: 'lost', link: '#nowhere' };
  const group: PlacedGroup = { ...drawing, kind: 'group', name: 'card', alt: 'A card', shapes: [jump, lost] };
  const slides = [{ ...first!, shapes: [first!.shapes[0]!, away, group] }, second!];
  const drawn = await drawPptx({ ...input, placed: { ...input.placed, slides }, deck: deckOf(slides) });
  expect(drawn.diagnostics).toEqual([]);
  const { parts } = readZip(drawn.value!);
  const xml = Buffer.from(parts.get('ppt/slides/slide1.xml') as Uint8Array).toString();
  const rels = Buffer.from(parts.get('ppt/slides/_rels/slide1.xml.rels') as Uint8Array).toString();
  const linkOf = (name: string) =>
    new RegExp(`name="${name}"[^>]*><a:hlinkClick r:id="(rId\\d+)"`).exec(xml)?.[1];
  expect(rels).toMatch(new RegExp(`Id="${linkOf('away')}"[^>]*Target="https://example.org/\\?a=1&amp;b=2"`));
  expect(rels).toMatch(new RegExp(`Id="${linkOf('jump')}"[^>]*Target="slide2.xml"`));
  expect(linkOf('lost')).toBeUndefined();
  expect(xml).toContain('<a:srcRect l="25000" r="10000"/>');
  expect(await validatorErrors('links.pptx', drawn.value!)).toEqual([]);
});
