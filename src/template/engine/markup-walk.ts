import { inText, type MarkupEvent, scanMarkup, type TagState } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { templateCodes } from '../codes.ts';
import type { Site } from '../session.ts';
import type { TemplateText } from './parse-template.ts';
import type { ContentStatement, Location } from './syntax.ts';

type Report = (code: keyof typeof templateCodes, span: Span, message: string, hint?: string | null) => null;

/**
 * Follows a slide template through its tags, and knows where a value that is printed lands. In a Markdown template there
 * are no tags to follow.
 */
export class MarkupWalk {
  /** Where the walk stands. */
  state: TagState = inText;
  private readonly template: TemplateText;
  private readonly isMarkup: boolean;
  private readonly report: Report;
  /** A block was found that does not leave the markup as it found it: what follows may be read wrongly. */
  private unbalanced = false;
  /** Content is looked for from here where Handlebars' positions are off. */
  private scanned = 0;

  constructor(template: TemplateText, isMarkup: boolean, report: Report) {
    this.template = template;
    this.isMarkup = isMarkup;
    this.report = report;
  }

  /** Literal text of a slide template as pieces of markup. */
  content({ original, value, loc }: ContentStatement): readonly MarkupEvent[] {
    const before = this.state;
    const start = this.contentStart(original, loc);
    const { state, opened, problems } = scanTags(original, before);
    this.state = state;
    for (const { offset, length, code, message, hint } of problems)
      this.report(code, this.template.span(start + offset, start + offset + length), message, hint);
    if (problems.length > 0) return [];
    const tags = opened.map((tag) => this.template.span(start + tag.start, start + tag.nameEnd));
    // White space control only cuts white space off the ends.
    const from = start + Math.max(0, original.indexOf(value));
    return scanMarkup(value, before, tags, (first, end) => this.template.span(from + first, from + end));
  }

  /** Where a value printed here lands; null (reported) where none may stand. */
  printPlace(loc: Location): Site['place'] {
    if (!this.isMarkup) return 'markdown';
    if (this.state.at === 'text') return 'text';
    if (this.state.at === 'value') return 'attribute';
    const span = this.template.spanOf(loc);
    if (this.state.at === 'comment')
      return this.report(
        'misplaced-value',
        span,
        'a value cannot stand in a comment of the markup',
        'write {{!-- … --}} around a comment',
      );
    return this.report(
      'misplaced-value',
      span,
      'inside a tag a value can only stand between the quotes of an attribute',
      this.state.at === 'tag' ? 'write name="{{value}}"' : null,
    );
  }

  /** Checks at the end of one way through a block that the markup is left as it was found. */
  leaveBranch(before: TagState, loc: Location): void {
    if (isSameState(this.state, before)) return;
    this.unbalanced = true;
    const start = this.template.offsetOf(loc.start);
    const message =
      before.at === 'text'
        ? 'a tag that begins inside this block does not end inside it'
        : 'this block inside a tag does not leave the tag as it found it';
    this.report('unclosed-tag', this.template.span(start, start + 3), message);
  }

  finish(): void {
    if (this.state.at === 'text' || this.unbalanced) return;
    const opening = this.state.at === 'comment' ? '<!--' : '<';
    const start = Math.max(0, this.template.text.lastIndexOf(opening));
    const span = this.template.span(start, start + opening.length);
    this.report('unclosed-tag', span, 'the last tag of this template is not closed');
  }

  private contentStart(original: string, loc: Location): number {
    let start = this.template.offsetOf(loc.start);
    if (!this.template.text.startsWith(original, start)) {
      const found = this.template.text.indexOf(original, this.scanned);
      if (found >= 0) start = found;
    }
    this.scanned = start + original.length;
    return start;
  }
}

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
