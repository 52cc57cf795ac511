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
}

const watchedNames = new Set([
  'p:sp',
  'p:pic',
  'p:graphicFrame',
  'p:cxnSp',
  'p:grpSp',
  'p:cNvPr',
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

const tagPattern = /^<([A-Za-z_][\w.:-]*)(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>$/;
const repeatedAttribute =
  /\s([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s+\1\s*=/;
const twoAttributes = /=[^=]+=/;
const attributePattern = /\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Knows tags by their spelling: a deck has hundreds of thousands of tags and few different ones, so that looking at
 * all of them takes no longer than writing them did.
 */
export class TagTable {
  private readonly known = new Map<string, Tag | null>();

  /** Null when it is no well-formed tag. */
  take(spelling: string): Tag | null {
    // Long ones hold ids, positions or words, and hardly come twice.
    if (spelling.length > 44) return parseTag(spelling);
    let tag = this.known.get(spelling);
    if (tag === undefined) {
      tag = parseTag(spelling);
      if (this.known.size < 2000) this.known.set(spelling, tag);
    }
    return tag;
  }
}

function parseTag(spelling: string): Tag | null {
  const match = tagPattern.exec(spelling);
  if (!match || (twoAttributes.test(spelling) && repeatedAttribute.test(spelling))) return null;
  const name = match[1]!;
  const badValue = findBadValue(name, () => attributesOf({ spelling }));
  return { name, empty: match[2] !== '', watched: watchedNames.has(name), badValue, spelling };
}

/** Attributes of a tag as they are written: references stay. */
export function attributesOf({ spelling }: Pick<Tag, 'spelling'>): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(spelling); match; match = attributePattern.exec(spelling))
    attributes.set(match[1]!, match[2] ?? match[3] ?? '');
  return attributes;
}
