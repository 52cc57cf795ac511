import { createHash } from 'node:crypto';
import type { NamedFace } from '../../fonts/index.ts';
import type { PlacedDeck, PlacedImage, PlacedPicture, PlacedShape, PlacedSlide } from '../../layout/index.ts';
import { PictureFault } from '../../pictures/index.ts';
import { asWritten, reportProject } from '../../project/index.ts';
import type { Diagnostic, Outcome, Span } from '../../source/index.ts';
import { facesOf, type Inches, type Theme, type ThemePicture } from '../../theme/index.ts';
import { reportPng } from './codes.ts';
import { drawPng } from './draw-png.ts';

/** Pixels to an inch of the slide: sharp on a screen of high density that shows the slide as wide as paper. */
const density = 192;
/** A side of a PNG; what is longer is drawn smaller. */
const longestSide = 3000;
/** Drawings of a deck that may take all the time that there is for one. */
const mostStopped = 2;

/**
 * Gives every SVG picture of a deck the PNG that programs without SVG show, drawn once for the largest place where it
 * stands. A deck without any comes back as it is. Diagnostics: picture-not-drawn, picture-limit, picture-renderer.
 */
export async function drawFallbacks(
  placed: PlacedDeck,
  faces: readonly NamedFace[] = [],
): Promise<Outcome<PlacedDeck>> {
  const drawings = drawingsOf(placed.slides);
  if (drawings.size === 0) return { value: placed, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const pngs = new Map<string, Uint8Array>();
  let stopped = 0;
  for (const [key, { first, width }] of drawings) {
    const { image } = first;
    const svg = new TextDecoder().decode(image.bytes);
    const place = first.yaml ?? first.template;
    const what = `the picture "${asWritten(image.path, first.yaml)}"`;
    if (stopped === mostStopped) {
      const message = `${what} was not drawn, since ${mostStopped} before it took too long`;
      diagnostics.push(reportProject('picture-limit', place, message));
      continue;
    }
    const png = await tryPng(svg, { width: pixelsOf(image, width), what, span: place, faces });
    diagnostics.push(...png.diagnostics);
    if (png.value) pngs.set(key, png.value);
    else if (png.diagnostics.some(({ code }) => code === 'picture-renderer')) return { diagnostics };
    else if (png.diagnostics.some(({ code }) => code === 'picture-limit')) stopped += 1;
  }
  const slides = placed.slides.map((slide) => withFallbacks(slide, pngs));
  return { value: { ...placed, slides }, diagnostics };
}

const drawn = new WeakMap<ThemePicture, Uint8Array>();

/** The PNGs of a theme's drawings, each drawn once while the program runs. Diagnostics: those of `tryPng`. */
export async function drawThemeFallbacks(
  theme: Theme,
): Promise<Outcome<ReadonlyMap<ThemePicture, Uint8Array>>> {
  const diagnostics: Diagnostic[] = [];
  const pngs = new Map<ThemePicture, Uint8Array>();
  const faces = facesOf(theme);
  for (const { decorations } of theme.layouts.values()) {
    for (const { picture, w } of decorations.filter((each) => each.shape === 'picture')) {
      if (picture.format !== 'svg' || pngs.has(picture)) continue;
      const known = drawn.get(picture);
      const what = `the theme's picture "${picture.path}"`;
      const svg = new TextDecoder().decode(picture.bytes);
      const png: Outcome<Uint8Array> = known
        ? { value: known, diagnostics: [] }
        : await tryPng(svg, { width: pixelsOf(picture, w), what, span: null, faces });
      diagnostics.push(...png.diagnostics);
      if (!png.value) continue;
      pngs.set(picture, png.value);
      drawn.set(picture, png.value);
    }
  }
  return { value: pngs, diagnostics };
}

type Pixels = number;

interface TryOptions {
  readonly width: Pixels;
  readonly what: string;
  readonly span: Span | null;
  /** Those of a theme's own. */
  readonly faces: readonly NamedFace[];
}

/**
 * A picture of an SVG for a document; `what` names it in messages. Diagnostics: picture-renderer, picture-limit,
 * picture-not-drawn.
 */
export async function tryPng(
  svg: string,
  { width, what, span, faces }: TryOptions,
): Promise<Outcome<Uint8Array>> {
  try {
    return { value: await drawPng(svg, { width, faces }), diagnostics: [] };
  } catch (error) {
    if (error instanceof PictureFault && error.code !== 'picture-damaged') {
      const place = error.code === 'picture-renderer' ? null : span;
      const options = { hint: error.hint };
      return { diagnostics: [reportProject(error.code, place, `${what} ${error.message}`, options)] };
    }
    const reason = error instanceof Error ? error.message : String(error);
    const hint = 'open it in a drawing program and save it as plain SVG, or as PNG';
    const message = `${what} cannot be drawn: ${reason}`;
    return { diagnostics: [reportPng('picture-not-drawn', span, message, { hint })] };
  }
}

interface Drawing {
  readonly first: PlacedImage;
  /** The greatest, of the whole picture, with what a crop cuts off. */
  readonly width: Inches;
}

/** By what they are: the same picture is drawn once, however often it was read. */
function drawingsOf(slides: readonly PlacedSlide[]): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>();
  // Those that stand as they were show no pictures.
  const shown = slides.filter(({ stands }) => stands === undefined);
  for (const shape of shown.flatMap((slide) => slide.shapes.flatMap(withInner))) {
    if (shape.kind !== 'image' || shape.image.format !== 'svg' || shape.image.fallback) continue;
    const key = keyOf(shape.image);
    const cut = shape.crop ? shape.crop.left + shape.crop.right : 0;
    const width = shape.box.w / Math.max(1 - cut, 0.01);
    const known = drawings.get(key);
    drawings.set(key, { first: known?.first ?? shape, width: Math.max(known?.width ?? 0, width) });
  }
  return drawings;
}

/** A shape with those that a group holds. */
function withInner(shape: PlacedShape): PlacedShape[] {
  return shape.kind === 'group' ? shape.shapes.flatMap(withInner) : [shape];
}

/** Pixels across, so that neither side is longer than the longest. */
function pixelsOf(
  { widthPx, heightPx }: Pick<PlacedPicture, 'widthPx' | 'heightPx'>,
  inches: number,
): number {
  const width = inches * density;
  const height = (width * heightPx) / widthPx;
  return Math.max(1, Math.round(width * Math.min(1, longestSide / Math.max(width, height))));
}

function withFallbacks(slide: PlacedSlide, pngs: ReadonlyMap<string, Uint8Array>): PlacedSlide {
  if (slide.stands !== undefined) return slide;
  return { ...slide, shapes: slide.shapes.map((shape) => withFallback(shape, pngs)) };
}

function withFallback<T extends PlacedShape>(shape: T, pngs: ReadonlyMap<string, Uint8Array>): T {
  if (shape.kind === 'group')
    return { ...shape, shapes: shape.shapes.map((each) => withFallback(each, pngs)) };
  if (shape.kind !== 'image' || shape.image.format !== 'svg' || shape.image.fallback) return shape;
  const fallback = pngs.get(keyOf(shape.image)) ?? null;
  return { ...shape, image: { ...shape.image, fallback } };
}

function keyOf({ bytes }: PlacedPicture): string {
  return createHash('sha256').update(bytes).digest('base64');
}
