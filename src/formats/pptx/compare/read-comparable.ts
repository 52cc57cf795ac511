import { createHash } from 'node:crypto';
import { folderOf, type Package, type Relationship, resolveTarget } from '../../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  serializeXml,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';
import { FreeNames } from '../edits/free-names.ts';
import { PartReader } from '../read/part-reader.ts';
import { playedBy } from './played-by.ts';

/** A presentation taken apart for comparing it with another: what a person would call the same is the same in it. */
export interface ComparableDeck {
  readonly slides: readonly ComparableSlide[];
  /** SHA-256 of what belongs to no slide, by what it is: design, properties, … */
  readonly rest: ReadonlyMap<'design' | 'properties' | 'sections' | 'settings', string>;
  readonly properties: ReadonlyMap<string, string>;
}

export interface ComparableSlide {
  readonly number: number;
  /** `p:cSld@name`: the slide's id in a deck of ours; empty where a program has dropped it. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs of all shapes but the title, in reading order, cells and charts included. */
  readonly texts: readonly string[];
  readonly notes: readonly string[];
  /** What each shape looks like and where it stands, by name; texts are not in it. */
  readonly shapes: ReadonlyMap<string, string>;
  readonly hidden: boolean;
  /** SHA-256 of all parts of the slide as they stand. */
  readonly exact: string;
}

/** Reads the parts of a presentation. Throws `XmlError` or `TypeError` where they are none. */
export function readComparable(parts: Package): ComparableDeck {
  const reader = new PartReader(parts);
  const main = reader.mainPart();
  const root = reader.root(main);
  const relationships = reader.relationships(main);
  const list = root && firstChild(root, 'p:sldIdLst');
  const slides = (list ? childElements(list, 'p:sldId') : []).flatMap((entry, i) => {
    const target = relationships.find(({ id }) => id === attributeOf(entry, 'r:id'));
    const slide = target && readSlide(reader, resolveTarget(main, target.target), i + 1);
    return slide ? [slide] : [];
  });
  return { slides, rest: readRest(parts, main, root), properties: readProperties(reader) };
}

function readSlide(reader: PartReader, part: string, number: number): ComparableSlide | null {
  const root = reader.root(part);
  if (!root) return null;
  const relationships = reader.relationships(part);
  const tree = elementAt(root, 'p:cSld', 'p:spTree');
  const shapes = new Map<string, string>();
  const names = new FreeNames();
  const texts: string[] = [];
  const foot: string[] = [];
  let title = '';
  const visit = (element: XmlElement, path: string): void => {
    for (const shape of childElements(element)) {
      if (!shapeElements.has(shape.name)) continue;
      const properties = descendants(shape, 'p:cNvPr')[0];
      const name = names.take(`${path}${(properties && attributeOf(properties, 'name')) ?? ''}`);
      const isGroup = shape.name === 'p:grpSp';
      shapes.set(name, describeShape(shape, properties, part, relationships, reader));
      if (isGroup) {
        visit(shape, `${name}/`);
        continue;
      }
      const words = descendants(shape, 'a:p')
        .map(paragraphText)
        .filter((line) => line.trim() !== '');
      if (title === '' && isTitle(shape)) title = words.join('\n');
      else if (isFoot(shape)) foot.push(...words);
      else texts.push(...words, ...chartTexts(shape, part, relationships, reader));
    }
  };
  if (tree) visit(tree, '');
  const cSld = firstChild(root, 'p:cSld');
  return {
    number,
    id: (cSld && attributeOf(cSld, 'name')) ?? '',
    title,
    // Programs put footer and date wherever they like among the shapes.
    texts: [...texts, ...foot.sort()],
    notes: readNotes(reader, part, relationships),
    shapes,
    hidden: attributeOf(root, 'show') === '0',
    exact: exactHash(reader, part, relationships),
  };
}

const shapeElements = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);

function isTitle(shape: XmlElement): boolean {
  return ['title', 'ctrTitle'].includes(placeType(shape));
}

function isFoot(shape: XmlElement): boolean {
  return ['ftr', 'dt', 'sldNum'].includes(placeType(shape));
}

function placeType(shape: XmlElement): string {
  const place = descendants(shape, 'p:ph')[0];
  return (place && attributeOf(place, 'type')) ?? '';
}

function paragraphText(paragraph: XmlElement): string {
  let text = '';
  for (const run of childElements(paragraph)) {
    if (run.name === 'a:br') text += '\n';
    // A slide number changes with the place of its slide, which is told by itself.
    const isNumber = run.name === 'a:fld' && (attributeOf(run, 'type') ?? '').startsWith('slidenum');
    if ((run.name !== 'a:r' && run.name !== 'a:fld') || isNumber) continue;
    const words = firstChild(run, 'a:t');
    if (words) text += textContent(words);
  }
  return text;
}

/** Titles, names of series, categories and values. */
function chartTexts(
  shape: XmlElement,
  part: string,
  relationships: readonly Relationship[],
  reader: PartReader,
): string[] {
  const chart = chartPart(shape, part, relationships);
  const root = chart === null ? null : reader.root(chart);
  if (!root) return [];
  return [...descendants(root, 'a:t').map(textContent), ...descendants(root, 'c:v').map(textContent)].filter(
    (text) => text.trim() !== '',
  );
}

function chartPart(shape: XmlElement, part: string, relationships: readonly Relationship[]): string | null {
  const chart = descendants(shape, 'c:chart')[0];
  const id = chart && attributeOf(chart, 'r:id');
  const target = relationships.find((each) => each.id === id);
  return target && !target.external ? resolveTarget(part, target.target) : null;
}

