import type { Bullet } from '../../../layout/index.ts';
import type { Emu, Hundredths } from '../drawing-ml.ts';

/** What a paragraph of a level inherits from its layout and master. */
export interface InheritedParagraph {
  readonly rightToLeft: boolean;
  /** Null: nobody knows. */
  readonly align: 'left' | 'center' | 'right' | null;
  readonly indent: Emu;
  readonly hanging: Emu;
  readonly bullet: Bullet | null;
  readonly spaceBefore: Hundredths;
  /** Of what the face has by itself; absent: just that. */
  readonly lineSpacing?: number;
  /** It is a file's own, and may differ by what cannot be seen. */
  readonly rough?: true;
}
