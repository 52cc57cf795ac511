import {
  type PlacedCell,
  type PlacedImage,
  type PlacedShape,
  type PlacedTable,
  type PlacedText,
  shapeInset,
} from '../../layout/index.ts';
import { chartSvg } from './charts/index.ts';
import { iconSvg } from './icon-svg.ts';
import { connectorSvg, outlineSvg } from './outline-svg.ts';
import { paragraphsSvg } from './paragraphs-svg.ts';
import {
  type PointBox,
  paintOf,
  pointsPerInch,
  type SvgWork,
  svgElement,
  svgNumber,
  svgText,
  toPoints,
} from './svg-element.ts';

/** What draws each kind of shape. A group holds shapes, and so is drawn with all of them. */
const drawers: {
  readonly [Kind in PlacedShape['kind']]: (
    shape: Extract<PlacedShape, { kind: Kind }>,
    work: SvgWork,
  ) => string;
} = {
  text: textSvg,
  table: tableSvg,
  chart: chartSvg,
  image: imageSvg,
  icon: iconSvg,
  connector: connectorSvg,
  group: (group, work) => shapesSvg(group.shapes, work),
};

/** Shapes from the lowest up, each in an element that says what it is to those who cannot see it. */
export function shapesSvg(shapes: readonly PlacedShape[], work: SvgWork): string {
  return shapes.map((shape) => shapeSvg(shape, work)).join('');
}

function shapeSvg(shape: PlacedShape, work: SvgWork): string {
  // The table above gives each kind its own drawer; TypeScript cannot follow the kind through a look-up.
  if (shape.kind === 'image' && (shape.media || shape.link !== undefined)) {
    const active = activeImage(shape, work);
    if (active !== null)
      return svgElement('g', { id: work.idOf(shape.name), 'data-mark': work.mark(shape) }, active);
  }
  const draw = drawers[shape.kind] as (shape: PlacedShape, work: SvgWork) => string;
  const own = { id: work.idOf(shape.name), 'data-mark': work.mark(shape) };
  const drawn = draw(shape, work);
  if (shape.decorative) return svgElement('g', { ...own, 'aria-hidden': 'true' }, drawn);
  if (shape.alt === null) return svgElement('g', own, drawn);
  // The cells of a table and the words in a box are read one by one; a picture is one thing.
  const role = shape.kind === 'table' || shape.kind === 'text' ? 'group' : 'img';
  const name = svgElement('title', {}, svgText(shape.name));
  return svgElement('g', { ...own, role }, name, svgElement('desc', {}, svgText(shape.alt)), drawn);
}

/** A box: its shape, then its text inside of what the shape itself and the insets keep free. */
function textSvg(text: PlacedText, work: SvgWork): string {
  const { box, inset } = text;
  const straight = shapeInset(text.shape, box.w, box.h, text.adjust);
  const own = text.flipped ? { ...straight, left: straight.right, right: straight.left } : straight;
  const left = own.left + inset.left;
  const top = own.top + inset.top;
  const area = toPoints({
    x: box.x + left,
    y: box.y + top,
    w: box.w - left - own.right - inset.right,
    h: box.h - top - own.bottom - inset.bottom,
  });
  return (
    outlineSvg(text.shape, toPoints(box), text.gradient ?? text.fill, text.line, work, {
      ...(text.radius !== undefined && { radius: text.radius }),
      ...(text.adjust !== undefined && { adjust: text.adjust }),
      ...(text.flipped && { flipped: true }),
      id: `${work.idOf(text.name)}.fill`,
    }) + paragraphsSvg(text.paragraphs, area, text.anchor, work)
  );
}

