import {
  type ColorRef,
  contrast,
  type LayoutText,
  readableOn,
  resolveColor,
  softFill,
  type ThemeColor,
  textOn,
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
  /** The lines that part its parts, and what a bar runs on. */
  readonly rule: ColorRef;
}

const accents: readonly ThemeColor[] = ['accent1', 'accent3', 'accent2', 'accent4', 'accent5'];
const tintShare = 0.88;

/** `index`: which of the theme's colours; null: the one that leads. */
export function cardColors(spec: StyleSpec, index: number | null, context: SlideContext): CardColors {
  const { theme, background } = context;
  const { roles } = theme;
  const own: ColorRef =
    index === null || theme.cards.colors === 'one'
      ? leadOn(spec.ground === 'none' ? background : roles.page, context)
      : { color: accents[index % accents.length]! };
  const fill = {
    none: null,
    paper: roles.sheet,
    panel: roles.tint,
    tint: softFill(theme, own, background, tintShare),
  }[spec.ground];
  const behind = fill ?? background;
  return {
    // A mark that carries meaning can be told from what is behind it.
    accent: readableOn(theme, own, behind, 3),
    fill,
    rule: readableOn(theme, roles.rule, behind, 1.3),
  };
}

/** The colour that leads; where it would be lost in what is behind it, the one that stands out on dark bands. */
function leadOn(behind: ColorRef, { theme }: SlideContext): ColorRef {
  const { accent, gold } = theme.roles;
  const stands = (color: ColorRef) => contrast(resolveColor(theme, color), resolveColor(theme, behind)) >= 3;
  return stands(accent) || !stands(gold) ? accent : gold;
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
  const own: LayoutText = { ...place, fill: behind, align: spec.align, bold: false, font: 'body' };
  const look = lookOf(own, { ...context, background: behind });
  const plain = { ...look, color: textOn(theme, behind) };
  const quiet = { ...plain, color: readableOn(theme, theme.roles.quiet, behind) };
  const colored = { ...plain, color: readableOn(theme, colors.accent, behind), bold: true };
  switch (part) {
    case 'value': {
      const style = theme.textStyles.figure;
      const figure = { font: 'heading', bold: style.bold ?? true, style } as const;
      return { ...(spec.edge ? plain : colored), ...figure };
    }
    case 'head':
      return inBar || spec.ground === 'none' ? { ...plain, bold: true } : colored;
    case 'detail':
      return quiet;
    case 'foot':
      return spec.ground === 'panel' ? colored : quiet;
    case 'body':
      return plain;
  }
}
