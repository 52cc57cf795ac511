import {
  type Bullet,
  type PlacedParagraph,
  type PlacedRun,
  scriptLook,
  writtenSize,
} from '../../../layout/index.ts';
import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import type { BrandFile, Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { colorKey, colorXml, solidFillXml, toEmu, toHundredths } from '../drawing-ml.ts';
import {
  bodyLevel,
  boxLevel,
  type InheritedParagraph,
  type LayoutPlace,
  levelCount,
  type TextStyle,
} from './layout-places.ts';

/** Writes `a:pPr` for paragraphs, with nothing but what differs from what is inherited; each kind is made once. */
export class ParagraphProperties {
  private readonly made = new Map<string, string>();

  of(paragraph: PlacedParagraph, inherited: InheritedParagraph): string {
    const { level, bullet, indent, hanging, align, spaceBefore, lineSpacing, ownSpacing } = paragraph;
    const exact = exactSpacing(paragraph);
    const key = `${exact}|${level}|${bulletKey(bullet)}|${indent}|${hanging}|${align}|${paragraph.rightToLeft}|${spaceBefore}|${lineSpacing}|${ownSpacing}|${inherited.align}|${inherited.rightToLeft}|${inherited.indent}|${inherited.hanging}|${bulletKey(inherited.bullet)}|${inherited.spaceBefore}|${inherited.lineSpacing}|${inherited.rough}`;
    let xml = this.made.get(key);
    if (xml === undefined) {
      xml = buildParagraph(paragraph, inherited);
      this.made.set(key, xml);
    }
    return xml;
  }
}

const alignments = { left: 'l', center: 'ctr', right: 'r' } as const;

/** Attributes and children in the order of CT_TextParagraphProperties (ECMA-376 part 1, 21.1.2.2.7). */
function buildParagraph(paragraph: PlacedParagraph, inherited: InheritedParagraph): string {
  const left = toEmu(paragraph.indent);
  const hanging = toEmu(paragraph.hanging);
  const before = toHundredths(paragraph.spaceBefore);
  const lines =
    paragraph.ownSpacing ??
    lineSpacingPercent(paragraph.lineSpacing) ??
    // What a file sets close is not to be so where we measured it otherwise.
    (inherited.lineSpacing === undefined ? null : 1);
  const rightToLeft = paragraph.rightToLeft === true;
  const attributes =
    (same(left, inherited.indent, inherited) ? '' : ` marL="${left}"`) +
    (paragraph.level > 0 ? ` lvl="${Math.min(8, paragraph.level)}"` : '') +
    (same(hanging, inherited.hanging, inherited) ? '' : ` indent="${0 - hanging}"`) +
    (paragraph.align === inherited.align ? '' : ` algn="${alignments[paragraph.align]}"`) +
    (rightToLeft === inherited.rightToLeft ? '' : ` rtl="${rightToLeft ? 1 : 0}"`);
  const exact = exactSpacing(paragraph);
  const children =
    (exact !== null
      ? `<a:lnSpc><a:spcPts val="${exact}"/></a:lnSpc>`
      : lines === null || sameLines(lines, inherited)
        ? ''
        : `<a:lnSpc><a:spcPct val="${Math.round(lines * 100_000)}"/></a:lnSpc>`) +
    (before === inherited.spaceBefore || (inherited.rough && Math.abs(before - inherited.spaceBefore) < 60)
      ? ''
      : `<a:spcBef><a:spcPts val="${before}"/></a:spcBef>`) +
    (bulletKey(paragraph.bullet) === bulletKey(inherited.bullet) ? '' : bulletXml(paragraph.bullet));
  if (children === '') return attributes === '' ? '' : `<a:pPr${attributes}/>`;
  return `<a:pPr${attributes}>${children}</a:pPr>`;
}

/** A fiftieth of an inch is not seen. */
const roughly = 18_288;

function same(own: number, other: number, { rough }: InheritedParagraph): boolean {
  return own === other || (rough === true && Math.abs(own - other) <= roughly);
}

function sameLines(lines: number, { lineSpacing }: InheritedParagraph): boolean {
  return lineSpacing !== undefined && Math.abs(lines - lineSpacing) < 0.02;
}

/** The height of its lines in hundredths of a point, where that does not depend on the face; else null. */
function exactSpacing({ exact, runs, lineSpacing }: PlacedParagraph): number | null {
  return exact ? toHundredths(Math.max(...runs.map((run) => run.size)) * lineSpacing) : null;
}

function bulletXml(bullet: Bullet | null): string {
  if (!bullet) return '<a:buNone/>';
  if (bullet.aside) {
    const sign =
      bullet.kind === 'character'
        ? `<a:buChar char="${escapeXmlAttribute(bullet.character)}"/>`
        : `<a:buAutoNum type="arabicPlain" startAt="${Math.min(32_767, bullet.start)}"/>`;
    return `<a:buClr>${colorXml(bullet.aside)}</a:buClr><a:buFont ${codeLook}/>${sign}`;
  }
  if (bullet.kind === 'character')
    return `<a:buFont typeface="Arial"/><a:buChar char="${escapeXmlAttribute(bullet.character)}"/>`;
  const start = bullet.start > 1 ? ` startAt="${Math.min(32_767, bullet.start)}"` : '';
  return `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"${start}/>`;
}

function bulletKey(bullet: Bullet | null): string {
  if (bullet?.aside)
    return `${colorKey(bullet.aside)} ${bullet.kind} ${bullet.kind === 'number' ? bullet.start : bullet.character}`;
  return bullet === null ? '' : bullet.kind === 'number' ? `#${bullet.start}` : bullet.character;
}

/**
 * Line spacing for a file, where 1 is the face's own: null for single spacing. The pitches of faces lie between 1.1
 * and 1.5 of the type size, and each program sets lines by the face that it really has.
 */
function lineSpacingPercent(lineSpacing: number): number | null {
  return lineSpacing >= 1.1 && lineSpacing <= 1.5 ? null : lineSpacing / 1.2;
}

/** What a run inherits, and so need not say. Null: nothing, it says all. */
type InheritedRun = Pick<TextStyle, 'size' | 'color' | 'bold' | 'font'> | null;

/** The face of code: on every machine that has Office, and in no theme. */
export const codeFace = 'Consolas';
/** With its classification, as PowerPoint writes it: a reader without the face then takes one of fixed width. */
const codeLook = `typeface="${codeFace}" panose="020B0609020204030204" pitchFamily="49" charset="0"`;
const codeFaces = `<a:latin ${codeLook}/><a:cs ${codeLook}/>`;

/** Writes `a:rPr` for runs. A deck has thousands of runs and a few dozen formats: each is made once. */
export class RunProperties {
  private readonly made = new Map<string, string>();
  private readonly named: BrandFile['faces'] | null;

  /** `named`: faces that a brand file's places have besides those of its theme. */
  constructor(named: BrandFile['faces'] | null = null) {
    this.named = named;
  }

  /** `link` is the `a:hlinkClick` that the run carries, or empty. */
  of(run: PlacedRun, inherited: InheritedRun, link: string): string {
    if (link !== '') return buildRun(run, inherited, link, this.named);
    const same = inherited
      ? `${inherited.size}${colorKey(inherited.color)}${inherited.bold}${inherited.font}`
      : '';
    const key = `${run.language}|${run.size}|${colorKey(run.color)}|${run.bold}|${run.italic}|${run.strike}|${baselineOf(run)}|${run.spacing}|${run.font}|${same}`;
    let xml = this.made.get(key);
    if (xml === undefined) {
      xml = buildRun(run, inherited, '', this.named);
      this.made.set(key, xml);
    }
    return xml;
  }
}

/** Attributes in the order of CT_TextCharacterProperties (ECMA-376 part 1, 21.1.2.3.9). */
function buildRun(
  run: PlacedRun,
  inherited: InheritedRun,
  link: string,
  named: BrandFile['faces'] | null,
): string {
  const attributes =
    ` lang="${escapeXmlAttribute(officeLanguage(run.language))}"${isEastAsian(run.language) ? ' altLang="en-US"' : ''}` +
    (writtenSize(run) === inherited?.size ? '' : ` sz="${toHundredths(writtenSize(run))}"`) +
    (run.bold === (inherited?.bold ?? false) ? '' : ` b="${run.bold ? 1 : 0}"`) +
    (run.italic ? ' i="1"' : '') +
    (link === '' ? '' : ' u="sng"') +
    (run.strike ? ' strike="sngStrike"' : '') +
    baselineOf(run) +
    // Programs look for slips in it, and find many.
    (run.font === 'code' ? ' noProof="1"' : '') +
    (run.spacing ? ` spc="${toHundredths(run.spacing * run.size)}"` : '');
  const sameColor = inherited !== null && link === '' && colorKey(inherited.color) === colorKey(run.color);
  const children =
    (sameColor ? '' : solidFillXml(run.color)) +
    faces(run.font, inherited?.font ?? 'body', inherited === null ? named : null) +
    link;
  return children === '' ? `<a:rPr${attributes}/>` : `<a:rPr${attributes}>${children}</a:rPr>`;
}

function baselineOf(run: PlacedRun): string {
  const script = scriptLook(run);
  if (!script) return '';
  const ems = (script.shift * run.size) / writtenSize(run);
  return ` baseline="${Math.round(Math.max(-1, Math.min(1, ems)) * 100) * 1000}"`;
}

/** Only faces that are not the inherited ones: theme fonts follow the theme when it is changed. */
function faces(
  font: PlacedRun['font'],
  inherited: 'heading' | 'body',
  named: BrandFile['faces'] | null,
): string {
  const own = font === 'code' ? null : (named?.[font] ?? null);
  if (own) {
    const face = (name: string, typeface: string) =>
      `<a:${name} typeface="${escapeXmlAttribute(typeface)}"/>`;
    return face('latin', own.latin) + (own['east-asian'] === null ? '' : face('ea', own['east-asian']));
  }
  if (font === inherited) return '';
  if (font === 'code') return codeFaces;
  const prefix = font === 'heading' ? '+mj' : '+mn';
  return `<a:latin typeface="${prefix}-lt"/><a:ea typeface="${prefix}-ea"/><a:cs typeface="${prefix}-cs"/>`;
}

const levels = Array.from({ length: levelCount }, (_, level) => level);

export function titleStyleXml(text: TextStyle, rightToLeft: boolean): string {
  const style: InheritedParagraph = {
    rightToLeft,
    align: text.align,
    indent: 0,
    hanging: 0,
    bullet: null,
    spaceBefore: 0,
  };
  return `<p:titleStyle>${levelXml(0, style, runXml(text, 'full'))}</p:titleStyle>`;
}

export function bodyStyleXml(theme: Theme, rightToLeft: boolean): string {
  const text = { size: theme.type.body, color: { color: 'dark1' }, bold: false, font: 'body' } as const;
  const xml = levels.map((level) =>
    levelXml(level, bodyLevel(theme, level, rightToLeft), runXml(text, 'full')),
  );
  return `<p:bodyStyle>${xml.join('')}</p:bodyStyle>`;
}

/** Text in boxes that are no placeholders, and at the foot. */
export function otherStyleXml(rightToLeft: boolean): string {
  return `<p:otherStyle>${boxLevelsXml(rightToLeft)}</p:otherStyle>`;
}

export function boxLevelsXml(rightToLeft: boolean): string {
  const text = { size: 18, color: { color: 'dark1' }, bold: false, font: 'body' } as const;
  return `<a:defPPr><a:defRPr lang="en-US"/></a:defPPr>${levels
    .map((level) => levelXml(level, boxLevel(level, rightToLeft), runXml(text, 'full')))
    .join('')}`;
}

/**
 * `a:lstStyle` of a place: how its text differs from the master's. The same on all levels, for the layout stage sets
 * nested items in a size of their own.
 */
export function placeLevelsXml(place: LayoutPlace, master: boolean): string {
  if (master && (place.type === 'title' || place.bulleted)) return '<a:lstStyle/>';
  const title = place.type === 'title' || place.type === 'ctrTitle';
  const count =
    title || place.type === 'dt' || place.type === 'ftr' || place.type === 'sldNum' ? 1 : levelCount;
  const xml = levels.slice(0, count).map((level) => {
    const attributes = place.bulleted || title ? '' : ' marL="0" indent="0"';
    const bullet = place.bulleted || title ? '' : '<a:buNone/>';
    return `<a:lvl${level + 1}pPr${attributes} algn="${alignments[place.text.align]}">${bullet}${runXml(place.text, 'difference', title ? 'heading' : 'body')}</a:lvl${level + 1}pPr>`;
  });
  return `<a:lstStyle>${xml.join('')}</a:lstStyle>`;
}

function levelXml(level: number, style: InheritedParagraph, run: string): string {
  const before = style.spaceBefore;
  return (
    `<a:lvl${level + 1}pPr marL="${style.indent}" indent="${0 - style.hanging}" algn="${alignments[style.align ?? 'left']}" defTabSz="914400" rtl="${style.rightToLeft ? 1 : 0}" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">` +
    `<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="${before}"/></a:spcBef>` +
    `${bulletXml(style.bullet)}${run}</a:lvl${level + 1}pPr>`
  );
}

type RunLook = Pick<TextStyle, 'size' | 'color' | 'bold' | 'font'>;

/** `a:defRPr`; `difference` names the fonts only where they are not the inherited ones. */
function runXml(text: RunLook, how: 'full' | 'difference', inherited?: TextStyle['font']): string {
  const prefix = text.font === 'heading' ? '+mj' : '+mn';
  const fonts =
    how === 'full' || text.font !== inherited
      ? `<a:latin typeface="${prefix}-lt"/><a:ea typeface="${prefix}-ea"/><a:cs typeface="${prefix}-cs"/>`
      : '';
  const kern = how === 'full' ? ' kern="1200"' : '';
  return `<a:defRPr sz="${toHundredths(text.size)}" b="${text.bold ? 1 : 0}"${kern}>${solidFillXml(text.color)}${fonts}</a:defRPr>`;
}
