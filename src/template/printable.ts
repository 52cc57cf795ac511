import type { Owner } from '../markup/index.ts';
import type { Span } from '../source/index.ts';
import type { MarkdownContent } from './template.ts';

/** A value that knows how it is printed in each of the places that a template has for values. */
export abstract class Printable {
  /** As slide markup, between tags. */
  abstract markup(session: PrintSession): string;
  /** As Markdown. */
  abstract markdown(session: PrintSession): string;
  /** As plain characters: in attributes, and when values are compared. */
  abstract plain(): string;
  /** About how many characters it prints; known without printing it. */
  abstract get size(): number;

  /** How deep values stand in it that it is put together from; left out: it is not put together. */
  readonly depth?: number;

  /** Whether it prints nothing: what {{#if}} asks. */
  isEmpty(): boolean {
    return this.plain() === '';
  }

  toString(): string {
    return this.plain();
  }
}

/** What values need from the template that is being rendered. */
export interface PrintSession {
  /** The number of a value in `RenderedMarkup.values`; the same value has the same number. */
  valueNumber(key: object, value: PrintedSource): number;
  /** The number of a citation in `RenderedMarkup.cites`. */
  citeNumber(target: { readonly type: 'statement' | 'source'; readonly key: string }): number;
  /** Numbers that the passages with these keys have in the deck. */
  numbersOf(passageKeys: readonly string[]): readonly number[];
  /** What stands for content in Markdown, to be put in its place when all around it is known. */
  place(content: MarkdownContent): string;
  /** Tells whose text a Markdown template prints; markup says so itself. */
  printed(owner: Owner | null): void;
  /** Reports at the place that is being printed. */
  problem(message: string, hint: string | null): void;
}

export interface PrintedSource {
  readonly owner: Owner | null;
  readonly yaml: Span | null;
  readonly language: string | null;
}

/** Escapes for markup between tags and in attributes. White space that XML would fold keeps its kind. */
export function escapeMarkup(text: string): string {
  return /[&<>"'\t\n\r]/.test(text) ? text.replace(/[&<>"'\t\n\r]/g, (c) => entities[c]!) : text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
