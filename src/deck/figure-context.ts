import type { FindIcon } from '../icons/index.ts';
import type { DiagramMarkup, ImageMarkup, Origin } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Diagnostic, RelatedPlace, Span } from '../source/index.ts';
import type { Views } from '../template/index.ts';
import type { Arrangements, FigureShape } from './arrangement-model.ts';
import type { Choice, Image } from './deck.ts';

/** What figures are filled with. */
export interface FigureContext {
  readonly outline: Outline;
  readonly arrangements: Arrangements;
  readonly views: Views;
  /** The deck's entry that asked for the figure. */
  readonly entry: Span;
  /** What stands on the slide besides the figure. */
  readonly place: FigureShape['place'];
  readonly findIcon: FindIcon;
  /** The picture that an element has; null after an error. */
  readonly pictureOf: (image: ImageMarkup) => Image | null;
  readonly report: (diagnostic: Diagnostic) => void;
  /** The arrangement that was asked for, else one that suits the figure. */
  readonly arrange: (
    markup: DiagramMarkup,
    shape: () => FigureShape,
  ) => { readonly arrange: string; readonly choice: Choice };
  /** Where a user can mend a figure: where the deck or the outline says `word`, else its tag in the template. */
  readonly placeOf: (
    word: string | null,
    origin: Origin,
  ) => { readonly span: Span; readonly related: readonly RelatedPlace[] };
}
