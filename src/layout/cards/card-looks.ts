import {
  type ColorRef,
  type LayoutText,
  readableOn,
  type ThemeColor,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import { lookOf, type SlideContext } from '../place/slide-context.ts';
import type { TextLook } from '../text/typesetter.ts';
import type { CardPart, StyleSpec } from './card-styles.ts';

/** The colours of one card. */
export interface CardColors {
  /** Of its stripe, its bar, its figure. */
  readonly accent: ColorRef;
  /** Behind its text; null: the slide. */
  readonly fill: ColorRef | null;
  /** The lines that part its parts. */
  readonly rule: ColorRef;
}

const accents: readonly ThemeColor[] = ['accent1', 'accent3', 'accent2', 'accent4', 'accent5'];
const tintShare = 0.88;

export function cardColors(spec: StyleSpec, index: number, context: SlideContext): CardColors {
  const { theme, background } = context;
  const own: ColorRef = { color: accents[index % accents.length]! };
  const panel: ColorRef = { color: 'light2' };
  const fill =
    spec.ground === 'none'
      ? null
      : spec.ground === 'paper'
        ? { color: 'light1' as const }
        : spec.ground === 'tint'
          ? towardBackground(theme, own, background, tintShare)
          : panel;
  const behind = fill ?? background;
  return {
    // A mark that carries meaning can be told from what is behind it.
    accent: readableOn(theme, own, behind, 3),
    fill,
    rule: readableOn(theme, towardBackground(theme, { color: 'dark1' }, behind, 0.7), behind, 1.3),
  };
}

/** How the text of a part looks on its card. */
export function partLook(
  part: CardPart,
  spec: StyleSpec,
  colors: CardColors,
  place: LayoutText,
  context: SlideContext,
): TextLook {
  const { theme } = context;
  const inBar = spec.bar && part === 'head';
  const behind = inBar ? colors.accent : (colors.fill ?? context.background);
  const look = lookOf(
    { ...place, align: spec.align, bold: false, font: 'body' },
    { ...context, background: behind },
  );
  const plain = { ...look, color: textOn(theme, behind) };
  const quiet = { ...plain, color: look.quiet };
  const colored = { ...plain, color: readableOn(theme, colors.accent, behind), bold: true };
  switch (part) {
    case 'value':
      return spec.edge ? { ...plain, bold: true, font: 'heading' } : { ...colored, font: 'heading' };
    case 'head':
      return inBar ? { ...plain, bold: true } : spec.ground === 'none' ? { ...plain, bold: true } : colored;
    case 'detail':
      return quiet;
    case 'foot':
      return spec.ground === 'panel' ? colored : quiet;
    case 'body':
      return plain;
  }
}
