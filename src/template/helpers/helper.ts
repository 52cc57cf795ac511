import type { Span } from '../../source/index.ts';
import type { RenderScope } from '../template.ts';
import type { OutlineViews } from '../views/outline-views.ts';

/** The families in which helpers are documented. */
export type HelperFamily = 'text' | 'citations' | 'documents' | 'queries' | 'lists' | 'logic' | 'blocks';

/** A helper as `throughline list helpers` and the documentation show it. */
export interface HelperInfo {
  readonly name: string;
  readonly family: HelperFamily;
  /** Name and values: `[x]` may be left out, `x=` is named, `…` means any number. */
  readonly signature: string;
  readonly description: string;
  /** A piece of template that uses it. */
  readonly example: string;
}

export interface Helper extends HelperInfo {
  /** Gives the helper's value; null is no value. */
  readonly run: (call: HelperCall) => unknown;
}

export interface HelperCall {
  /** As many as the signature allows; each may be null. */
  readonly values: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
  readonly views: OutlineViews;
  readonly scope: RenderScope;
  /**
   * Counts items and characters that the helper is about to go through or make, besides texts that it is given and what
   * it gives back: called before they are, it stops a template that asks for too much.
   */
  readonly spend: (units: number) => void;
  /**
   * Reports at the call and gives what it should return. Without a hint the signature is shown. `cause`: what brought the
   * mistake about, such as a string of the project, where the call is in a template that ships.
   */
  readonly fail: (message: string, hint?: string | null, cause?: Span | null) => unknown;
}