/** What is compared of a shape: kind, place, form, colours, alternative text, picture. Programs write the rest their own way. */
function describeShape(
  shape: XmlElement,
  properties: XmlElement | undefined,
  part: string,
  relationships: readonly Relationship[],
  reader: PartReader,
): string {
  const own = shape.children.find((child) => child.kind === 'element' && /^p:(sp|grpSp)Pr$/.test(child.name));
  const look = own?.kind === 'element' ? own : null;
  const frame = firstChild(shape, 'p:xfrm') ?? (look && firstChild(look, 'a:xfrm'));
  const blip = descendants(shape, 'a:blip')[0];
  const picture = relationships.find(({ id }) => blip && id === attributeOf(blip, 'r:embed'));
  const played = playedBy(shape, relationships);
  const table = descendants(shape, 'a:tbl')[0];
  const isGroup = shape.name === 'p:grpSp';
  return JSON.stringify([
    shape.name,
    properties && [attributeOf(properties, 'descr') ?? '', attributeOf(properties, 'hidden') ?? ''],
    frame && boxOf(frame),
    look && [formOf(look), colorsOf(look, 'fill'), colorsOf(look, 'line')],
    picture ? digest(reader.bytes(resolveTarget(part, picture.target))) : null,
    ...(played ? [digest(reader.bytes(resolveTarget(part, played.target)))] : []),
    table && [
      descendants(table, 'a:gridCol').map((column) => attributeOf(column, 'w')),
      descendants(table, 'a:tc').map((cell) => [attributeOf(cell, 'gridSpan'), attributeOf(cell, 'rowSpan')]),
    ],
    isGroup
      ? null
      : descendants(shape, 'a:rPr').map((run) => [
          attributeOf(run, 'sz'),
          colorOf(run),
          attributeOf(run, 'b'),
        ]),
  ]);
}

function boxOf(frame: XmlElement): readonly (string | null)[] {
  const [off, ext] = [firstChild(frame, 'a:off'), firstChild(frame, 'a:ext')];
  const values = [
    off && attributeOf(off, 'x'),
    off && attributeOf(off, 'y'),
    ext && attributeOf(ext, 'cx'),
    ext && attributeOf(ext, 'cy'),
  ];
  return [...values, ...['rot', 'flipH', 'flipV'].map((name) => attributeOf(frame, name) ?? '0')];
}

function formOf(look: XmlElement): string | null {
  const form = firstChild(look, 'a:prstGeom');
  return form && attributeOf(form, 'prst');
}

function colorsOf(look: XmlElement, of: 'fill' | 'line'): string | null {
  const holder = of === 'fill' ? look : firstChild(look, 'a:ln');
  if (!holder) return null;
  if (firstChild(holder, 'a:noFill')) return 'none';
  return colorOf(holder);
}

function colorOf(holder: XmlElement): string | null {
  const fill = firstChild(holder, 'a:solidFill');
  return fill ? childElements(fill).map(serializeXml).join('') : null;
}

function readNotes(
  reader: PartReader,
  slide: string,
  relationships: readonly Relationship[],
): readonly string[] {
  const relationship = relationships.find(({ type }) => type === 'notesSlide');
  const root = relationship ? reader.root(resolveTarget(slide, relationship.target)) : null;
  const tree = root && elementAt(root, 'p:cSld', 'p:spTree');
  const body = (tree ? childElements(tree, 'p:sp') : []).find((shape) => {
    const place = descendants(shape, 'p:ph')[0];
    return place !== undefined && attributeOf(place, 'type') === 'body';
  });
  if (!body) return [];
  return descendants(body, 'a:p')
    .map(paragraphText)
    .filter((line) => line.trim() !== '');
}

/** All that a slide is made of: the part, its notes, charts, pictures. Masters and layouts are the deck's. */
function exactHash(reader: PartReader, part: string, relationships: readonly Relationship[]): string {
  const hash = createHash('sha256').update(reader.bytes(part));
  for (const { type, target, external } of relationships) {
    hash.update(`\u0000${type}`);
    if (external || type === 'slideLayout' || type === 'slide') hash.update(target);
    else hash.update(reader.bytes(resolveTarget(part, target)));
  }
  return hash.digest('hex');
}

function readRest(parts: Package, main: string, root: XmlElement | null): ComparableDeck['rest'] {
  const groups = { design: [] as string[], properties: [] as string[], settings: [] as string[] };
  for (const name of [...parts.keys()].sort()) {
    if (/^ppt\/(theme|slideMasters|slideLayouts|notesMasters|handoutMasters)\//.test(name))
      groups.design.push(name);
    else if (name.startsWith('docProps/')) groups.properties.push(name);
    else if (folderOf(name) === folderOf(main) && name !== main) groups.settings.push(name);
  }
  const hashOf = (names: readonly string[]) => {
    const hash = createHash('sha256');
    for (const name of names) hash.update(`${name}\u0000`).update(parts.get(name) ?? '');
    return hash.digest('hex');
  };
  const sections = root
    ? descendants(root, 'p14:section').map((section) => attributeOf(section, 'name'))
    : [];
  return new Map([
    ['design', hashOf(groups.design)],
    ['properties', hashOf(groups.properties)],
    ['settings', hashOf(groups.settings)],
    ['sections', digest(JSON.stringify(sections))],
  ]);
}

function readProperties(reader: PartReader): Map<string, string> {
  const properties = new Map<string, string>();
  const root = reader.root('docProps/custom.xml');
  for (const property of root ? childElements(root, 'property') : []) {
    const value = childElements(property)[0];
    properties.set(attributeOf(property, 'name') ?? '', value ? textContent(value) : '');
  }
  return properties;
}

function digest(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
