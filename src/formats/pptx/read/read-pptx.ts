import {
  type Package,
  partText,
  type Relationship,
  readRelationships,
  readZip,
  relationshipsPartOf,
  resolveTarget,
} from '../../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  type XmlElement,
} from '../../../xml/index.ts';
import { parseOffice } from './office-xml.ts';

/** What a .pptx says, as a reader of its XML sees it: for comparing a deck with what it was made from. */
export interface ReadDeck {
  readonly slides: readonly ReadSlide[];
  readonly sections: readonly { readonly name: string; readonly slides: readonly number[] }[];
  /** Of docProps/custom.xml. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface ReadSlide {
  /** From 1, in the order in which they are shown. */
  readonly number: number;
  /** `p:cSld@name`: the slide's id in a deck of ours. */
  readonly name: string;
  readonly hidden: boolean;
  /** Name of its layout. */
  readonly layout: string;
  readonly title: string;
  /** In the order of the tree, groups' contents included. */
  readonly shapes: readonly ReadShape[];
  /** Paragraphs of its notes. */
  readonly notes: readonly ReadParagraph[];
}

export interface ReadShape {
  /** Local name of its element: `sp`, `pic`, `graphicFrame`, `cxnSp`, `grpSp`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly placeholder: string | null;
  readonly paragraphs: readonly ReadParagraph[];
}

export interface ReadParagraph {
  readonly text: string;
  readonly level: number;
  /** `•` or the like, `1.` for a number (not which), empty for none of its own. */
  readonly bullet: string;
  /** Languages of its runs, each once. */
  readonly languages: readonly string[];
  /** Addresses, or parts of this package, to which its runs lead. */
  readonly links: readonly string[];
}

/** Reads a .pptx. Throws where it is none: it is for files that were verified. */
export function readPptx(bytes: Uint8Array): ReadDeck {
  const { parts } = readZip(bytes);
  const presentation = 'ppt/presentation.xml';
  const root = parsePart(parts, presentation);
  const relationships = relationshipsOf(parts, presentation);
  const ids = descendants(root, 'p:sldId').map((element) => attributeOf(element, 'id')!);
  const slides = descendants(root, 'p:sldId').map((element, i) =>
    readSlide(parts, targetOf(relationships, presentation, attributeOf(element, 'r:id')!), i + 1),
  );
  const sections = descendants(root, 'p14:section').map((section) => ({
    name: attributeOf(section, 'name') ?? '',
    slides: descendants(section, 'p14:sldId').map((slide) => ids.indexOf(attributeOf(slide, 'id')!) + 1),
  }));
  return { slides, sections, properties: readProperties(parts) };
}

function readSlide(parts: Package, name: string, number: number): ReadSlide {
  const root = parsePart(parts, name);
  const relationships = relationshipsOf(parts, name);
  const shapes: ReadShape[] = [];
  readShapes(elementAt(root, 'p:cSld', 'p:spTree')!, name, relationships, shapes);
  const title = shapes.find(({ placeholder }) => placeholder === 'title' || placeholder === 'ctrTitle');
  const layout = relationships.find(({ type }) => type === 'slideLayout');
  const layoutRoot = layout && parsePart(parts, resolveTarget(name, layout.target));
  return {
    number,
    name: attributeOf(firstChild(root, 'p:cSld')!, 'name') ?? '',
    hidden: attributeOf(root, 'show') === '0',
    layout: (layoutRoot && attributeOf(firstChild(layoutRoot, 'p:cSld')!, 'name')) ?? '',
    title: title?.paragraphs.map(({ text }) => text).join('\n') ?? '',
    shapes,
    notes: readNotes(parts, name, relationships),
  };
}

function readNotes(parts: Package, slide: string, relationships: readonly Relationship[]): ReadParagraph[] {
  const relationship = relationships.find(({ type }) => type === 'notesSlide');
  if (!relationship) return [];
  const name = resolveTarget(slide, relationship.target);
  const shapes: ReadShape[] = [];
  const tree = elementAt(parsePart(parts, name), 'p:cSld', 'p:spTree')!;
  readShapes(tree, name, relationshipsOf(parts, name), shapes);
  return [...(shapes.find(({ placeholder }) => placeholder === 'body')?.paragraphs ?? [])];
}

const shapeElements = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);

function readShapes(
  tree: XmlElement,
  part: string,
  relationships: readonly Relationship[],
  shapes: ReadShape[],
): void {
  for (const element of childElements(tree)) {
    if (!shapeElements.has(element.name)) continue;
    const group = element.name === 'p:grpSp';
    const properties = descendants(element, 'p:cNvPr')[0]!;
    const place = group ? undefined : descendants(element, 'p:ph')[0];
    shapes.push({
      kind: element.name.slice(2),
      id: attributeOf(properties, 'id') ?? '',
      name: attributeOf(properties, 'name') ?? '',
      alt: attributeOf(properties, 'descr') ?? '',
      // Content of any kind has no type of its own (ECMA-376 part 1, 19.3.1.36: "obj" is the default).
      placeholder: place ? (attributeOf(place, 'type') ?? 'obj') : null,
      paragraphs: group ? [] : descendants(element, 'a:p').map((p) => readParagraph(p, part, relationships)),
    });
    if (group) readShapes(element, part, relationships, shapes);
  }
}

function readParagraph(
  element: XmlElement,
  part: string,
  relationships: readonly Relationship[],
): ReadParagraph {
  let text = '';
  const languages = new Set<string>();
  const links: string[] = [];
  for (const run of childElements(element)) {
    if (run.name === 'a:br') text += '\n';
    if (run.name !== 'a:r' && run.name !== 'a:fld') continue;
    const words = firstChild(run, 'a:t')?.children[0];
    if (words?.kind === 'text') text += words.text;
    const properties = firstChild(run, 'a:rPr');
    languages.add((properties && attributeOf(properties, 'lang')) ?? '');
    const link = properties && firstChild(properties, 'a:hlinkClick');
    if (link) links.push(targetOf(relationships, part, attributeOf(link, 'r:id')!));
  }
  const properties = firstChild(element, 'a:pPr');
  const sign = properties && firstChild(properties, 'a:buChar');
  const numbered = properties !== null && firstChild(properties, 'a:buAutoNum') !== null;
  return {
    text,
    level: Number((properties && attributeOf(properties, 'lvl')) ?? 0),
    bullet: sign ? (attributeOf(sign, 'char') ?? '') : numbered ? '1.' : '',
    languages: [...languages],
    links,
  };
}

function readProperties(parts: Package): Map<string, string> {
  const properties = new Map<string, string>();
  if (!parts.has('docProps/custom.xml')) return properties;
  for (const property of childElements(parsePart(parts, 'docProps/custom.xml'), 'property')) {
    const value = childElements(property)[0]?.children[0];
    properties.set(attributeOf(property, 'name') ?? '', value?.kind === 'text' ? value.text : '');
  }
  return properties;
}

function targetOf(relationships: readonly Relationship[], part: string, id: string): string {
  const found = relationships.find((relationship) => relationship.id === id)!;
  return found.external ? found.target : resolveTarget(part, found.target);
}

function relationshipsOf(parts: Package, name: string): Relationship[] {
  const text = partText(parts, relationshipsPartOf(name));
  return text === null ? [] : readRelationships(text);
}

function parsePart(parts: Package, name: string): XmlElement {
  return parseOffice(partText(parts, name)!);
}
