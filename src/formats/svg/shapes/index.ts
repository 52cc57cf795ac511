import type { PlacedShape } from '../../../layout/index.ts';
import { svgElement, svgText } from '../svg-element.ts';
import type { SvgWork } from '../svg-work.ts';
import { chartSvg } from './chart-svg.ts';
import { connectorSvg } from './connector-svg.ts';
import { imageSvg } from './image-svg.ts';
import { tableSvg } from './table-svg.ts';
import { textSvg } from './text-svg.ts';

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
  connector: connectorSvg,
  group: (group, work) => shapesSvg(group.shapes, work),
};

/** Shapes from the lowest up, each in an element that says what it is to those who cannot see it. */
export function shapesSvg(shapes: readonly PlacedShape[], work: SvgWork): string {
  return shapes.map((shape) => shapeSvg(shape, work)).join('');
}

function shapeSvg(shape: PlacedShape, work: SvgWork): string {
  // The table above gives each kind its own drawer; TypeScript cannot follow the kind through a look-up.
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
