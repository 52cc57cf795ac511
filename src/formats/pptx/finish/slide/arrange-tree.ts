import type { PlacedConnector, PlacedShape } from '../../../../layout/index.ts';
import { firstChild, type XmlElement, xmlElement } from '../../../../xml/index.ts';
import { reportPptx } from '../../codes.ts';
import { toEmuBox } from '../../emu.ts';
import { presetShapes } from '../../preset-shape.ts';
import { connectorElement, type GluedShape } from '../connector.ts';
import type { SlideWork, Work } from '../work.ts';
import { describe } from './describe-shapes.ts';

/** Builds the shape tree as placed: groups around what they hold, connectors glued to the shapes that they join. */
export function arrangeTree(slide: SlideWork, work: Work): void {
  const elements = new Map<PlacedShape, XmlElement>();
  const glued = new Map<string, GluedShape>();
  for (const { placed, element } of slide.shapes) {
    elements.set(placed, element);
    const siteOf =
      placed.kind === 'text'
        ? presetShapes[placed.shape].sites
        : placed.kind === 'image'
          ? presetShapes.rect.sites
          : null;
    if (siteOf) glued.set(placed.name, { id: slide.ids.get(placed)!, siteOf });
  }
  const connect = (connector: PlacedConnector, properties: XmlElement): XmlElement => {
    const end = (name: string): GluedShape | null => {
      const shape = glued.get(name) ?? null;
      if (!shape) {
        const message = `slide "${slide.placed.id}": the connector "${connector.name}" joins "${name}", which the slide does not have`;
        work.problems.push(reportPptx('pptx-connector', null, message));
      }
      return shape;
    };
    return connectorElement(connector, properties, end(connector.from.shape), end(connector.to.shape));
  };
  const build = (shape: PlacedShape): XmlElement => {
    if (shape.kind !== 'group' && shape.kind !== 'connector') return elements.get(shape)!;
    const properties = describe(shape, slide.ids.get(shape)!);
    if (shape.kind === 'connector') return connect(shape, properties);
    return groupElement(shape, properties, shape.shapes.map(build));
  };
  slide.tree.children = [
    firstChild(slide.tree, 'p:nvGrpSpPr')!,
    firstChild(slide.tree, 'p:grpSpPr')!,
    ...slide.placed.shapes.map(build),
  ];
}

/** A `p:grpSp` whose children keep the slide's coordinates. */
function groupElement(shape: PlacedShape, properties: XmlElement, children: readonly XmlElement[]): XmlElement {
  const { x, y, cx, cy } = toEmuBox(shape.box);
  return xmlElement('p:grpSp', {}, [
    xmlElement('p:nvGrpSpPr', {}, [properties, xmlElement('p:cNvGrpSpPr'), xmlElement('p:nvPr')]),
    xmlElement('p:grpSpPr', {}, [
      xmlElement('a:xfrm', {}, [
        xmlElement('a:off', { x, y }),
        xmlElement('a:ext', { cx, cy }),
        xmlElement('a:chOff', { x, y }),
        xmlElement('a:chExt', { cx, cy }),
      ]),
    ]),
    ...children,
  ]);
}
