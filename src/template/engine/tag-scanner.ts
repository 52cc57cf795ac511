import type { templateCodes } from '../codes.ts';

/** Where in slide markup a point of a template is. A quote stands for the inside of an attribute's value. */
export type TagState = 'text' | 'open' | 'tag' | 'closing' | 'comment' | '"' | "'";

export interface ScanProblem {
  /** Offset in the scanned text. */
  readonly offset: number;
  readonly length: number;
  readonly code: keyof typeof templateCodes;
  readonly message: string;
  readonly hint: string | null;
}

export interface OpenedTag {
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
/** Elements and attributes by which the program marks where things come from. */
const reservedTags = new Set(['v', 'cite']);
const reservedAttributes = new Set(['t', 'y']);

/**
 * Follows tags and quotes through literal text of a template, so that what stands between two pieces of it is known
 * to be inside a tag, a value or a text. Whether the markup is well-formed is not its business.
 */
export function scanTags(text: string, from: TagState): ScanResult {
  const opened: OpenedTag[] = [];
  const problems: ScanProblem[] = [];
  let state = from;
  let at = 0;
  while (at < text.length) {
    switch (state) {
      case 'text': {
        const start = text.indexOf('<', at);
        if (start < 0) return { state, opened, problems };
        tagName.lastIndex = start + 1;
        const name = tagName.exec(text)?.[0];
        if (text.startsWith('<!--', start)) {
          state = 'comment';
          at = start + 4;
        } else if (text[start + 1] === '/') {
          state = 'closing';
          at = start + 2;
        } else if (name !== undefined) {
          at = start + 1 + name.length;
          state = 'tag';
          opened.push({ start, nameEnd: at });
          if (reservedTags.has(name)) problems.push(reservedTag(start, name));
        } else if (start + 1 === text.length) {
          state = 'open';
          at = start + 1;
        } else {
          const what = text[start + 1] === '!' || text[start + 1] === '?' ? text.slice(start, start + 2) : '<';
          problems.push({
            offset: start,
            length: what.length,
            code: 'misplaced-value',
            message: `"${what}" cannot stand in a slide template`,
            hint: 'write "<" as &lt;',
          });
          at = start + 1;
        }
        break;
      }
      case 'comment': {
        const end = text.indexOf('-->', at);
        if (end < 0) return { state, opened, problems };
        at = end + 3;
        state = 'text';
        break;
      }
      case 'closing': {
        const end = text.indexOf('>', at);
        if (end < 0) return { state, opened, problems };
        at = end + 1;
        state = 'text';
        break;
      }
      case 'tag': {
        const c = text[at]!;
        attributeName.lastIndex = at;
        const name = attributeName.exec(text)?.[0];
        if (c === '>') state = 'text';
        else if (c === '"' || c === "'") state = c;
        else if (name !== undefined) {
          if (reservedAttributes.has(name)) problems.push(reservedAttribute(at, name));
          at += name.length - 1;
        }
        at += 1;
        break;
      }
      case 'open':
        // A value stood behind "<" and was reported; go on as in a tag.
        state = 'tag';
        break;
      default: {
        const end = text.indexOf(state, at);
        if (end < 0) return { state, opened, problems };
        at = end + 1;
        state = 'tag';
      }
    }
  }
  return { state, opened, problems };
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
