import { didYouMean } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { checkInside, type PlaceContext } from './decode-places.ts';
import type { DecorationSource } from './place-schema.ts';
import type { Decoration } from './theme.ts';

/** Radius of rounded corners where a theme says none. */
const usualRadius = 0.08;

/** A shape or a picture of a layout; null after what is wrong with it was reported. */
export function decodeDecoration(
  source: DecorationSource,
  label: string,
  context: PlaceContext,
): Decoration | null {
  const { colors, pictures, report } = context;
  const box = { x: source.x, y: source.y, w: source.w, h: source.h };
  checkInside(box, spanOf(source), label, context);
  if (source.picture !== null) {
    const picture = pictures.get(source.picture);
    if (picture === undefined) {
      const names = [...pictures.keys()];
      const hint =
        didYouMean(source.picture, names) ??
        (names.length > 0 ? `it has: ${names.join(', ')}` : 'name its file under "pictures"');
      const message = `the theme has no picture "${source.picture}"`;
      report(reportTheme('theme-unknown-picture', spanOf(source, 'picture'), message, { hint }));
    }
    if (!picture) return null;
    const inside = contain(box, picture.widthPx / picture.heightPx);
    return { ...inside, shape: 'picture', picture, alt: source.alt ?? '', link: source.link, over: null };
  }
  const fill = colors.readFill(source.fill);
  const line = colors.read(source.line);
  if (!source.fill && !source.line) {
    const message = `${label} has neither "fill" nor "line"; it would not be seen`;
    report(
      reportTheme('theme-gradient', spanOf(source), message, { hint: 'write its colour: "fill: accent1"' }),
    );
    return null;
  }
  if (!fill && !line) return null;
  return {
    ...box,
    shape: source.shape ?? 'rect',
    fill,
    line: line && { color: line, width: source['line-width'] ?? 1 },
    radius: source.radius ?? usualRadius,
    over: source.over,
  };
}

type Box = Pick<Decoration, 'x' | 'y' | 'w' | 'h'>;

/** As large as a box holds it, and in its middle. */
function contain(box: Box, ratio: number): Box {
  const w = Math.min(box.w, box.h * ratio);
  const h = w / ratio;
  return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
}
