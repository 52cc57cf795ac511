import {
  type Package,
  partText,
  type Relationship,
  readRelationships,
  relationshipsPartOf,
  resolveTarget,
  ZipError,
} from '../../../package/index.ts';
import type { Points } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  parseXml,
  type XmlElement,
  XmlError,
} from '../../../xml/index.ts';
import { readPalette } from './read-color.ts';
import { SlideShapes } from './slide-shapes.ts';

/**
 * What accessibility asks of a presentation, whoever made it: read from a .pptx, or told of a deck before it is drawn.
 * Colours are six hex digits; null wherever the file does not say, or says it with a picture or a gradient.
 */
export interface AccessibleDeck {
  readonly slides: readonly AccessibleSlide[];
  /** Names of sections in order. */
  readonly sections: readonly string[];
}

export interface AccessibleSlide {
  /** From 1. */
  readonly number: number;
  /** The slide's id in a deck of ours; else empty. */
  readonly id: string;
  /** Null where there is no title placeholder. */
  readonly title: string | null;
  /** In reading order, groups before their contents. */
  readonly shapes: readonly AccessibleShape[];
}

export interface AccessibleShape {
  readonly name: string;
  readonly kind: 'text' | 'picture' | 'table' | 'chart' | 'diagram' | 'group' | 'connector' | 'other';
  readonly isTitle: boolean;
  /** Footer, date or number of the slide. */
  readonly isFurniture: boolean;
  readonly alt: string;
  readonly decorative: boolean;
  /** A group around it has an alternative text, which speaks for it too. */
  readonly described: boolean;
  readonly texts: readonly AccessibleText[];
  /** Lines and marks that carry meaning. */
  readonly marks: readonly AccessibleMark[];
  readonly table: { readonly headerRow: boolean; readonly merged: number; readonly rows: number } | null;
  readonly chart: { readonly keyedByColor: boolean; readonly keys: number } | null;
}

export interface AccessibleText {
  readonly text: string;
  readonly size: Points | null;
  readonly bold: boolean;
  readonly color: string | null;
  readonly behind: string | null;
  readonly link: boolean;
  /** BCP 47; empty where none is said. */
  readonly language: string;
}

export interface AccessibleMark {
  readonly what: string;
  readonly color: string | null;
  readonly behind: string | null;
}

/**
 * What accessibility asks of a presentation, from its parts, whoever wrote them. Throws `XmlError` or `TypeError` where
 * a part cannot be read.
 */
export function readAccessible(parts: Package): AccessibleDeck {
  const reader = new PartReader(parts);
  const main = reader.mainPart();
  const root = reader.root(main);
  const list = root && firstChild(root, 'p:sldIdLst');
  const slides = (list ? childElements(list, 'p:sldId') : []).flatMap((entry, i) => {
    const part = reader.target(main, { id: attributeOf(entry, 'r:id') });
    const slide = part === null ? null : readSlide(part, i + 1, reader, main);
    return slide ? [slide] : [];
  });
  const sections = root ? descendants(root, 'p14:section') : [];
  return { slides, sections: sections.map((section) => attributeOf(section, 'name') ?? '') };
}

function readSlide(part: string, number: number, reader: PartReader, main: string): AccessibleSlide | null {
  const slide = reader.root(part);
  if (!slide) return null;
  const layoutPart = reader.target(part, { type: 'slideLayout' });
  const masterPart = layoutPart === null ? null : reader.target(layoutPart, { type: 'slideMaster' });
  const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
  const at = (name: string | null) => (name === null ? null : reader.root(name));
  const [layout, master] = [at(layoutPart), at(masterPart)];
  const presentation = reader.root(main);
  const size = presentation && firstChild(presentation, 'p:sldSz');
  const shapes = new SlideShapes({
    part,
    reader,
    slide,
    layout,
    master,
    palette: readPalette(at(themePart), master),
    defaults: presentation && firstChild(presentation, 'p:defaultTextStyle'),
    width: Number((size && attributeOf(size, 'cx')) ?? 12_192_000),
    height: Number((size && attributeOf(size, 'cy')) ?? 6_858_000),
  }).read();
  const title = shapes.find(({ isTitle }) => isTitle);
  const cSld = elementAt(slide, 'p:cSld');
  return {
    number,
    id: (cSld && attributeOf(cSld, 'name')) ?? '',
    title: title ? title.texts.map(({ text }) => text).join('') : null,
    shapes,
  };
}

