import type { Bullet, PlacedParagraph } from '../../../layout/index.ts';
import { type XmlElement, type XmlNode, xmlElement } from '../../../xml/index.ts';
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

/**
 * Makes `a:pPr` for paragraphs, only with what differs from what is inherited; null where nothing does. Equal
 * paragraphs share one element, which nothing may change afterwards.
 */
export class ParagraphProperties {
  private readonly made = new Map<string, XmlElement | null>();

  of(paragraph: PlacedParagraph, inherited: InheritedParagraph): XmlElement | null {
    const { level, bullet, indent, hanging, align, spaceBefore, lineSpacing } = paragraph;
    const key = [
      level,
      bulletKey(bullet),
      indent,
      hanging,
      align,
      spaceBefore,
      lineSpacing,
      inherited.align,
      inherited.indent,
      inherited.hanging,
      bulletKey(inherited.bullet),
      inherited.spaceBefore,
    ].join('|');
    let element = this.made.get(key);
    if (element === undefined) {
      element = build(paragraph, inherited);
      this.made.set(key, element);
    }
    return element;
  }
}

export const alignments = { left: 'l', center: 'ctr', right: 'r' } as const;

/** Attributes and children in the order of CT_TextParagraphProperties (ECMA-376 part 1, 21.1.2.2.7). */
function build(paragraph: PlacedParagraph, inherited: InheritedParagraph): XmlElement | null {
  const left = toEmu(paragraph.indent);
  const hanging = toEmu(paragraph.hanging);
  const before = toHundredths(paragraph.spaceBefore);
  const children: XmlNode[] = [];
  const lines = lineSpacingPercent(paragraph.lineSpacing);
  if (lines !== null)
    children.push(xmlElement('a:lnSpc', {}, [xmlElement('a:spcPct', { val: Math.round(lines * 100_000) })]));
  if (before !== inherited.spaceBefore)
    children.push(xmlElement('a:spcBef', {}, [xmlElement('a:spcPts', { val: before })]));
  if (bulletKey(paragraph.bullet) !== bulletKey(inherited.bullet))
    children.push(...bulletElements(paragraph.bullet));
  const element = xmlElement(
    'a:pPr',
    {
      marL: left === inherited.indent ? undefined : left,
      lvl: paragraph.level > 0 ? Math.min(8, paragraph.level) : undefined,
      indent: hanging === inherited.hanging ? undefined : 0 - hanging,
      algn: paragraph.align === inherited.align ? undefined : alignments[paragraph.align],
    },
    children,
  );
  return element.attributes.length + children.length === 0 ? null : element;
}

export function bulletElements(bullet: Bullet | null): XmlElement[] {
  if (!bullet) return [xmlElement('a:buNone')];
  if (bullet.kind === 'character')
    return [xmlElement('a:buFont', { typeface: 'Arial' }), xmlElement('a:buChar', { char: bullet.character })];
  return [
    xmlElement('a:buFont', { typeface: '+mj-lt' }),
    xmlElement('a:buAutoNum', {
      type: 'arabicPeriod',
      startAt: bullet.start > 1 ? Math.min(32_767, bullet.start) : undefined,
    }),
  ];
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
