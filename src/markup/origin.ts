import type { Span } from '../source/index.ts';

/** Where a block or run comes from: the template that wrote its tag, and the YAML whose value it shows. */
export interface Origin {
  readonly template: Span | null;
  readonly yaml: Span | null;
}

/** Which thing of the outline a printed text belongs to, so that coverage can be read off the blocks. */
export interface Owner {
  readonly type:
    | 'element'
    | 'relationship'
    | 'group'
    | 'event'
    | 'term'
    | 'statement'
    | 'source'
    | 'outline'
    | 'deck'
    | 'slide'
    | 'image'
    | 'data';
  /** The id; for an unnamed statement its key (`ocean/2`). */
  readonly id: string;
  /** Of data, the column; left out: all of it. */
  readonly column?: string;
}
