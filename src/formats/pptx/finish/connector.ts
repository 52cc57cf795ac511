import type { PlacedConnector, Side } from '../../../layout/index.ts';
import { type XmlElement, xmlElement } from '../../../xml/index.ts';
import { pointsToEmu } from '../emu.ts';
import { presetDashes } from '../preset-shape.ts';
import { solidFill } from '../scheme-color.ts';
import { connectorGeometry } from './connector-geometry.ts';

/** The shape at an end of a connector: its id, and the index of the site that a side has on it. */
export interface GluedShape {
  readonly id: number;
  readonly siteOf: Readonly<Record<Side, number>>;
}

/** A `p:cxnSp` (ECMA-376 part 1, 19.3.1.19), glued where the shape at its end is known. */
export function connectorElement(
  connector: PlacedConnector,
  properties: XmlElement,
  from: GluedShape | null,
  to: GluedShape | null,
): XmlElement {
  const geometry = connectorGeometry(connector.geometry, connector.from, connector.to, connector.bend);
  const adjust =
    geometry.adjust === null
      ? []
      : [xmlElement('a:gd', { name: 'adj1', fmla: `val ${geometry.adjust}` })];
  return xmlElement('p:cxnSp', {}, [
    xmlElement('p:nvCxnSpPr', {}, [
      properties,
      xmlElement('p:cNvCxnSpPr', {}, [
        ...glue('a:stCxn', from, connector.from.side),
        ...glue('a:endCxn', to, connector.to.side),
      ]),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:spPr', {}, [
      xmlElement(
        'a:xfrm',
        {
          rot: geometry.turned ? 5_400_000 : undefined,
          flipH: geometry.flipH ? 1 : undefined,
          flipV: geometry.flipV ? 1 : undefined,
        },
        [
          xmlElement('a:off', { x: geometry.x, y: geometry.y }),
          xmlElement('a:ext', { cx: geometry.cx, cy: geometry.cy }),
        ],
      ),
      xmlElement('a:prstGeom', { prst: geometry.preset }, [xmlElement('a:avLst', {}, adjust)]),
      lineElement(connector),
    ]),
  ]);
}

function glue(name: string, shape: GluedShape | null, side: Side): XmlElement[] {
  return shape ? [xmlElement(name, { id: shape.id, idx: shape.siteOf[side] })] : [];
}

/** Children in the order of CT_LineProperties (ECMA-376 part 1, 20.1.2.2.24). */
function lineElement({ line, startArrow, endArrow }: PlacedConnector): XmlElement {
  return xmlElement('a:ln', { w: pointsToEmu(line.width) }, [
    solidFill(line.color),
    ...(line.dash === 'solid' ? [] : [xmlElement('a:prstDash', { val: presetDashes[line.dash] })]),
    xmlElement('a:round'),
    ...(startArrow ? [xmlElement('a:headEnd', { type: 'triangle' })] : []),
    ...(endArrow ? [xmlElement('a:tailEnd', { type: 'triangle' })] : []),
  ]);
}
