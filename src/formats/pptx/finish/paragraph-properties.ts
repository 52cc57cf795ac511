import type { Bullet, PlacedParagraph } from '../../../layout/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { type Emu, toEmu, toHundredths } from '../emu.ts';

/** What a paragraph of a level inherits from its layout and master. */
export interface InheritedParagraph {
  readonly align: 'left' | 'center' | 'right';
  readonly indent: Emu;
  readonly hanging: Emu;
  readonly bullet: Bullet | null;
  /** Hundredths of a point. */
  readonly spaceBefore: number;
}

/** Writes `a:pPr` for paragraphs, with nothing but what differs from what is inherited; each kind is made once. */
export class ParagraphProperties {
  private readonly made = new Map<string, string>();

  of(paragraph: PlacedParagraph, inherited: InheritedParagraph): string {
    const { level, bullet, indent, hanging, align, spaceBefore, lineSpacing } = paragraph;
    const key = `${level}|${bulletKey(bullet)}|${indent}|${hanging}|${align}|${spaceBefore}|${lineSpacing}|${inherited.align}|${inherited.indent}|${inherited.hanging}|${bulletKey(inherited.bullet)}|${inherited.spaceBefore}`;
    let xml = this.made.get(key);
    if (xml === undefined) {
      xml = build(paragraph, inherited);
      this.made.set(key, xml);
    }
    return xml;
  }
}

export const alignments = { left: 'l', center: 'ctr', right: 'r' } as const;

/** Attributes and children in the order of CT_TextParagraphProperties (ECMA-376 part 1, 21.1.2.2.7). */
function build(paragraph: PlacedParagraph, inherited: InheritedParagraph): string {
  const left = toEmu(paragraph.indent);
  const hanging = toEmu(paragraph.hanging);
  const before = toHundredths(paragraph.spaceBefore);
  const lines = lineSpacingPercent(paragraph.lineSpacing);
  const attributes =
    (left === inherited.indent ? '' : ` marL="${left}"`) +
    (paragraph.level > 0 ? ` lvl="${Math.min(8, paragraph.level)}"` : '') +
    (hanging === inherited.hanging ? '' : ` indent="${0 - hanging}"`) +
    (paragraph.align === inherited.align ? '' : ` algn="${alignments[paragraph.align]}"`);
  const children =
    (lines === null ? '' : `<a:lnSpc><a:spcPct val="${Math.round(lines * 100_000)}"/></a:lnSpc>`) +
    (before === inherited.spaceBefore ? '' : `<a:spcBef><a:spcPts val="${before}"/></a:spcBef>`) +
    (bulletKey(paragraph.bullet) === bulletKey(inherited.bullet) ? '' : bulletXml(paragraph.bullet));
  if (children === '') return attributes === '' ? '' : `<a:pPr${attributes}/>`;
  return `<a:pPr${attributes}>${children}</a:pPr>`;
}

export function bulletXml(bullet: Bullet | null): string {
  if (!bullet) return '<a:buNone/>';
  if (bullet.kind === 'character')
    return `<a:buFont typeface="Arial"/><a:buChar char="${escapeXmlAttribute(bullet.character)}"/>`;
  const start = bullet.start > 1 ? ` startAt="${Math.min(32_767, bullet.start)}"` : '';
  return `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"${start}/>`;
}

function bulletKey(bullet: Bullet | null): string {
  return bullet === null ? '' : bullet.kind === 'number' ? `#${bullet.start}` : bullet.character;
}

/**
 * Line spacing for a file, where 1 is the face's own: null for single spacing. The pitches of faces lie between 1.1
 * and 1.5 of the type size, and each program sets lines by the face that it really has.
 */
function lineSpacingPercent(lineSpacing: number): number | null {
  return lineSpacing >= 1.1 && lineSpacing <= 1.5 ? null : lineSpacing / 1.2;
}
