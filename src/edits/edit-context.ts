import type { Deck, Picture } from '../deck/index.ts';
import type { Typesetter } from '../layout/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import type { Inches, Theme } from '../theme/index.ts';

export type ReadEditPicture = (path: string, from: Span | null) => Outcome<Picture>;

export interface EditContext {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly typesetter: Typesetter;
  readonly language: string;
  readonly readPicture: ReadEditPicture;
  readonly width: Inches;
  readonly rightToLeft: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}
