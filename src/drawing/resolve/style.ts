import type { CustomProperties } from '../style/custom-properties.ts';
import type { Color } from '../values/color.ts';
import type { LengthContext } from '../values/length.ts';
import type { Paint } from '../values/paint.ts';
import type { Matrix } from '../values/transform.ts';

/** What an element passes on to those in it. */
export interface Style extends LengthContext {
  readonly custom: CustomProperties;
  readonly fontWeight: number;
  readonly color: Color;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly whiteSpace: WhiteSpace;
  readonly textTransform: string;
  /** Inside of what `use` draws elsewhere. */
  readonly inTemplate: boolean;
  /** Whether what `use` draws asks for the current colour of where it is used. */
  readonly templatesAsk: boolean;
  /** All other inherited properties that were declared, as they are written out. */
  readonly inherited: ReadonlyMap<string, string>;
  /** What the parent was declared to be besides, for `inherit`. */
  readonly own: ReadonlyMap<string, string>;
  /** From the element's user units to pixels of the whole picture. */
  readonly toPixels: Matrix;
}

/** What becomes of blanks: one of many, or all of them. */
export type WhiteSpace = 'collapse' | 'preserve';
