import type { PlacedRun } from '../../../layout/index.ts';
import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { toHundredths } from '../emu.ts';
import { colorKey, solidFillXml } from '../scheme-color.ts';
import type { TextStyle } from './layout-places.ts';

/** What a run inherits, and so need not say. Null: nothing, it says all. */
export type InheritedRun = Pick<TextStyle, 'size' | 'color' | 'bold' | 'font'> | null;

/** The face of code: on every machine that has Office, and in no theme. */
export const codeFace = 'Consolas';
/** With its classification, as PowerPoint writes it: a reader without the face then takes one of fixed width. */
const codeLook = `typeface="${codeFace}" panose="020B0609020204030204" pitchFamily="49" charset="0"`;
const codeFaces = `<a:latin ${codeLook}/><a:cs ${codeLook}/>`;

/** Writes `a:rPr` for runs. A deck has thousands of runs and a few dozen formats: each is made once. */
export class RunProperties {
  private readonly made = new Map<string, string>();

  /** `link` is the `a:hlinkClick` that the run carries, or empty. */
  of(run: PlacedRun, inherited: InheritedRun, link: string): string {
    if (link !== '') return build(run, inherited, link);
    const same = inherited
      ? `${inherited.size}${colorKey(inherited.color)}${inherited.bold}${inherited.font}`
      : '';
    const key = `${run.language}|${run.size}|${colorKey(run.color)}|${run.bold}|${run.italic}|${run.strike}|${baselineOf(run)}|${run.font}|${same}`;
    let xml = this.made.get(key);
    if (xml === undefined) {
      xml = build(run, inherited, '');
      this.made.set(key, xml);
    }
    return xml;
  }
}

/** Attributes in the order of CT_TextCharacterProperties (ECMA-376 part 1, 21.1.2.3.9). */
function build(run: PlacedRun, inherited: InheritedRun, link: string): string {
  const attributes =
    ` lang="${escapeXmlAttribute(officeLanguage(run.language))}"${isEastAsian(run.language) ? ' altLang="en-US"' : ''}` +
    (run.size === inherited?.size ? '' : ` sz="${toHundredths(run.size)}"`) +
    (run.bold === (inherited?.bold ?? false) ? '' : ` b="${run.bold ? 1 : 0}"`) +
    (run.italic ? ' i="1"' : '') +
    (link === '' ? '' : ' u="sng"') +
    (run.strike ? ' strike="sngStrike"' : '') +
    baselineOf(run);
  const sameColor = inherited !== null && link === '' && colorKey(inherited.color) === colorKey(run.color);
  const children =
    (sameColor ? '' : solidFillXml(run.color)) + faces(run.font, inherited?.font ?? 'body') + link;
  return children === '' ? `<a:rPr${attributes}/>` : `<a:rPr${attributes}>${children}</a:rPr>`;
}

function baselineOf(run: PlacedRun): string {
  return run.sup || run.cite ? ' baseline="30000"' : run.sub ? ' baseline="-25000"' : '';
}

/** Only faces that are not the inherited ones: theme fonts follow the theme when it is changed. */
function faces(font: PlacedRun['font'], inherited: 'heading' | 'body'): string {
  if (font === inherited) return '';
  if (font === 'code') return codeFaces;
  const prefix = font === 'heading' ? '+mj' : '+mn';
  return `<a:latin typeface="${prefix}-lt"/><a:ea typeface="${prefix}-ea"/><a:cs typeface="${prefix}-cs"/>`;
}
