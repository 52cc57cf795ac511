import type { LayoutArt } from '../../theme/index.ts';
import { filling } from './outline-svg.ts';
import { pictureAddress } from './shapes.ts';
import { pointsPerInch, type SvgWork, svgElement, svgNumber, svgText, toPoints } from './svg-element.ts';

/** Colours of art are digits: no theme is asked for them. */
type ArtWork = Pick<SvgWork, 'idOf'>;

/** What a brand file's master and layout draw, from the lowest up; nothing to those who cannot see it. */
export function brandArtSvg(art: readonly LayoutArt[], work: ArtWork): string {
  if (art.length === 0) return '';
  const drawn = art.map((each, i) => artSvg(each, work.idOf(`frame ${i}`)));
  return svgElement('g', { 'aria-hidden': 'true' }, ...drawn);
}

function artSvg(art: LayoutArt, id: string): string {
  switch (art.kind) {
    case 'path':
      return pathSvg(art, id);
    case 'picture':
      return pictureSvg(art);
    case 'text':
      return textSvg(art);
  }
}

// Of colours by their digits nothing is looked up.
const noTheme = { theme: { colors: {} } } as unknown as Pick<SvgWork, 'theme'>;

function pathSvg({ path, box, fill, line }: Extract<LayoutArt, { kind: 'path' }>, id: string): string {
  const d = path.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g, (number) =>
    svgNumber(Number(number) * pointsPerInch),
  );
  const { own, look } = fill
    ? filling(fill, toPoints(box), id, noTheme)
    : { own: '', look: { fill: 'none' } };
  const stroke = line ? { stroke: line.color, 'stroke-width': line.width } : {};
  return own + svgElement('path', { d, ...look, ...stroke });
}

function pictureSvg({ box, turn, picture, crop }: Extract<LayoutArt, { kind: 'picture' }>): string {
  const { x, y, w, h } = toPoints(box);
  const wide = Math.max(0.01, 1 - crop.left - crop.right);
  const high = Math.max(0.01, 1 - crop.top - crop.bottom);
  const href = pictureAddress(picture);
  const turned =
    turn === 0 ? null : `rotate(${svgNumber(turn)} ${svgNumber(x + w / 2)} ${svgNumber(y + h / 2)})`;
  const fixed = { preserveAspectRatio: 'none', href };
  if (wide === 1 && high === 1)
    return svgElement('image', { x, y, width: w, height: h, ...fixed, transform: turned });
  // The whole picture is as much larger as is cut off from it.
  const whole = { x: (-crop.left / wide) * w, y: (-crop.top / high) * h, width: w / wide, height: h / high };
  const cut = svgElement(
    'svg',
    { x, y, width: w, height: h, overflow: 'hidden' },
    svgElement('image', { ...whole, ...fixed }),
  );
  return turned === null ? cut : svgElement('g', { transform: turned }, cut);
}

function textSvg(text: Extract<LayoutArt, { kind: 'text' }>): string {
  const { x, y, w, h } = toPoints(text.box);
  const pitch = text.size * 1.2;
  const inset = 7.2;
  const height = pitch * text.lines.length;
  const top =
    text.anchor === 'middle'
      ? y + (h - height) / 2
      : text.anchor === 'bottom'
        ? y + h - height - inset / 2
        : y + inset / 2;
  const [at, anchor] =
    text.align === 'center'
      ? [x + w / 2, 'middle']
      : text.align === 'right'
        ? [x + w - inset, 'end']
        : [x + inset, null];
  const lines = text.lines.map((line, i) =>
    svgElement('tspan', { x: at, y: top + pitch * i + text.size * 0.95 }, svgText(line)),
  );
  return svgElement(
    'text',
    {
      'font-size': text.size,
      fill: text.color,
      'font-weight': text.bold ? 700 : null,
      'text-anchor': anchor,
    },
    ...lines,
  );
}
