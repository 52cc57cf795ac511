import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { drawFallbacks, drawPng } from '../../src/formats/png/index.ts';
import type { PlacedDeck, PlacedImage } from '../../src/layout/index.ts';
import { isPlainDrawing, PictureFault, PictureThreads } from '../../src/pictures/index.ts';
import { limitMemory } from '../../src/pictures/worker/load-modules.ts';
import { jpegOf } from '../fixtures/pictures.ts';
import { readPng } from '../formats/png/read-png.ts';
import { image, slide } from '../formats/pptx/placed-pieces.ts';

const script = fileURLToPath(new URL('../../dist/picture-worker.js', import.meta.url));
const defaults = { defaultFontFamily: 'Tinos', defaultFontSize: 16 };
const svg = (inside: string, attributes = 'width="100" height="100"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
/** Would take hours: layer upon layer of noise. */
const endless = svg(
  `<filter id="f" x="0" y="0" width="1" height="1">${'<feTurbulence baseFrequency="0.9" numOctaves="200"/>'.repeat(400)}</filter>` +
    '<rect width="100" height="100" filter="url(#f)"/>'.repeat(50),
);
/** Layers in layers, all of them there at the same time. */
const greedy = svg(`${'<g opacity="0.9">'.repeat(180)}<rect width="100" height="100"/>${'</g>'.repeat(180)}`);
const draw = (text: string, width = 400) =>
  ({ kind: 'draw', svg: text, width, fonts: [], defaults }) as const;

describe('a drawing without end is stopped', () => {
  test('while other things go on, and the next one is drawn', async () => {
    const threads = new PictureThreads(script);
    const limits = { milliseconds: 300, late: 'takes longer than it may', hint: 'make it simpler' };
    let ticks = 0;
    const clock = setInterval(() => ticks++, 20);
    const stopped = await threads.ask(draw(endless), limits);
    clearInterval(clock);
    expect(stopped).toBeInstanceOf(PictureFault);
    expect(stopped).toMatchObject({ code: 'picture-limit', message: 'takes longer than it may' });
    expect(ticks).toBeGreaterThan(2);
    const drawn = await threads.ask(draw(svg('<rect width="100" height="100" fill="#336699"/>')), {
      ...limits,
      milliseconds: 300_000,
    });
    if (drawn instanceof PictureFault) throw drawn;
    expect(readPng(drawn.bytes).at(200, 200)).toEqual([0x33, 0x66, 0x99, 255]);
  });

  test('where nothing else goes on, too', () => {
    const threads = new PictureThreads(script);
    const limits = { milliseconds: 300, late: 'takes longer than it may', hint: '' };
    expect(threads.askNow(draw(endless), limits)).toMatchObject({ code: 'picture-limit' });
  });

  test('at its memory', async () => {
    const threads = new PictureThreads(script);
    const limits = { milliseconds: 300_000, late: 'late', hint: '' };
    const before = process.memoryUsage().rss;
    expect(await threads.ask(draw(greedy, 2000), limits)).toMatchObject({
      code: 'picture-limit',
      message: 'takes more memory to draw than there is for it',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(900 * 1024 * 1024);
  });

  test('a deck says which, at its line, and does not wait for a third', async () => {
    const places = ['a', 'b', 'c'].map((name, i) => {
      const yaml = {
        file: { path: 'deck.yaml', text: 'src: a.svg\nsrc: b.svg\nsrc: c.svg' },
        start: 5 + 11 * i,
        end: 10 + 11 * i,
      };
      const bytes = Buffer.from(`${endless}<!-- ${name} -->`);
      const drawing = {
        path: `images/${name}.svg`,
        format: 'svg',
        bytes,
        fallback: null,
        widthPx: 100,
        heightPx: 100,
      } as const;
      return image(name, { x: 1, y: 1, w: 2, h: 2 }, drawing as PlacedImage['image'], { yaml });
    });
    const placed: PlacedDeck = {
      language: 'en',
      width: 10,
      height: 5,
      slides: [slide('one', 1, 'blank', places)],
    };
    const { diagnostics } = await drawFallbacks(placed);
    expect(
      diagnostics.map(({ code, severity, message, span }) => [code, severity, message, span?.start]),
    ).toEqual([
      ['picture-limit', 'error', 'the picture "a.svg" takes longer than 4 seconds to draw', 5],
      ['picture-limit', 'error', 'the picture "b.svg" takes longer than 4 seconds to draw', 16],
      ['picture-limit', 'error', 'the picture "c.svg" was not drawn, since 2 before it took too long', 27],
    ]);
  });
});

test('a program without its thread says so', () => {
  const answer = new PictureThreads(null).askNow(draw(svg('')), {
    milliseconds: 300_000,
    late: '',
    hint: '',
  });
  expect(answer).toMatchObject({ code: 'picture-renderer', hint: 'install Throughline again' });
});

test('a broken request does not take the thread with it', () => {
  const threads = new PictureThreads(script);
  const limits = { milliseconds: 300_000, late: '', hint: '' };
  const bytes = jpegOf(8, 8).slice(0, 40);
  expect(threads.askNow({ kind: 'check', bytes }, limits)).toMatchObject({ code: 'picture-damaged' });
});

test('memory of a module gets a most', () => {
  // One memory of one page, without a most; then a section that is none of ours.
  const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 0, 3, 1, 0x61, 0]);
  const limited = limitMemory(module, 3 * 65_536);
  expect([...limited]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 4, 1, 1, 1, 3, 0, 3, 1, 0x61, 0]);
});

