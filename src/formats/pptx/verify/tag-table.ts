import type { XmlElement } from '../../../xml/index.ts';
import { hasOtherPrefixes } from '../read/office-xml.ts';
import { findBadValue } from './values.ts';

/** A start tag of an XML text, found to be well-formed. */
export interface Tag {
  readonly name: string;
  readonly empty: boolean;
  /** Whether anything is asked about such elements: most are only looked at for being well-formed. */
  readonly watched: boolean;
  /** An attribute with a value that it cannot have, as it is written. */
  readonly badValue: string | null;
  /** As it stands in the text, brackets and all. */
  readonly spelling: string;
  /** As they are written: references stay. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Ids of relationships. */
  readonly references: readonly string[];
  /** Attributes that were never filled in. */
  readonly unfilled: readonly string[];
  /** Whether it gives a namespace that the program knows another prefix than the usual one. */
  readonly renames: boolean;
}

const watchedNames = new Set([
  'p:sp',
  'p:pic',
  'p:graphicFrame',
  'p:cxnSp',
  'p:grpSp',
  'p:cNvPr',
  'mc:Fallback',
  'adec:decorative',
  'p:ph',
  'a:rPr',
  'a:pPr',
  'a:stCxn',
  'a:endCxn',
  'p:spTgt',
  'a:gridCol',
  'a:tr',
  'a:tc',
  'a:tbl',
  'p:sldMasterId',
  'p:sldLayoutId',
  'p:sldId',
  'p:notesMasterId',
  'p14:section',
  'p14:sldId',
  'p:cm',
  'p:cmAuthor',
  'p188:cm',
  'p188:reply',
  'p188:author',
]);

const tagName = /<([A-Za-z_][\w.:-]*)/y;
const nextAttribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>$/y;
const unfilledSign = /(?:NaN|undefined|null|Infinity)"|\[object /;
const unfilledValue = /^(?:NaN|undefined|null|-?Infinity)$|\[object /;
/** Attributes that say what a person wrote, where any word may stand. */
const freeText = new Set(['descr', 'name', 'title', 'Target', 'char']);

/** These hold ids, positions or words, and hardly come twice. */
const singular = /^<(?:p:cNvPr|p:cSld|a:off|a:ext|a:chOff|a:chExt|a:pt)[ >]/;
const mostKept = 2000;
/** What is longer is not kept. */
export const longestKept = 1000;

/**
 * Knows tags by their spelling: a deck has hundreds of thousands of tags and few different ones, so that looking at
 * all of them takes no longer than writing them did. So it is with whole elements.
 */
export class TagTable {
  private readonly tags = new Map<string, Tag | null>();
  private readonly elements = new Map<string, XmlElement | null>();

  /** Null when it is no well-formed tag. */
  take(spelling: string): Tag | null {
    const known = this.tags.get(spelling);
    if (known !== undefined) return known;
    if (spelling.length > longestKept || singular.test(spelling)) return parseTag(spelling);
    return keep(this.tags, spelling, parseTag);
  }

  /** An element that came before; null: there is more to say of it than that it is well-formed. */
  element(spelling: string, look: (spelling: string) => XmlElement | null): XmlElement | null {
    const known = this.elements.get(spelling);
    return known === undefined ? keep(this.elements, spelling, look) : known;
  }
}

function keep<T>(table: Map<string, T>, spelling: string, look: (spelling: string) => T): T {
  if (table.size >= mostKept) table.clear();
  const copy = copyOf(spelling);
  const value = look(copy);
  table.set(copy, value);
  return value;
}

/** A piece of a part's text without the part, which V8 keeps in memory as long as a piece of it is in use. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function parseTag(spelling: string): Tag | null {
  tagName.lastIndex = 0;
  const name = tagName.exec(spelling)?.[1];
  if (name === undefined) return null;
  // One attribute after the other: a pattern for all of them would need as much of the stack as there are attributes.
  const attributes = new Map<string, string>();
  let at = tagName.lastIndex;
  for (;;) {
    nextAttribute.lastIndex = at;
    const match = nextAttribute.exec(spelling);
    if (!match) break;
    if (attributes.has(match[1]!)) return null;
    attributes.set(match[1]!, match[2] ?? match[3]!);
    at = nextAttribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(spelling);
  if (!end) return null;
  const references = [...attributes].flatMap(([attribute, value]) =>
    attribute.startsWith('r:') && value !== '' ? [value] : [],
  );
  const unfilled = unfilledSign.test(spelling) ? findUnfilled(attributes) : [];
  const renames = spelling.includes('xmlns') && hasOtherPrefixes(spelling);
  return {
    name,
    empty: end[1] !== '',
    watched: watchedNames.has(name) || references.length + unfilled.length > 0 || renames,
    badValue: findBadValue(name, attributes),
    spelling,
    attributes,
    references,
    unfilled,
    renames,
  };
}

function findUnfilled(attributes: ReadonlyMap<string, string>): string[] {
  return [...attributes].flatMap(([name, value]) =>
    !freeText.has(name) && unfilledValue.test(value) ? [`${name}="${value}"`] : [],
  );
}
