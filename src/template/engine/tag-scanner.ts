import type { TagState } from '../../markup/index.ts';
import type { templateCodes } from '../codes.ts';

export function isSameState(a: TagState, b: TagState): boolean {
  return a.at === b.at && a.tag === b.tag && a.quote === b.quote;
}

/** An attribute that no template may have, as `t`. Charts have a `y` of their own. */
function contextMark(tag: string): 'w' | 'y' {
  return tag === 'chart' ? 'w' : 'y';
}

export interface ScanProblem {
  /** Offset in the scanned text. */
  readonly offset: number;
  readonly length: number;
  readonly code: keyof typeof templateCodes;
  readonly message: string;
  readonly hint: string | null;
}

export interface OpenedTag {
  readonly name: string;
  /** Offset of `<`. */
  readonly start: number;
  /** Offset behind the tag's name, where further attributes may be put in. */
  readonly nameEnd: number;
}

export interface ScanResult {
  readonly state: TagState;
  readonly opened: readonly OpenedTag[];
  readonly problems: readonly ScanProblem[];
}

const tagName = /[A-Za-z_:][-.\w:]*/y;
const attributeName = /[^\s=<>/"']+/y;
/** Elements by which the program marks where things come from. */
const reservedTags = new Set(['v', 'cite']);

/**
 * Follows tags and quotes through literal text of a template, so that what stands between two pieces of it is known
 * to be inside a tag, a value or a text. Whether the markup is well-formed is not its business.
 */
export function scanTags(text: string, from: TagState): ScanResult {
  const opened: OpenedTag[] = [];
  const problems: ScanProblem[] = [];
  let { at: state, tag, quote } = from;
  let at = 0;
  // Goes on behind the next `end`; where there is none, the text ends in this state.
  const skipTo = (end: string, next: TagState['at']): void => {
    const found = text.indexOf(end, at);
    at = found < 0 ? text.length : found + end.length;
    if (found >= 0) state = next;
  };
  while (at < text.length) {
    if (state === 'comment') skipTo('-->', 'text');
    else if (state === 'closing') skipTo('>', 'text');
    else if (state === 'value') skipTo(quote!, 'tag');
    // A value stood behind "<" and was reported; go on as in a tag.
    else if (state === 'open') state = 'tag';
    else if (state === 'tag') {
      const c = text[at]!;
      attributeName.lastIndex = at;
      const name = attributeName.exec(text)?.[0];
      if (c === '>') state = 'text';
      else if (c === '"' || c === "'") {
        state = 'value';
        quote = c;
      } else if (name !== undefined) {
        if (name === 't' || name === contextMark(tag ?? '')) problems.push(reservedAttribute(at, name));
        at += name.length - 1;
      }
      at += 1;
    } else {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      tagName.lastIndex = start + 1;
      const name = tagName.exec(text)?.[0];
      at = start + 1;
      if (text.startsWith('<!--', start)) {
        state = 'comment';
        at = start + 4;
      } else if (text[at] === '/') state = 'closing';
      else if (name !== undefined) {
        at += name.length;
        state = 'tag';
        tag = name;
        opened.push({ name, start, nameEnd: at });
        if (reservedTags.has(name)) problems.push(reservedTag(start, name));
      } else if (at === text.length) state = 'open';
      else problems.push(strayBracket(start, text[at]!));
    }
  }
  const inTag = state === 'tag' || state === 'value';
  return {
    state: { at: state, tag: inTag ? tag : null, quote: state === 'value' ? quote : null },
    opened,
    problems,
  };
}

function strayBracket(offset: number, next: string): ScanProblem {
  const what = next === '!' || next === '?' ? `<${next}` : '<';
  return {
    offset,
    length: what.length,
    code: 'template-syntax',
    message: `"${what}" cannot stand in a slide template`,
    hint: 'write "<" as &lt;',
  };
}

function reservedTag(offset: number, name: string): ScanProblem {
  return {
    offset,
    length: name.length + 1,
    code: 'reserved-mark',
    message: `<${name}> is written by the program only`,
    hint: name === 'cite' ? 'write {{cite statement}}' : 'print the value: {{text}}',
  };
}

function reservedAttribute(offset: number, name: string): ScanProblem {
  return {
    offset,
    length: name.length,
    code: 'reserved-mark',
    message: `the attribute "${name}" is written by the program only`,
    hint: 'remove it',
  };
}
