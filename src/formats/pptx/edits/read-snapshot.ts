import type { Package } from '../../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  type XmlElement,
} from '../../../xml/index.ts';
import { PartReader } from '../read/part-reader.ts';
import { readPalette } from '../read/read-color.ts';
import { keepsDesign, readDesign } from './read-design.ts';
import { ShapeReader } from './read-shapes.ts';
import { paragraphsOf } from './read-texts.ts';
import type { Snapshot, SnapshotSlide } from './snapshot.ts';

/** The normal form of a presentation, whoever saved it. Throws `XmlError` or `TypeError` where a part cannot be read. */
export function readSnapshot(parts: Package, known?: ReadonlyMap<string, XmlElement>): Snapshot {
  const reader = new PartReader(parts, known);
  const slides = slideParts(reader).flatMap((part) => {
    const slide = readSlide(part, reader);
    for (const name of [part, reader.target(part, { type: 'notesSlide' }) ?? '']) reader.forget(name);
    return slide ?? [];
  });
  return keepsDesign(parts) ? { slides, design: readDesign(reader) } : { slides };
}

/** The slides' parts in the order in which they are shown. */
export function slideParts(reader: PartReader): string[] {
  const main = reader.mainPart();
  const root = reader.root(main);
  const list = root && firstChild(root, 'p:sldIdLst');
  return (list ? childElements(list, 'p:sldId') : []).flatMap(
    (entry) => reader.target(main, { id: attributeOf(entry, 'r:id') }) ?? [],
  );
}

function readSlide(part: string, reader: PartReader): SnapshotSlide | null {
  const slide = reader.root(part);
  if (!slide) return null;
  const layoutPart = reader.target(part, { type: 'slideLayout' });
  const masterPart = layoutPart === null ? null : reader.target(layoutPart, { type: 'slideMaster' });
  const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
  const at = (name: string | null) => (name === null ? null : reader.root(name));
  const [layout, master] = [at(layoutPart), at(masterPart)];
  const presentation = reader.root(reader.mainPart());
  const shapes = new ShapeReader({
    part,
    reader,
    slide,
    layout,
    master,
    palette: readPalette(at(themePart), master),
    defaults: presentation && firstChild(presentation, 'p:defaultTextStyle'),
  }).read();
  const cSld = elementAt(slide, 'p:cSld');
  return {
    id: (cSld && attributeOf(cSld, 'name')) ?? '',
    hidden: attributeOf(slide, 'show') === '0',
    shapes,
    notes: readNotes(part, reader),
    extras: extrasOf(part, slide, reader),
  };
}

function extrasOf(part: string, slide: XmlElement, reader: PartReader): string[] {
  const alternatives = childElements(slide, 'mc:AlternateContent');
  const all = (name: string) => [
    ...childElements(slide, name),
    ...alternatives.flatMap((each) => descendants(each, name)),
  ];
  // One without an effect is none; LibreOffice writes it on every slide. A programme without anything in it is written by PowerPoint now and then.
  const moves =
    all('p:timing').length > 0 &&
    descendants(slide, 'p:bldLst').length + descendants(slide, 'p:spTgt').length > 0;
  const comments = reader.relationships(part).some(({ type }) => /^comments?$/.test(type));
  return [
    ...(moves ? ['animations'] : []),
    ...(all('p:transition').some((each) => childElements(each).some(({ name }) => name !== 'p:extLst'))
      ? ['a transition']
      : []),
    ...(comments ? ['comments'] : []),
  ];
}

function readNotes(part: string, reader: PartReader): readonly string[] {
  const notes = reader.target(part, { type: 'notesSlide' });
  const root = notes === null ? null : reader.root(notes);
  const tree = root && elementAt(root, 'p:cSld', 'p:spTree');
  const body = (tree ? childElements(tree, 'p:sp') : []).find((shape) => {
    const place = descendants(shape, 'p:ph')[0];
    return place !== undefined && attributeOf(place, 'type') === 'body';
  });
  const text = body && firstChild(body, 'p:txBody');
  return text ? paragraphsOf(text).filter((line) => line.trim() !== '') : [];
}
