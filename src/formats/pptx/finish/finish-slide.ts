import type { PlacedGroup, PlacedShape } from '../../../layout/index.ts';
import { type Relationship, relativeTarget, writeRelationships } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import type { DrawnSlide } from '../draw/draw-parts.ts';
import { backgroundXml, toEmuBox } from '../drawing-ml.ts';
import { brandColored, colorMapping } from './brand-colors.ts';
import { finishConnector } from './connector.ts';
import { finishIcon } from './icon.ts';
import { timingXml, transitionXml } from './motion.ts';
import { hasNotes, writeNotesSlide } from './notes-parts.ts';
import { finishChartFrame, finishPicture } from './picture.ts';
import { finishTable } from './table.ts';
import { finishText } from './text-shape.ts';
import { type SlideEntry, SlideWork, type Work } from './work.ts';
import { presentationNamespaces, treeStart } from './xml-pieces.ts';

/**
 * Finishes a slide: each drawn shape is read once and written once, into the tree as it was placed. The slide's name is
 * its id; it has a background of its own where one was placed, and is hidden where that was asked for.
 */
export function finishSlide(entry: SlideEntry, drawn: DrawnSlide, work: Work): void {
  const slide = new SlideWork(entry, drawn, work);
  const { id, shapes, background, hidden } = entry.placed;
  let tree = '';
  for (const shape of shapes) tree += finishShape(shape, slide, work);
  const motion = transitionXml(entry.placed) + timingXml(entry.placed, (name) => slide.idOf(name));
  const behind = background ? backgroundXml(background, work.theme) : '';
  const { origin } = slide.layout.layout;
  const xml =
    `${xmlDeclaration}<p:sld ${presentationNamespaces}${hidden ? ' show="0"' : ''}><p:cSld name="${escapeXmlAttribute(id)}">` +
    `${behind}<p:spTree>${treeStart}${tree}</p:spTree></p:cSld><p:clrMapOvr>${colorMapping(origin)}</p:clrMapOvr>${motion}</p:sld>`;
  work.parts.set(`ppt/slides/slide${entry.number}.xml`, brandColored(xml, work.theme, origin));
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
  const { origin } = slide.layout.layout;
  add(
    'slideLayout',
    origin
      ? relativeTarget('ppt/slides/slide.xml', origin.part)
      : `../slideLayouts/slideLayout${slide.layout.number}.xml`,
  );
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
  icon: finishIcon,
  connector: finishConnector,
  group: finishGroup,
};

function finishShape(shape: PlacedShape, slide: SlideWork, work: Work): string {
  // The table above pairs each kind with its own finisher; TypeScript cannot follow that through an index.
  const finish = shapeFinishers[shape.kind] as (shape: PlacedShape, slide: SlideWork, work: Work) => string;
  return finish(shape, slide, work);
}

/** A `p:grpSp` whose children keep the slide's coordinates. */
function finishGroup(group: PlacedGroup, slide: SlideWork, work: Work): string {
  const { x, y, cx, cy } = toEmuBox(group.box);
  const described = slide.describe(group);
  const children = group.shapes.map((shape) => finishShape(shape, slide, work));
  return (
    `<p:grpSp><p:nvGrpSpPr>${described}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="${x}" y="${y}"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm></p:grpSpPr>` +
    `${children.join('')}</p:grpSp>`
  );
}