/** A table: all fills, then all texts, so that no fill covers what a neighbour says. */
function tableSvg(table: PlacedTable, work: SvgWork): string {
  const lefts = runningSums(table.box.x, table.columns);
  const right = lefts[0]! + lefts.at(-1)!;
  const tops = runningSums(
    table.box.y,
    table.rows.map((row) => row.height),
  );
  let fills = '';
  let rules = '';
  let texts = '';
  table.rows.forEach(({ cells }, r) => {
    for (const cell of cells) {
      const own = cellArea(cell, r, lefts, tops);
      const area = table.rightToLeft ? { ...own, x: right - own.x - own.w } : own;
      if (cell.fill) {
        const { x, y, w, h } = area;
        fills += svgElement('rect', { x, y, width: w, height: h, fill: paintOf(cell.fill, work) });
      }
      if (cell.rule) {
        const { color, width } = cell.rule;
        const y = area.y + area.h - width / 2;
        rules += svgElement('rect', {
          x: area.x,
          y,
          width: area.w,
          height: width,
          fill: paintOf(color, work),
        });
      }
      texts += cell.turned
        ? turnedSvg(cell, area, work)
        : paragraphsSvg(cell.paragraphs, insideOf(area, cell), cell.anchor, work);
    }
  });
  // Fills that touch would let the slide shine through their seams where edges fall between pixels.
  return (fills === '' ? '' : svgElement('g', { 'shape-rendering': 'crispEdges' }, fills)) + rules + texts;
}

/** Words that run upwards in their cell, lines from left to right. */
function turnedSvg(cell: PlacedCell, area: PointBox, work: SvgWork): string {
  const { x, y, w, h } = insideOf(area, cell);
  const [cx, cy] = [x + w / 2, y + h / 2];
  const level = { x: cx - h / 2, y: cy - w / 2, w: h, h: w };
  const transform = `rotate(-90 ${svgNumber(cx)} ${svgNumber(cy)})`;
  return svgElement('g', { transform }, paragraphsSvg(cell.paragraphs, level, cell.anchor, work));
}

function cellArea(
  cell: PlacedCell,
  row: number,
  lefts: readonly number[],
  tops: readonly number[],
): PointBox {
  const x = at(lefts, cell.column);
  const y = at(tops, row);
  return { x, y, w: at(lefts, cell.column + cell.colspan) - x, h: at(tops, row + cell.rowspan) - y };
}

function insideOf({ x, y, w, h }: PointBox, { inset }: PlacedCell): PointBox {
  const left = inset.left * pointsPerInch;
  const top = inset.top * pointsPerInch;
  return {
    x: x + left,
    y: y + top,
    w: w - left - inset.right * pointsPerInch,
    h: h - top - inset.bottom * pointsPerInch,
  };
}

/** Where each column or row begins, and where the last one ends, in points. */
function runningSums(start: number, sizes: readonly number[]): number[] {
  let sum = start * pointsPerInch;
  return [sum, ...sizes.map((size) => (sum += size * pointsPerInch))];
}

/** A span that reaches past the table ends with it. */
function at(edges: readonly number[], index: number): number {
  return edges[Math.min(index, edges.length - 1)]!;
}

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' } as const;

/** A picture that plays, or that leads somewhere when it is clicked; null where the page can do neither. */
function activeImage(image: PlacedImage, work: SvgWork): string | null {
  const { x, y, w, h } = toPoints(image.box);
  const player = work.player(image);
  if (player !== null) return svgElement('foreignObject', { x, y, width: w, height: h }, player);
  const href = image.link === undefined ? null : work.address(image.link);
  if (href === null) return null;
  return svgElement('a', { href, 'aria-label': image.alt ?? image.name }, imageSvg(image, work));
}

/** A picture with its bytes, of which the box shows what its crop leaves. */
function imageSvg({ image, box, crop }: PlacedImage, _work: SvgWork): string {
  const { x, y, w, h } = toPoints(box);
  const href = pictureAddress(image);
  const fixed = { preserveAspectRatio: 'none', href };
  if (!crop) return svgElement('image', { x, y, width: w, height: h, ...fixed });
  const width = Math.max(image.widthPx, 1);
  const height = Math.max(image.heightPx, 1);
  const shown = [
    crop.left * width,
    crop.top * height,
    Math.max(1 - crop.left - crop.right, 0.001) * width,
    Math.max(1 - crop.top - crop.bottom, 0.001) * height,
  ];
  return svgElement(
    'svg',
    {
      x,
      y,
      width: w,
      height: h,
      viewBox: shown.map(svgNumber).join(' '),
      preserveAspectRatio: 'none',
      overflow: 'hidden',
    },
    svgElement('image', { width, height, ...fixed }),
  );
}

/** The picture itself, as an address. */
export function pictureAddress({ format, bytes }: Pick<PlacedImage['image'], 'format' | 'bytes'>): string {
  return `data:${mediaTypes[format]};base64,${base64(bytes)}`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
