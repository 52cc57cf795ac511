import type { Inches, Points } from '../../theme/index.ts';
import type { WrappedParagraph } from '../measure/wrap-paragraph.ts';

/**
 * What a flow takes in a width at a size. Words that are wider than a line are parted with hyphens only where lines or the
 * height are asked for all the same: who looks for a size at which none need be asks for `cut` first.
 */
export class FlowMeasure {
  readonly width: Inches;
  readonly size: Points;
  /** A word is wider than a line, of flows that part words even with hyphens; addresses break anywhere. */
  readonly cut: boolean;
  private readonly cutWhole: boolean;
  private readonly whole: readonly WrappedParagraph[];
  private readonly part: (paragraph: number) => WrappedParagraph | null;
  private readonly heightOf: (paragraph: number, lines: WrappedParagraph) => Inches;
  private lines: readonly WrappedParagraph[] | null = null;

  constructor(
    { width, size }: { readonly width: Inches; readonly size: Points },
    whole: readonly WrappedParagraph[],
    part: (paragraph: number) => WrappedParagraph | null,
    heightOf: (paragraph: number, lines: WrappedParagraph) => Inches,
    parting: boolean,
  ) {
    this.width = width;
    this.size = size;
    this.whole = whole;
    this.cutWhole = whole.some(isCut);
    this.part = part;
    this.heightOf = heightOf;
    this.cut = parting ? this.broken : this.cutWhole;
  }

  get wrapped(): readonly WrappedParagraph[] {
    this.lines ??= this.cutWhole
      ? this.whole.map((each, i) => (isCut(each) ? (this.part(i) ?? each) : each))
      : this.whole;
    return this.lines;
  }

  /** A word is wider than a line, and no hyphen helps. */
  get broken(): boolean {
    return this.cutWhole && this.wrapped.some(isCut);
  }

  get height(): Inches {
    return this.wrapped.reduce((sum, each, i) => sum + this.heightOf(i, each), 0);
  }
}

function isCut({ cutWord }: WrappedParagraph): boolean {
  return cutWord !== null && !cutWord.address;
}
