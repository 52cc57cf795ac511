import type { PlacedGroup, PlacedShape } from '../../../layout/index.ts';
import {
  type Package,
  partText,
  type Relationship,
  readRelationships,
  writeRelationships,
} from '../../../package/index.ts';
import type { Box } from '../../../theme/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { type DrawnShape, drawnShapes } from '../draw/draw-parts.ts';
import { backgroundXml, presetShapes, toEmuBox } from '../drawing-ml.ts';
import { finishConnector, type GluedShape } from './connector.ts';
import { type LayoutPlace, placeFor } from './layout-places.ts';
import { hasNotes, writeNotesSlide } from './notes-parts.ts';
import { finishChartFrame, finishPicture } from './picture.ts';
import { finishTable } from './table.ts';
import { finishText } from './text-shape.ts';
import type { SlideEntry, SlideWork, Work } from './work.ts';
import { describeShape, presentationNamespaces, treeStart } from './xml-pieces.ts';

/**
 * Finishes a slide: each drawn shape is read once and written once, into the tree as it was placed. The slide's name is
 * its id; it has a background of its own where one was placed, and is hidden where that was asked for.
 */
export function finishSlide(entry: SlideEntry, drawn: Package, work: Work): void {
  const slide = openSlide(entry, drawn, work);
  const { id, shapes, background, hidden } = entry.placed;
  let tree = '';
  for (const shape of shapes) tree += finishShape(shape, slide, work);
  const behind = background ? backgroundXml(background) : '';
  work.parts.set(
    `ppt/slides/slide${entry.number}.xml`,
    `${xmlDeclaration}<p:sld ${presentationNamespaces}${hidden ? ' show="0"' : ''}><p:cSld name="${escapeXmlAttribute(id)}">` +
      `${behind}<p:spTree>${treeStart}${tree}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
  );
  work.parts.set(
    `ppt/slides/_rels/slide${entry.number}.xml.rels`,
    writeRelationships(relationshipsOf(slide, hasNotes(entry))),
  );
  if (hasNotes(entry)) writeNotesSlide(entry, work);
}

/** The relationships of a finished slide: what its shapes name, its layout, and its notes if it has any. */
function relationshipsOf(slide: SlideWork, notes: boolean): Relationship[] {
  const own = [...slide.relationships.values()].sort((a, b) => numberOf(a) - numberOf(b));
  const next = own.reduce((highest, relationship) => Math.max(highest, numberOf(relationship)), 0) + 1;
  const add = (type: string, target: string): void => {
    own.push({ id: `rId${next + Number(type === 'notesSlide')}`, type, target, external: false });
  };
  add('slideLayout', `../slideLayouts/slideLayout${slide.layout.number}.xml`);
  if (notes) add('notesSlide', `../notesSlides/notesSlide${slide.number}.xml`);
  return own;
}

function numberOf({ id }: Relationship): number {
  return Number(id.slice(3)) || 0;
}

/** Every kind of shape and what finishes it: from what pptxgenjs drew (if it can) to what goes into the file. */
const shapeFinishers: {
  readonly [K in PlacedShape['kind']]: (
    shape: Extract<PlacedShape, { kind: K }>,
    slide: SlideWork,
    work: Work,
  ) => string;
} = {
  text: finishText,
  table: finishTable,
  chart: finishChartFrame,
  image: finishPicture,
  connector: finishConnector,
  group: finishGroup,
};

export function finishShape(shape: PlacedShape, slide: SlideWork, work: Work): string {
  // The table above pairs each kind with its own finisher; TypeScript cannot follow that through an index.
  const finish = shapeFinishers[shape.kind] as (shape: PlacedShape, slide: SlideWork, work: Work) => string;
  return finish(shape, slide, work);
}

/** A `p:grpSp` whose children keep the slide's coordinates. */
function finishGroup(group: PlacedGroup, slide: SlideWork, work: Work): string {
  const { x, y, cx, cy } = toEmuBox(group.box);
  const children = group.shapes.map((shape) => finishShape(shape, slide, work));
  return (
    `<p:grpSp><p:nvGrpSpPr>${describeShape(group, slide)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="${x}" y="${y}"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm></p:grpSpPr>` +
    `${children.join('')}</p:grpSp>`
  );
}

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
