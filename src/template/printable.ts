import type { MarkupNode, Owner } from '../markup/index.ts';
import type { Span } from '../source/index.ts';
import type { MarkdownContent } from './template.ts';

/** A value that knows how it is printed in each of the places that a template has for values. */
export abstract class Printable {
  /** On slides, between tags. */
  abstract markup(session: PrintSession): readonly MarkupNode[];
  /** As Markdown. */
  abstract markdown(session: PrintSession): string;
  /** As plain characters: in attributes, and when values are compared. */
  abstract plain(): string;
  /** About how many characters it prints; known without printing it. */
  abstract get size(): number;

  /** How deep values stand in it that it is put together from; left out: it is not put together. */
  readonly depth?: number;

  /** Whose words are in it: what is made of it as plain characters is theirs too. */
  whose(): readonly Whose[] {
    return [];
  }

  /** Whether it prints nothing: what {{#if}} asks. */
  isEmpty(): boolean {
    return this.plain() === '';
  }

  toString(): string {
    return this.plain();
  }
}

/** A thing, and where its words stand. */
export interface Whose {
  readonly owner: Owner;
  readonly span: Span | null;
}

/** What values need from the template that is being rendered. */
export interface PrintSession {
  /** Numbers that the passages with these keys have in the deck. */
  numbersOf(passageKeys: readonly string[]): readonly number[];
  /** What stands for content in Markdown, to be put in its place when all around it is known. */
  place(content: MarkdownContent): string;
  /** Tells whose text a Markdown template prints; markup says so itself. */
  printed(owner: Owner | null): void;
  /** Reports at the place that is being printed. */
  problem(message: string, hint: string | null): void;
}

/** Plain characters as they stand between tags. */
export function plainNodes(text: string): readonly MarkupNode[] {
  return text === '' ? [] : [{ kind: 'text', text, place: null }];
}
