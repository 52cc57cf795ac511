import { describe, expect, it } from 'vitest';
import { drawFallbacks } from '../../../src/formats/png/index.ts';
import type { PlacedDeck, PlacedImage } from '../../../src/layout/index.ts';
import { image, png, slide } from '../pptx/placed-pieces.ts';
import { readPng } from './read-png.ts';

const drawing = (content: string, width = 100, height = 50): PlacedImage['image'] => ({
  path: 'content/x/images/mark.svg',
  format: 'svg',
  bytes: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`,
  ),
  fallback: null,
  widthPx: width,
  heightPx: height,
});
const square = '<rect width="50" height="50" fill="#B4530A"/>';

const deckOf = (...images: readonly PlacedImage[]): PlacedDeck => ({
  language: 'en',
  width: 13.333,
  height: 7.5,
  slides: images.map((each, i) => slide(`slide-${i + 1}`, i + 1, 'blank', [each])),
});
const imagesOf = (deck: PlacedDeck | undefined) =>
  deck!.slides.flatMap(({ shapes }) => shapes).filter((shape) => shape.kind === 'image');

describe('the PNG under an SVG', () => {
  it('is as sharp as its place is wide', async () => {
    const { value, diagnostics } = await drawFallbacks(
      deckOf(image('Mark', { x: 1, y: 1, w: 4, h: 2 }, drawing(square))),
    );
    expect(diagnostics).toEqual([]);
    const drawn = readPng(imagesOf(value)[0]!.image.fallback!);
    expect([drawn.width, drawn.height]).toEqual([768, 384]);
    expect(drawn.at(100, 100)).toEqual([0xb4, 0x53, 0x0a, 255]);
    // Where the drawing leaves the slide bare, so does its PNG.
    expect(drawn.at(700, 100)[3]).toBe(0);
  });

  it('holds what a crop cuts off, as the SVG does', async () => {
    const cropped = image('Mark', { x: 1, y: 1, w: 2, h: 2 }, drawing(square), {
      crop: { left: 0.25, right: 0.25, top: 0, bottom: 0 },
    });
    const { value } = await drawFallbacks(deckOf(cropped));
    expect(readPng(imagesOf(value)[0]!.image.fallback!).width).toBe(768);
  });

  it('is drawn once, for the largest of its places', async () => {
    const { value } = await drawFallbacks(
      deckOf(
        image('Small', { x: 1, y: 1, w: 1, h: 0.5 }, drawing(square)),
        image('Large', { x: 1, y: 1, w: 3, h: 1.5 }, drawing(square)),
      ),
    );
    const [small, large] = imagesOf(value);
    expect(readPng(large!.image.fallback!).width).toBe(576);
    expect(small!.image.fallback).toBe(large!.image.fallback);
  });

  it('has no side without end', async () => {
    const { value } = await drawFallbacks(
      deckOf(image('Strip', { x: 1, y: 1, w: 10, h: 0.1 }, drawing(square, 20, 2000))),
    );
    const drawn = readPng(imagesOf(value)[0]!.image.fallback!);
    expect([drawn.width, drawn.height]).toEqual([30, 3000]);
  });

  it('is an error where nothing can be drawn, at the place of the picture', async () => {
    const span = { file: { path: 'deck.yaml', text: 'image: mark.svg' }, start: 7, end: 15 };
    const broken = { ...drawing(''), bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g>') };
    const { diagnostics } = await drawFallbacks(
      deckOf(image('Mark', { x: 1, y: 1, w: 1, h: 1 }, broken, { yaml: span, alt: 'A mark' })),
    );
    expect(diagnostics).toMatchObject([{ code: 'picture-not-drawn', severity: 'error', span }]);
    expect(diagnostics[0]!.message).toContain('the picture "mark.svg" cannot be drawn');
  });
});

it('leaves a deck without drawings as it is', async () => {
  const photo = {
    path: 'p.png',
    format: 'png',
    bytes: png,
    fallback: null,
    widthPx: 1,
    heightPx: 1,
  } as const;
  const deck = deckOf(image('Photo', { x: 1, y: 1, w: 1, h: 1 }, photo));
  expect((await drawFallbacks(deck)).value).toBe(deck);
});
