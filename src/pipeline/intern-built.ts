import type { Fact } from '../project/index.ts';
import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import type { FoundDeck } from './build-deck.ts';
import { sha256 } from './commit/index.ts';

/** Decks that come from elsewhere bring copies of what they share: each is kept once. */
export class Interned {
  private readonly facts = new Map<string, readonly Fact[]>();
  private readonly files = new Map<string, SourceFile>();

  take({ deck, found }: FoundDeck): FoundDeck {
    return {
      deck: deck && { ...deck, facts: deck.facts.map((each) => this.factsOf(each)) },
      found: found.map((each) => this.diagnosticOf(each)),
    };
  }

  private factsOf(facts: readonly Fact[]): readonly Fact[] {
    const key = sha256(facts.map(({ kind, path, value }) => `${kind} ${path} ${value}`).join('\n'));
    const known = this.facts.get(key) ?? facts;
    this.facts.set(key, known);
    return known;
  }

  private diagnosticOf(found: Diagnostic): Diagnostic {
    return {
      ...found,
      span: found.span && this.spanOf(found.span),
      related: found.related.map((each) => ({ ...each, span: this.spanOf(each.span) })),
    };
  }

  private spanOf(span: Span): Span {
    const known = this.files.get(span.file.path);
    if (known?.text === span.file.text) return { ...span, file: known };
    this.files.set(span.file.path, span.file);
    return span;
  }
}
