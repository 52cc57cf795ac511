import type { SourceFile, Span } from '../source/index.ts';
import type { CiteTarget, Owner } from './blocks.ts';

/**
 * What a slide template printed: slide markup with marks that say where everything comes from. The marks are made by
 * the template room and read by the markup parser; nobody writes them by hand, and a template that tries is refused.
 *
 * - every element that literal template text opens carries `t="3"`: `places[3]` is where its tag stands, and may
 *   carry `y="5"`: `values[5]` is the value that was the context there; on `chart`, which has an attribute `y` of its
 *   own, that one is the mark which stands directly after `t`;
 * - a printed text stands in `<v n="7">…</v>`: `values[7]` says whose text it is; it may stand around running text and
 *   around whole blocks;
 * - `<cite n="2"/>`: `cites[2]` is what it points at.
 */
export interface RenderedMarkup {
  readonly xml: string;
  readonly file: SourceFile;
  readonly places: readonly Span[];
  readonly values: readonly PrintedValue[];
  readonly cites: readonly CiteTarget[];
}

export interface PrintedValue {
  readonly owner: Owner | null;
  readonly yaml: Span | null;
  /** BCP 47 where it differs from the deck's. */
  readonly language: string | null;
}
