import { attributePlace, inText, type MarkupEvent, scanMarkup, type TagState } from '../../markup/index.ts';
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
    // White space control only cuts white space off the ends.
    const from = this.contentStart(original, loc) + Math.max(0, original.indexOf(value));
    const place = (start: number, end: number): Span => this.template.span(from + start, from + end);
    const { events, state } = scanMarkup(value, this.state, place);
    let { tag } = this.state;
    this.state = state;
    const refused = events.flatMap((event) => {
      if (event.kind === 'open') tag = event.name;
      return refusalsOf(event, tag);
    });
    for (const { code, span, message, hint } of refused) this.report(code, span, message, hint);
    return refused.length > 0 ? [] : events;
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

function isSameState(a: TagState, b: TagState): boolean {
  return a.at === b.at && a.tag === b.tag && a.quote === b.quote;
}

interface Refusal {
  readonly code: keyof typeof templateCodes;
  readonly span: Span;
  readonly message: string;
  readonly hint: string;
}

/** What a template may not write; `tag` is the start tag that a piece of it stands in. */
function refusalsOf(event: MarkupEvent, tag: string | null): readonly Refusal[] {
  switch (event.kind) {
    case 'stray': {
      const message = `"${event.raw}" cannot stand in a slide template`;
      return [{ code: 'template-syntax', span: event.place, message, hint: 'write "<" as &lt;' }];
    }
    case 'open': {
      const { name, place, attributes } = event;
      const message = `<${name}> is written by the program only`;
      const hint = reservedTags.get(name);
      return [
        ...(hint === undefined ? [] : [{ code: 'reserved-mark' as const, span: place, message, hint }]),
        ...attributes.flatMap((each) => {
          return refusalsOfAttribute(each.name, name, attributePlace(place, each.name, 'name') ?? place);
        }),
      ];
    }
    case 'attribute':
      return refusalsOfAttribute(event.name, tag, event.place);
    default:
      return [];
  }
}

/** Elements that only the program writes, and how a template comes to what they show. */
const reservedTags: ReadonlyMap<string, string> = new Map([
  ['v', 'print the value: {{text}}'],
  ['cite', 'write {{cite statement}}'],
]);

/** Charts have a `y` of their own. */
function refusalsOfAttribute(name: string, tag: string | null, span: Span): readonly Refusal[] {
  if (name !== 't' && name !== (tag === 'chart' ? 'w' : 'y')) return [];
  const message = `the attribute "${name}" is written by the program only`;
  return [{ code: 'reserved-mark', span, message, hint: 'remove it' }];
}
