import { type Package, type Relationship, writeRelationships } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { backgroundXml } from '../scheme-color.ts';
import { presentationNamespaces, treeStart } from './namespaces.ts';
import { hasNotes, writeNotesSlide } from './notes-slide.ts';
import { finishShape } from './slide/index.ts';
import { openSlide } from './slide/open-slide.ts';
import type { SlideEntry, SlideWork, Work } from './work.ts';

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
