import type { PlacedShape } from '../../../../layout/index.ts';
import { attributeOf, elementAt, parseXml, type XmlElement } from '../../../../xml/index.ts';
import { drawnShapes } from '../../draw/drawn-shapes.ts';
import { partText } from '../../package/package.ts';
import { type Relationship, readRelationships } from '../../package/relationships.ts';
import { placeFor } from '../layout-places.ts';
import type { ShapeWork, SlideEntry, SlideWork, Work } from '../work.ts';

/** Parses a slide as pptxgenjs drew it, once, and finds the element of each placed shape. */
export function openSlide(entry: SlideEntry, work: Work): SlideWork {
  const { placed, number } = entry;
  const layout = work.layouts.get(placed.layout);
  if (!layout) throw new Error(`slide "${placed.id}" has the layout "${placed.layout}", which the theme has not`);
  const root = parseXml(partText(work.drawn, `ppt/slides/slide${number}.xml`)!);
  const tree = elementAt(root, 'p:cSld', 'p:spTree')!;
  const elements = tree.children.filter(
    (child): child is XmlElement => child.kind === 'element' && child.name in nameHolders,
  );
  const drawn = drawnShapes(placed);
  if (drawn.length !== elements.length)
    throw new Error(`slide "${placed.id}": ${drawn.length} shapes were drawn as ${elements.length}`);
  // A place is filled once; what else asks for it is a box of its own.
  const filled = new Set<unknown>();
  const shapes = drawn.map((shape, i): ShapeWork => {
    const element = elements[i]!;
    if (attributeOf(nonVisualProperties(element), 'name') !== String(i))
      throw new Error(`slide "${placed.id}": the shapes were drawn in another order`);
    let place =
      shape.kind === 'text' && shape.placeholder ? placeFor(layout.places, shape.placeholder) : null;
    if (place && filled.has(place)) place = null;
    if (place) filled.add(place);
    return { placed: shape, element, place };
  });
  const relationships = new Map<string, Relationship>();
  for (const relationship of readRelationships(
    partText(work.drawn, `ppt/slides/_rels/slide${number}.xml.rels`)!,
  )) {
    if (relationship.type !== 'slideLayout' && relationship.type !== 'notesSlide')
      relationships.set(relationship.id, relationship);
  }
  return { ...entry, layout, root, tree, shapes, ids: numberShapes(placed.shapes), relationships };
}

/** The element that holds `p:cNvPr`, by kind of shape. */
const nameHolders = {
  'p:sp': 'p:nvSpPr',
  'p:pic': 'p:nvPicPr',
  'p:graphicFrame': 'p:nvGraphicFramePr',
} as const;

/** A drawn shape's `p:cNvPr`. */
export function nonVisualProperties(element: XmlElement): XmlElement {
  // Only elements whose names are keys of nameHolders are drawn.
  return elementAt(element, nameHolders[element.name as keyof typeof nameHolders], 'p:cNvPr')!;
}

/** Ids in the order of the tree, from 2: the tree itself has 1. */
function numberShapes(shapes: readonly PlacedShape[]): Map<PlacedShape, number> {
  const ids = new Map<PlacedShape, number>();
  const visit = (list: readonly PlacedShape[]): void => {
    for (const shape of list) {
      ids.set(shape, ids.size + 2);
      if (shape.kind === 'group') visit(shape.shapes);
    }
  };
  visit(shapes);
  return ids;
}
