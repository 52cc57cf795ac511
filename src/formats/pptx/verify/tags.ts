/** A tag of an XML text, found to be well-formed. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** As it stands in the text, brackets and all. */
  readonly spelling: string;
}

const tagPattern = /^<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>$/;
const closePattern = /^<\/[A-Za-z_][\w.:-]*\s*>$/;
const repeatedAttribute = /\s([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s+\1\s*=/;
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
  if (!match) return null;
  const name = match[2]!;
  if (match[1] !== '') return closePattern.test(spelling) ? { name, kind: 'close', spelling } : null;
  if (repeatedAttribute.test(spelling)) return null;
  return { name, kind: match[3] === '' ? 'open' : 'empty', spelling };
}

/** Attributes of a tag as they are written: references stay. */
export function attributesOf({ spelling }: Tag): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of spelling.matchAll(attributePattern))
    attributes.set(name!, double ?? single ?? '');
  return attributes;
}
