import type { Span } from '../source/index.ts';
import type { Owner } from './origin.ts';

/** A stretch of text with one formatting. Runs next to each other differ in at least one field. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly em?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly sup?: true;
  readonly sub?: true;
  /** Absolute URL with an allowed scheme, or `#slide-id`. */
  readonly link?: string;
  /** What is shown of the link when it is pointed at. */
  readonly linkTitle?: string;
  /** The link had no words: the number of what it leads to stands here, once that is known. */
  readonly refers?: true;
  /** Class of a `span`, named by the theme. */
  readonly class?: string;
  /** Where the template wrote the `span` with that class; of runs that were joined, the first. */
  readonly classSpan?: Span;
  /** A line break (`br`); text is then "\n". */
  readonly break?: true;
  /** A citation mark: `text` is empty until numbers are given, then the numbers, e.g. "1" or "2, 3". */
  readonly cite?: CiteTarget;
  /** In handouts: `text` is the numbers under which a source stands here, e.g. "[1–3]"; citations lead here. */
  readonly entry?: readonly number[];
  /** A formula in TeX; `text` is the same in characters that can be read anywhere. */
  readonly tex?: string;
  /** How a formula is read out. */
  readonly said?: string;
  /** Of a formula: it has a line of its own. */
  readonly display?: true;
  readonly owner?: Owner;
  /** BCP 47; where it differs from the deck's language (a quote in the words of its source). */
  readonly language?: string;
  /** YAML of the value that was printed. */
  readonly yaml?: Span;
}

/** What a citation mark points at: the key of a statement (its passages are numbered one by one) or of a source. */
export interface CiteTarget {
  readonly type: 'statement' | 'source';
  readonly key: string;
}
