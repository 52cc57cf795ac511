import type { Box, BrandPlace } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { toEmu, toHundredths } from '../drawing-ml.ts';
import type { InheritedParagraph } from './inherited-paragraph.ts';

/** What paragraphs of a level inherit in a place of a brand file. */
export function brandLevel({ levels, bare }: BrandPlace, level: number): InheritedParagraph {
  if (bare) return unsaidParagraph;
  const { align, indent, hanging, bullet, spaceBefore, lineSpacing } = levels[Math.min(level, 8)]!;
  return {
    rightToLeft: false,
    align,
    indent: toEmu(indent),
    hanging: toEmu(hanging),
    bullet: bullet === null ? null : { kind: 'character', character: bullet },
    spaceBefore: toHundredths(spaceBefore),
    ...(lineSpacing !== null && { lineSpacing }),
    rough: true,
  };
}

/** Of what each program makes something else, all is written. */
const unsaidParagraph: InheritedParagraph = {
  rightToLeft: false,
  align: null,
  indent: -1,
  hanging: -1,
  bullet: { kind: 'character', character: '' },
  spaceBefore: -1,
  lineSpacing: -1,
};

/** `p:ph` just as the layout has it. */
export function brandPlaceholderXml({ type, orient, sz, idx }: BrandPlace): string {
  const said = Object.entries({ type, orient, sz, idx }).flatMap(([name, value]) =>
    value === null ? [] : [` ${name}="${escapeXmlAttribute(value)}"`],
  );
  return `<p:ph${said.join('')}/>`;
}

/** The box around a text, with the place's own insets. */
export function outerOf({ x, y, w, h }: Box, { inset }: BrandPlace): Box {
  const { left, top, right, bottom } = inset;
  return { x: x - left, y: y - top, w: w + left + right, h: h + top + bottom };
}