describe('what is sure to be drawn soon needs no thread', () => {
  test.each<[string, string]>([
    ['shapes', svg('<rect x="1" y="2" width="3" height="4" fill="#fff"/><path d="M0 0L9 9" stroke="red"/>')],
    ['text', svg('<g font-family="Carlito"><text x="1" y="2">A <tspan x="3">word</tspan></text></g>')],
    ['dashes', svg('<line x1="0" y1="0" x2="90" y2="0" stroke="red" stroke-dasharray="4 2"/>')],
    ['a gradient', svg('<linearGradient id="a"><stop offset="0"/></linearGradient><rect fill="url(#a)"/>')],
    ['style', svg('<rect style="fill: red; stroke-width: 2"/>')],
    [
      'a photo',
      svg(`<image href="data:image/jpeg;base64,${Buffer.from(jpegOf(40, 40)).toString('base64')}"/>`),
    ],
    [
      'a drawing',
      svg(`<image href="data:image/svg+xml;base64,${Buffer.from(svg('<rect/>')).toString('base64')}"/>`),
    ],
  ])('%s', (_, text) => {
    expect(isPlainDrawing(text, 1000)).toBe(true);
  });

  const inDrawing = (inside: string): string =>
    svg(`<image href="data:image/svg+xml;base64,${Buffer.from(svg(inside)).toString('base64')}"/>`);
  test.each<[string, string]>([
    ['a filter', svg('<filter id="f"><feTurbulence/></filter><rect filter="url(#f)"/>')],
    ['a layer', svg('<g opacity="0.5"><rect/></g>')],
    ['a layer by style', svg('<g style="opacity: 0.5"><rect/></g>')],
    ['a layer by a style in other letters', svg('<g style="&#111;pacity: 0.5"><rect/></g>')],
    ['a style sheet', svg('<style>g { opacity: 0.5 }</style><g/>')],
    ['a mask', svg('<mask id="m"/><rect mask="url(#m)"/>')],
    ['a clip', svg('<clipPath id="c"/><rect clip-path="url(#c)"/>')],
    ['a pattern', svg('<pattern id="p"/><rect fill="url(#p)"/>')],
    ['a marker', svg('<marker id="m"/><path d="M0 0" marker-mid="url(#m)"/>')],
    ['a copy', svg('<rect id="r"/><use href="#r"/>')],
    ['dashes without number', svg('<line x2="90000" stroke="red" stroke-dasharray="0.001"/>')],
    ['dashes for all that is below', svg('<g stroke-dasharray="0.001"><line x2="90000" stroke="red"/></g>')],
    ['dashes of no length', svg('<line x2="9" stroke="red" stroke-dasharray="0 0"/>')],
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "">]>${svg('')}`],
    ['a tag without end', svg('<rect a="')],
    ['ten thousand shapes', svg('<rect width="100" height="100"/>'.repeat(10_000))],
    ['many letters in places of their own', svg(`<text x="${'1 '.repeat(5000)}">${'a'.repeat(5000)}</text>`)],
    ['a long path', svg(`<path d="M0 0${'L9 9'.repeat(60_000)}"/>`)],
    ['groups in groups', svg(`${'<g>'.repeat(100)}${'</g>'.repeat(100)}`)],
    ['no size', svg('<rect/>', '')],
    ['a strip without end', svg('<rect/>', 'width="1" height="20000"')],
    [
      'a large photo',
      svg(`<image href="data:image/jpeg;base64,${Buffer.from(jpegOf(6000, 5000)).toString('base64')}"/>`),
    ],
    ['a filter in a drawing', inDrawing('<filter id="f"/><rect filter="url(#f)"/>')],
    ['many drawings', svg('<svg><rect/></svg>'.repeat(50))],
  ])('but %s may take long', (_, text) => {
    expect(isPlainDrawing(text, 1000)).toBe(false);
  });

  test('both renderers draw the same', async () => {
    const plain = svg(
      '<rect width="60" height="50" fill="#B4530A"/><circle cx="60" cy="60" r="30" fill="#1F6FB2"/>',
    );
    const layered = svg(`<g opacity="1">${plain.slice(plain.indexOf('>') + 1, -6)}</g>`);
    expect([isPlainDrawing(plain, 300), isPlainDrawing(layered, 300)]).toEqual([true, false]);
    const [here, aside] = [await drawPng(plain, { width: 300 }), await drawPng(layered, { width: 300 })];
    expect(Buffer.from(aside)).toEqual(Buffer.from(here));
  });
});
