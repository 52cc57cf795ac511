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
import { keepsDesign, readDesign } from './read-design.ts';
import { ShapeReader } from './read-shapes.ts';
import { paragraphsOf } from './read-texts.ts';
import type { Snapshot, SnapshotSlide } from './snapshot.ts';
import { Surroundings } from './surroundings.ts';

/**
 * The normal form of a presentation, whoever saved it. `dark`: paper is its dark colour and text its light one, whatever its
 * masters say. Throws `XmlError` or `TypeError` where a part cannot be read.
 */
export function readSnapshot(parts: Package, { dark = false } = {}): Snapshot {
  const reader = new PartReader(parts);
  const exact = keepsDesign(parts);
  const from = new SlideReader(reader, exact, dark);
  const slides = slideParts(reader).flatMap((part) => {
    const slide = from.read(part);
    for (const name of [part, reader.target(part, { type: 'notesSlide' }) ?? '']) reader.forget(name);
    return slide ?? [];
  });
  return exact ? { slides, design: readDesign(reader) } : { slides };
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

/** Reads slides one by one, in their normal form. */
export class SlideReader {
  private readonly reader: PartReader;
  private readonly exact: boolean;
  private readonly dark: boolean;
  /** By the layout's part. */
  private readonly known = new Map<string, Surroundings>();

  /** `exact`: the program that saved it keeps what it does not know of. */
  constructor(reader: PartReader, exact = true, dark = false) {
    this.reader = reader;
    this.exact = exact;
    this.dark = dark;
  }

  /** Null: there is no such part. */
  read(part: string): SnapshotSlide | null {
    const { reader } = this;
    const slide = reader.root(part);
    if (!slide) return null;
    const around = this.around(reader.target(part, { type: 'slideLayout' }));
    const cSld = elementAt(slide, 'p:cSld');
    return {
      id: (cSld && attributeOf(cSld, 'name')) ?? '',
      hidden: attributeOf(slide, 'show') === '0',
      shapes: new ShapeReader({ part, reader, slide, around, exact: this.exact }).read(),
      notes: readNotes(part, reader),
      extras: extrasOf(part, slide, reader),
    };
  }

  private around(layoutPart: string | null): Surroundings {
    const { reader } = this;
    let around = this.known.get(layoutPart ?? '');
    if (!around) {
      const masterPart = layoutPart === null ? null : reader.target(layoutPart, { type: 'slideMaster' });
      const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
      const at = (name: string | null) => (name === null ? null : reader.root(name));
      const presentation = reader.root(reader.mainPart());
      around = new Surroundings({
        layout: at(layoutPart),
        master: at(masterPart),
        theme: at(themePart),
        defaults: presentation && firstChild(presentation, 'p:defaultTextStyle'),
        dark: this.dark,
      });
      this.known.set(layoutPart ?? '', around);
    }
    return around;
  }
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
