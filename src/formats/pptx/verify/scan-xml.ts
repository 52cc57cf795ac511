import type { Tag, TagTable } from './tags.ts';

/** What a scan calls back. */
export interface ScanVisitor {
  /**
   * Every tag in order, with the name of the element around it and the tag before it. `words`: whether it ends a
   * stretch of text (`a:t`) that is not blank.
   */
  tag(tag: Tag, parent: string | undefined, previous: Tag | null, words: boolean): void;
}

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const badReference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;

/**
 * Goes through an XML text once from front to back. Gives the first fault that keeps it from being well-formed (XML
 * 1.0), or null. Document types are a fault: no Office file has one.
 */
export function scanXml(text: string, tags: TagTable, visitor: ScanVisitor): string | null {
  const control = forbidden.exec(text);
  if (control) return `a character that XML does not allow, at ${control.index}`;
  const reference = badReference.exec(text);
  if (reference) return `"&" that begins no reference, at ${reference.index}`;
  const open: string[] = [];
  let previous: Tag | null = null;
  let rootSeen = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const start = text.indexOf('<', at);
    const textEnd = start < 0 ? text.length : start;
    if (open.length === 0 && textEnd > at && text.slice(at, textEnd).trim() !== '')
      return `text outside the root element, at ${at}`;
    if (start < 0) break;
    const next = text.charCodeAt(start + 1);
    if (next === exclamation || next === question) {
      const end = skipAside(text, start);
      if (end < 0) return `a declaration that is not allowed or never ends, at ${start}`;
      at = end;
      continue;
    }
    const textStart = at;
    const taken = takeTag(text, start, tags);
    if (!taken) return `a tag that is not well-formed, at ${start}`;
    const { tag } = taken;
    at = taken.end;
    if (tag.kind === 'close') {
      if (open.pop() !== tag.name) return `</${tag.name}> where another element is open, at ${start}`;
    } else {
      if (open.length === 0 && rootSeen) return `a second root element, at ${start}`;
      rootSeen = true;
    }
    const words = tag.name === 'a:t' && tag.kind === 'close' && text.slice(textStart, start).trim() !== '';
    visitor.tag(tag, open[open.length - 1], previous, words);
    if (tag.kind === 'open') open.push(tag.name);
    previous = tag;
  }
  if (open.length > 0) return `<${open[open.length - 1]}> is never closed`;
  return rootSeen ? null : 'no root element';
}

const exclamation = 0x21;
const question = 0x3f;

function takeTag(text: string, start: number, tags: TagTable): { tag: Tag; end: number } | null {
  let end = text.indexOf('>', start);
  // A ">" may stand in an attribute: then the tag goes on to the next one, but not for long.
  for (let tries = 0; end >= 0 && tries < 50; tries++) {
    const tag = tags.take(text.slice(start, end + 1));
    if (tag) return { tag, end: end + 1 };
    end = text.indexOf('>', end + 1);
  }
  return null;
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
