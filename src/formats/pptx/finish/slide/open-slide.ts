import type { PlacedShape } from '../../../../layout/index.ts';
import { type Package, partText, type Relationship, readRelationships } from '../../../../package/index.ts';
import type { Box } from '../../../../theme/index.ts';
import { type DrawnShape, drawnShapes } from '../../draw/drawn-shapes.ts';
import { presetShapes } from '../../preset-shape.ts';
import { type LayoutPlace, placeFor } from '../layout-places.ts';
import type { SlideEntry, SlideWork, Work } from '../work.ts';
import type { GluedShape } from './connector.ts';

/** Finds what pptxgenjs drew for each placed shape of a slide, and what the shapes need to know of one another. */
export function openSlide(entry: SlideEntry, drawnParts: Package, work: Work): SlideWork {
  const { placed, drawnNumber } = entry;
  const layout = work.layouts.get(placed.layout);
  if (!layout)
    throw new Error(`slide "${placed.id}" has the layout "${placed.layout}", which the theme has not`);
  const shapes = drawnShapes(placed);
  const elements = drawnElements(partText(drawnParts, `ppt/slides/slide${drawnNumber}.xml`)!);
  if (shapes.length !== elements.length)
    throw new Error(`slide "${placed.id}": ${shapes.length} shapes were drawn as ${elements.length}`);
  const drawn = new Map<PlacedShape, string>();
  const places = new Map<PlacedShape, LayoutPlace>();
  const glued = new Map<string, GluedShape>();
  const ids = numberShapes(placed.shapes);
  // A place is filled once; what else asks for it is a box of its own.
  const filled = new Set<LayoutPlace>();
  shapes.forEach((shape, i) => {
    const element = elements[i]!;
    if (!element.includes(` name="${i}"`))
      throw new Error(`slide "${placed.id}": the shapes were drawn in another order`);
    drawn.set(shape, element);
    const place = placeOf(shape, layout.places);
    if (place && !filled.has(place)) {
      filled.add(place);
      places.set(shape, place);
    }
    const siteOf = connectionSites(shape);
    if (siteOf) glued.set(shape.name, { id: ids.get(shape)!, siteOf });
  });
  const relationships = drawnRelationships(entry, shapes, drawnParts);
  return { ...entry, layout, drawn, ids, glued, places, relationships };
}

const endTags = {
  'p:sp': '</p:sp>',
  'p:pic': '</p:pic>',
  'p:graphicFrame': '</p:graphicFrame>',
} as const;

/** The elements of a drawn slide's shape tree, which pptxgenjs never nests. */
function drawnElements(xml: string): string[] {
  const elements: string[] = [];
  let at = xml.indexOf('</p:grpSpPr>') + '</p:grpSpPr>'.length;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (xml.startsWith('</p:spTree>', start)) return elements;
    const name = xml.startsWith('<p:sp>', start)
      ? 'p:sp'
      : xml.startsWith('<p:pic>', start)
        ? 'p:pic'
        : 'p:graphicFrame';
    const end = xml.indexOf(endTags[name], start);
    if (start < 0 || end < 0) throw new Error('a slide was drawn in a way that we do not know');
    at = end + endTags[name].length;
    elements.push(xml.slice(start, at));
  }
}

/** The place of the layout that a shape fills: for a text the one that it names, for a picture the one it stands in. */
function placeOf(shape: DrawnShape, places: readonly LayoutPlace[]): LayoutPlace | null {
  if (shape.kind === 'text') return shape.placeholder ? placeFor(places, shape.placeholder) : null;
  if (shape.kind !== 'image') return null;
  return places.find(({ type, box }) => type === 'pic' && isInside(shape.box, box)) ?? null;
}

function isInside(inner: Box, outer: Box): boolean {
  const slack = 0.001;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

function connectionSites(shape: DrawnShape): GluedShape['siteOf'] | null {
  if (shape.kind === 'text') return presetShapes[shape.shape].sites;
  return shape.kind === 'image' ? presetShapes.rect.sites : null;
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

/** What shapes of the slide refer to; layout and notes are related anew. */
function drawnRelationships(
  { drawnNumber }: SlideEntry,
  shapes: readonly DrawnShape[],
  drawnParts: Package,
): Map<string, Relationship> {
  const relationships = new Map<string, Relationship>();
  if (!shapes.some(refersToParts)) return relationships;
  const xml = partText(drawnParts, `ppt/slides/_rels/slide${drawnNumber}.xml.rels`)!;
  for (const relationship of readRelationships(xml)) {
    if (relationship.type !== 'slideLayout' && relationship.type !== 'notesSlide')
      relationships.set(relationship.id, relationship);
  }
  return relationships;
}

function refersToParts(shape: DrawnShape): boolean {
  if (shape.kind === 'chart' || shape.kind === 'image') return true;
  if (shape.kind === 'text')
    return shape.paragraphs.some(({ runs }) => runs.some((run) => run.link !== undefined));
  return shape.rows.some(({ cells }) =>
    cells.some(({ paragraphs }) => paragraphs.some(({ runs }) => runs.some((run) => run.link !== undefined))),
  );
}