/** What reading a package gives, or why a part of it cannot be read: for files that anybody may have written. */
export function attemptRead<T>(read: () => T): { readonly value: T } | { readonly why: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof XmlError || error instanceof ZipError) return { why: error.message };
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return { why: 'a part is not UTF-8 text' };
    throw error;
  }
}

/** Parts of a package as trees, each parsed once. Throws `XmlError` for a part that is not well-formed. */
export class PartReader {
  readonly parts: Package;
  private readonly roots = new Map<string, XmlElement | null>();
  private readonly lists = new Map<string, readonly Relationship[]>();

  constructor(parts: Package) {
    this.parts = parts;
  }

  root(name: string): XmlElement | null {
    let root = this.roots.get(name);
    if (root === undefined) {
      const text = partText(this.parts, name);
      root = text === null ? null : parseXml(text);
      this.roots.set(name, root);
    }
    return root;
  }

  /** `''` is the package. */
  relationships(name: string): readonly Relationship[] {
    let list = this.lists.get(name);
    if (!list) {
      const text = partText(this.parts, relationshipsPartOf(name));
      list = text === null ? [] : readRelationships(text);
      this.lists.set(name, list);
    }
    return list;
  }

  /** The part that a relationship of this part leads to: by its id, or the first of a type; null where none does. */
  target(owner: string, by: { readonly id: string | null } | { readonly type: string }): string | null {
    const found = this.relationships(owner).find((each) =>
      'id' in by ? each.id === by.id : each.type === by.type,
    );
    return found && !found.external ? resolveTarget(owner, found.target) : null;
  }

  bytes(name: string): string | Uint8Array {
    return this.parts.get(name) ?? '';
  }

  /** The presentation itself, wherever the package keeps it. */
  mainPart(): string {
    return this.target('', { type: 'officeDocument' }) ?? 'ppt/presentation.xml';
  }
}

/** Whether a legend is the only way to tell its parts: bars, areas and slices without labels of their own. */
export function readChart(root: XmlElement): AccessibleShape['chart'] {
  const series = descendants(root, 'c:ser');
  const round = ['c:pieChart', 'c:doughnutChart'].some((name) => descendants(root, name).length > 0);
  const labelled = ['c:showSerName', 'c:showCatName'].some((name) =>
    descendants(root, name).some((each) => isOn(attributeOf(each, 'val'))),
  );
  const points = series[0]
    ? (descendants(series[0], 'c:cat')[0] ?? descendants(series[0], 'c:val')[0])
    : undefined;
  const keys = round ? (points ? descendants(points, 'c:pt').length : 0) : alike(root, series);
  return { keyedByColor: descendants(root, 'c:legend').length > 0 && !labelled && keys > 1, keys };
}

/** How many series look alike but for their colours: columns, or lines without signs of their own; the most of any group. */
function alike(root: XmlElement, series: readonly XmlElement[]): number {
  const symbols = series.flatMap((each) => {
    const marker = firstChild(each, 'c:marker');
    const symbol = marker && firstChild(marker, 'c:symbol');
    return symbol ? [attributeOf(symbol, 'val')] : [];
  });
  const differ =
    symbols.length > 0 && new Set(symbols).size >= Math.min(4, symbols.length) && !symbols.includes('none');
  const groups = descendants(root, 'c:plotArea').flatMap((plot) => childElements(plot));
  return groups.reduce((most, group) => {
    const marked = group.name === 'c:lineChart' || group.name === 'c:scatterChart';
    return Math.max(most, marked && differ ? 0 : childElements(group, 'c:ser').length);
  }, 0);
}

function isOn(value: string | null): boolean {
  return value === '1' || value === 'true';
}
