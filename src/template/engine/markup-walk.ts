import type { RewriteContext } from './rewrite-context.ts';
import type { PrintPlace } from './sites.ts';
import {
  type ContentStatement,
  callStatement,
  content,
  type Location,
  type Statement,
  stringLiteral,
} from './syntax.ts';
import { contextMark, inText, isSameState, scanTags, type TagState } from './tag-scanner.ts';

/**
 * Follows a slide template through its tags: marks each with its place, and knows where a value that is printed lands.
 * In a Markdown template there are no tags to follow.
 */
export class MarkupWalk {
  /** Where the walk stands. */
  state: TagState = inText;
  private readonly context: RewriteContext;
  /** A block was found that does not leave the markup as it found it: what follows may be read wrongly. */
  private unbalanced = false;
  /** Content is looked for from here where Handlebars' positions are off. */
  private scanned = 0;

  constructor(context: RewriteContext) {
    this.context = context;
  }

  get isMarkup(): boolean {
    return this.context.options.mode === 'markup';
  }

  /** Literal text, with the marks of the tags that it opens. */
  content(statement: ContentStatement): readonly Statement[] {
    if (!this.isMarkup) return [statement];
    const { original, value, loc } = statement;
    const start = this.contentStart(original, loc);
    const { state, opened, problems } = scanTags(original, this.state);
    this.state = state;
    for (const { offset, length, code, message, hint } of problems) {
      this.context.problem(
        code,
        this.context.template.span(start + offset, start + offset + length),
        message,
        hint,
      );
    }
    if (opened.length === 0) return [statement];
    // White space control only cuts white space off the ends: tags keep their distance to the first other character.
    const shift = value.search(/\S/) - original.search(/\S/);
    const { options, scopes, template } = this.context;
    const pieces: Statement[] = [];
    let written = 0;
    for (const tag of opened) {
      const nameEnd = tag.nameEnd + shift;
      const number = options.sites.addTag(template.span(start + tag.start, start + tag.nameEnd));
      pieces.push(content(`${value.slice(written, nameEnd)} t="${number}"`, loc));
      if (options.partial || scopes.depth > 0) {
        const attribute = stringLiteral(contextMark(tag.name), loc);
        pieces.push(callStatement('$mark', [attribute], undefined, loc));
      }
      written = nameEnd;
    }
    pieces.push(content(value.slice(written), loc));
    return pieces;
  }

  /** Where a value printed here lands; null (reported) where none may stand. */
  printPlace(loc: Location): PrintPlace | null {
    if (!this.isMarkup) return 'markdown';
    switch (this.state.at) {
      case 'text':
        return 'text';
      case 'value':
        return 'attribute';
      case 'comment':
        this.context.problem(
          'misplaced-value',
          this.context.template.spanOf(loc),
          'a value cannot stand in a comment of the markup',
          'write {{!-- … --}} around a comment',
        );
        return null;
      default:
        this.context.problem(
          'misplaced-value',
          this.context.template.spanOf(loc),
          'inside a tag a value can only stand between the quotes of an attribute',
          this.state.at === 'tag' ? 'write name="{{value}}"' : null,
        );
        return null;
    }
  }

  /** Checks at the end of one way through a block that the markup is left as it was found. */
  leaveBranch(before: TagState, loc: Location): void {
    if (!this.isMarkup || isSameState(this.state, before)) return;
    this.unbalanced = true;
    const { template } = this.context;
    const start = template.offsetOf(loc.start);
    const message =
      before.at === 'text'
        ? 'a tag that begins inside this block does not end inside it'
        : 'this block inside a tag does not leave the tag as it found it';
    this.context.problem('unclosed-tag', template.span(start, start + 3), message);
  }

  finish(): void {
    if (this.state.at === 'text' || this.unbalanced) return;
    const { template } = this.context;
    const opening = this.state.at === 'comment' ? '<!--' : '<';
    const start = Math.max(0, template.text.lastIndexOf(opening));
    this.context.problem(
      'unclosed-tag',
      template.span(start, start + opening.length),
      'the last tag of this template is not closed',
    );
  }

  private contentStart(original: string, loc: Location): number {
    let start = this.context.template.offsetOf(loc.start);
    if (!this.context.template.text.startsWith(original, start)) {
      const found = this.context.template.text.indexOf(original, this.scanned);
      if (found >= 0) start = found;
    }
    this.scanned = start + original.length;
    return start;
  }
}
