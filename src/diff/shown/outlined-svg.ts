import { createHash } from 'node:crypto';
import { drawSvg } from '../../formats/svg/index.ts';
import type { PlacedShape, PlacedSlide } from '../../layout/index.ts';
import type { LaidOutEdition } from '../../pipeline/index.ts';
import { type Theme, withFaces } from '../../theme/index.ts';
import { textsOfShape } from './slide-texts.ts';

const pointsPerInch = 72;

/** Shapes of a slide that another version of it has not, or not so; where all say the same, those that stand elsewhere. */
export function differingShapes(
  slides: readonly PlacedSlide[],
  others: readonly PlacedSlide[],
): ReadonlySet<PlacedShape> {
  const known = new Set(others.flatMap(({ shapes }) => flatten(shapes)).map(contentOf));
  const own = slides.flatMap(({ shapes }) => flatten(shapes));
  const other = own.filter((shape) => !known.has(contentOf(shape)));
  if (other.length > 0) return new Set(other);
  const places = new Set(others.flatMap(({ shapes }) => flatten(shapes)).map(lookOf));
  return new Set(own.filter((shape) => !places.has(lookOf(shape))));
}

/** A picture of a slide with frames around what differs. */
export function outlinedSvg(
  slide: PlacedSlide,
  { placed }: LaidOutEdition,
  theme: Theme,
  differing: ReadonlySet<PlacedShape>,
): string {
  const svg = withFaces(drawSvg(slide, placed, theme), theme);
  const frames = flatten(slide.shapes)
    .filter((shape) => differing.has(shape))
    .map(({ box: { x, y, w, h } }) => {
      const [left, top] = [x * pointsPerInch - 3, y * pointsPerInch - 3].map(rounded);
      const size = `width="${rounded(w * pointsPerInch + 6)}" height="${rounded(h * pointsPerInch + 6)}"`;
      // Light around dark, so that it is seen on any ground.
      return [5, 2.5]
        .map((width) => {
          const color = width === 5 ? '#ffffff' : '#c2185b';
          return `<rect x="${left}" y="${top}" ${size} rx="3" fill="none" stroke="${color}" stroke-width="${width}"/>`;
        })
        .join('');
    });
  return svg.replace(/<\/svg>\s*$/, `${frames.join('')}</svg>`);
}

/** Every shape that is seen by itself: those in groups, not the groups. */
function flatten(shapes: readonly PlacedShape[]): PlacedShape[] {
  return shapes.flatMap((shape) => (shape.kind === 'group' ? flatten(shape.shapes) : [shape]));
}

/** What a shape says or shows, wherever it stands. */
function contentOf(shape: PlacedShape): string {
  const texts = textsOfShape(shape).map(({ text }) => text);
  const picture =
    shape.kind === 'image'
      ? [shape.image, shape.media].map((each) => each && hashOf(each.bytes)).join(' ')
      : '';
  const name = shape.kind === 'connector' ? `${shape.from.shape} ${shape.to.shape}` : '';
  const icon = shape.kind === 'icon' ? JSON.stringify(shape.shape).length : '';
  return JSON.stringify([shape.kind, name, texts, picture, icon]);
}

/** How a slide looks, without the places in files that its things come from. */
export function lookOf(shape: PlacedShape): string {
  return JSON.stringify(shape, (key, value: unknown) => {
    if (key === 'template' || key === 'yaml' || key === 'owner' || key === 'span' || key === 'name')
      return undefined;
    if (value instanceof Uint8Array) return hashOf(value);
    if (value instanceof Map) return [...value];
    if (value instanceof Set) return [...value];
    return value;
  });
}

const hashes = new WeakMap<Uint8Array, string>();

function hashOf(bytes: Uint8Array): string {
  const known = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, known);
  return known;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
