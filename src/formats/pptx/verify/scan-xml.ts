import { findBadValue } from './values.ts';

/** What a scan calls back. */
export interface ScanVisitor {
  /** A watched element begins (and ends, if it is empty); `parent` is the element around it, `first` whether it is its first. */
  open(tag: Tag, parent: string | undefined, first: boolean): void;
  /** An element has an attribute with a value that it cannot have. */
  badValue(element: string, value: string): void;
  /** An element that is not empty ends. `words`: whether text that is not blank stands right before. */
  close(name: string, lastChild: string | null, words: boolean): void;
}

/** Characters that XML does not allow, and an ampersand that begins no reference. */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;

/** Whether a text may stand between tags, whatever is around it. */
export function isPlainText(text: string): boolean {
  return !text.includes('<') && !forbidden.test(text);
}

/**
 * Goes through an XML text once from front to back. Gives the first fault that keeps it from being well-formed (XML
 * 1.0), or null. Document types are a fault: no Office file has one.
 */
export function scanXml(text: string, tags: TagTable, visitor: ScanVisitor): string | null {
  const bad = forbidden.exec(text);
  if (bad?.[0] === '&') return `"&" that begins no reference, at ${bad.index}`;
  if (bad) return `a character that XML does not allow, at ${bad.index}`;
  const open: string[] = [];
  /** The element that ended last in each open one. */
  const lastChildren: (string | null)[] = [];
  let rootSeen = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const start = text.indexOf('<', at);
    const depth = open.length;
    if (depth === 0 && !isBlank(text, at, start < 0 ? text.length : start))
      return `text outside the root element, at ${at}`;
    if (start < 0) break;
    const next = text.charCodeAt(start + 1);
    if (next === slash) {
      const name = open[depth - 1];
      if (name === undefined || !text.startsWith(name, start + 2))
        return `an end tag where another element is open, at ${start}`;
      let end = start + 2 + name.length;
      while (isSpace(text.charCodeAt(end))) end += 1;
      if (text.charCodeAt(end) !== greater) return `an end tag where another element is open, at ${start}`;
      open.pop();
      const words = (name === 'a:t' || name === 'm:t') && !isBlank(text, at, start);
      visitor.close(name, lastChildren.pop() ?? null, words);
      if (depth > 1) lastChildren[depth - 2] = name;
      at = end + 1;
    } else if (next === exclamation || next === question) {
      at = skipAside(text, start);
      if (at < 0) return `a declaration that is not allowed or never ends, at ${start}`;
    } else {
      if (depth === 0 && rootSeen) return `a second root element, at ${start}`;
      rootSeen = true;
      const end = endOfTag(text, start);
      const tag = end < 0 ? null : tags.take(text.slice(start, end));
      if (!tag) return `a tag that is not well-formed, at ${start}`;
      if (tag.badValue !== null) visitor.badValue(tag.name, tag.badValue);
      if (tag.watched) visitor.open(tag, open[depth - 1], depth > 0 && lastChildren[depth - 1] === null);
      if (!tag.empty) {
        open.push(tag.name);
        lastChildren.push(null);
      } else if (depth > 0) lastChildren[depth - 1] = tag.name;
      at = end;
    }
  }
  if (open.length > 0) return `<${open[open.length - 1]}> is never closed`;
  return rootSeen ? null : 'no root element';
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const greater = 0x3e;

/** Past the ">" of a start tag, of which there may be others in its attributes. */
function endOfTag(text: string, start: number): number {
  let at = start;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end < 0) return -1;
    const quote = openQuote(text, start, end);
    if (quote === null) return end + 1;
    at = text.indexOf(quote, end);
    if (at < 0) return -1;
  }
}

/** The quote that is open at `end`; null when none is. */
function openQuote(text: string, start: number, end: number): string | null {
  // Nearly every tag ends behind a quote, a name or a slash.
  let at = start;
  for (;;) {
    const first = nextQuote(text, at, end);
    if (first < 0) return null;
    const quote = text[first]!;
    const second = text.indexOf(quote, first + 1);
    if (second < 0 || second > end) return quote;
    at = second + 1;
  }
}

function nextQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** The end of a comment, a CDATA section or a processing instruction; -1 for what is not allowed. */
function skipAside(text: string, start: number): number {
  for (const [begin, finish] of asides) {
    if (!text.startsWith(begin, start)) continue;
    const end = text.indexOf(finish, start + begin.length);
    return end < 0 ? -1 : end + finish.length;
  }
  return -1;
}

const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

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
const nextAttribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"[^"<]*"|'[^'<]*')/y;
const tagEnd = /\s*(\/?)>$/y;
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
  tagName.lastIndex = 0;
  const name = tagName.exec(spelling)?.[1];
  if (name === undefined) return null;
  // One attribute after the other: a pattern for all of them would need as much of the stack as there are attributes.
  const names = new Set<string>();
  let at = tagName.lastIndex;
  for (;;) {
    nextAttribute.lastIndex = at;
    const attribute = nextAttribute.exec(spelling)?.[1];
    if (attribute === undefined) break;
    if (names.has(attribute)) return null;
    names.add(attribute);
    at = nextAttribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(spelling);
  if (!end) return null;
  const badValue = findBadValue(name, () => attributesOf({ spelling }));
  return { name, empty: end[1] !== '', watched: watchedNames.has(name), badValue, spelling };
}

/** Attributes of a tag as they are written: references stay. */
export function attributesOf({ spelling }: Pick<Tag, 'spelling'>): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(spelling); match; match = attributePattern.exec(spelling))
    attributes.set(match[1]!, match[2] ?? match[3] ?? '');
  return attributes;
}
