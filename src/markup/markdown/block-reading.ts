import type { MarkupBlock, Origin } from '../blocks.ts';
import type { TextProblem } from '../codes.ts';
import type { RunSource } from '../runs.ts';
import type { Dialect } from './parser.ts';

export interface BlockReading {
  readonly dialect: Dialect;
  /** Links may lead anywhere, and blocks of HTML are left out: what is made of a template is looked at later. */
  readonly template: boolean;
  readonly origin: Origin;
  /** Whose text it is: every run says so. */
  readonly source: RunSource;
  /** Whether dollars make formulas; absent: they do. */
  readonly formulas?: boolean;
}

export interface MarkdownResult {
  readonly blocks: readonly MarkupBlock[];
  readonly problems: readonly TextProblem[];
}
