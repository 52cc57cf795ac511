import type { PlacedShape } from '../../../../layout/index.ts';
import { type XmlElement, xmlElement } from '../../../../xml/index.ts';
import type { SlideWork } from '../work.ts';
import { nonVisualProperties } from './open-slide.ts';

/** Gives every drawn shape its id (pptxgenjs repeats some), its name and its alternative text. */
export function describeShapes(slide: SlideWork): void {
  for (const { placed, element } of slide.shapes) {
    const described = describe(placed, slide.ids.get(placed)!);
    const properties = nonVisualProperties(element);
    properties.attributes = described.attributes;
    properties.children = described.children;
  }
}

const decorativeUri = '{C183D7F6-B498-43B3-948B-1728B52AA6E4}';

/** `p:cNvPr` of a shape. A decorative one carries Office's mark for it, so that screen readers pass it by. */
export function describe(shape: PlacedShape, id: number): XmlElement {
  const mark = shape.decorative
    ? [
        xmlElement('a:extLst', {}, [
          xmlElement('a:ext', { uri: decorativeUri }, [
            xmlElement('adec:decorative', {
              'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
              val: 1,
            }),
          ]),
        ]),
      ]
    : [];
  const descr = shape.decorative ? '' : (shape.alt ?? undefined);
  return xmlElement('p:cNvPr', { id, name: shape.name, descr }, mark);
}
