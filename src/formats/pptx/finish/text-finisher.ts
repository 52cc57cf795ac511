import type { PlacedParagraph, PlacedRun } from '../../../layout/index.ts';
import { knownFormula } from '../../../math/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { joinedText } from '../draw/joined-marks.ts';
import { cleanText, isEmptyLine, textXml } from '../draw/text-objects.ts';
import { equationXml } from './equation.ts';
import {
  boxLevel,
  type InheritedParagraph,
  type LayoutPlace,
  placeLevel,
  type TextStyle,
  unsaid,
} from './layout-places.ts';
import { ParagraphProperties, RunProperties } from './text-properties.ts';

/**
 * Paragraphs that pptxgenjs wrote, read from front to back in step with what was placed: it throws where the two
 * differ. Texts and numbers of links are taken over as they stand there, escaped.
 */
export class DrawnText {
  private readonly xml: string;
  private at: number;
  private readonly end: number;
  private paragraphEnd = 0;

  constructor(xml: string, start: number, end: number) {
    this.xml = xml;
    this.at = start;
    this.end = end;
  }

  openParagraph(): void {
    const start = this.xml.indexOf('<a:p>', this.at);
    this.paragraphEnd = this.xml.indexOf('</a:p>', start);
    if (start < 0 || this.paragraphEnd < 0 || this.paragraphEnd > this.end)
      throw new Error('fewer paragraphs were drawn than placed');
    this.at = start;
  }

  /** The next text; `properties` is what stands before it. */
  takeRun(): { readonly text: string; readonly properties: string } {
    const start = this.xml.indexOf('<a:t>', this.at);
    const end = this.xml.indexOf('</a:t>', start);
    if (start < 0 || end > this.paragraphEnd)
      throw new Error('a paragraph was drawn with fewer runs than it has');
    const properties = this.xml.slice(this.at, start);
    this.at = end;
    return { text: this.xml.slice(start + '<a:t>'.length, end), properties };
  }

  closeParagraph(): void {
    const next = this.xml.indexOf('<a:t>', this.at);
    if (next >= 0 && next < this.paragraphEnd)
      throw new Error('a paragraph was drawn with more runs than it has');
    this.at = this.paragraphEnd;
  }

  close(): void {
    const next = this.xml.indexOf('<a:p>', this.at);
    if (next >= 0 && next < this.end) throw new Error('more paragraphs were drawn than placed');
  }
}

/**
 * Puts right the paragraphs that pptxgenjs wrote: one `a:pPr` each (issue 1083) and in front, bullets and indents as
 * placed, languages, theme colours and theme fonts on runs and breaks, and nothing that the layout gives already.
 */
export class TextFinisher {
  private readonly theme: Theme;
  /** `a:endParaRPr` of empty paragraphs needs a language too. */
  private readonly language: string;
  private readonly rightToLeft: boolean;
  private readonly paragraphs = new ParagraphProperties();
  private readonly runs: RunProperties;
  private readonly levels = new Map<string, InheritedParagraph>();

  constructor(theme: Theme, language: string, rightToLeft = false) {
    this.theme = theme;
    this.language = language;
    this.rightToLeft = rightToLeft;
    this.runs = new RunProperties(theme.brand?.faces ?? null);
  }

  /** Paragraphs from what was drawn; where their form is known, `drawn` is null, and they are filled from `placed`. */
  finish(
    drawn: DrawnText | null,
    placed: readonly PlacedParagraph[],
    place: LayoutPlace | null,
    equations = false,
  ): string {
    if (placed.length === 0) return `<a:p><a:endParaRPr lang="${this.language}"/></a:p>`;
    let xml = '';
    for (const paragraph of placed) {
      drawn?.openParagraph();
      xml += this.finishParagraph(drawn, paragraph, place, equations);
      drawn?.closeParagraph();
    }
    drawn?.close();
    return xml;
  }

  private finishParagraph(
    drawn: DrawnText | null,
    paragraph: PlacedParagraph,
    place: LayoutPlace | null,
    equations: boolean,
  ): string {
    let xml = `<a:p>${this.paragraphs.of(paragraph, this.inherited(place, paragraph.level))}`;
    const level = place?.brand?.levels[Math.min(8, paragraph.level)];
    const known = place && level ? { ...level, anchor: place.text.anchor } : (place?.text ?? null);
    const style = place?.brand?.silent ? forgotten : known;
    let empty = true;
    const runs = isEmptyLine(paragraph) ? [] : paragraph.runs;
    for (const [i, run] of runs.entries()) {
      if (run.break) {
        xml += `<a:br>${this.runs.of(run, style, '')}</a:br>`;
      } else if (run.text !== '') {
        const taken = drawn?.takeRun();
        if (run.tex !== undefined) {
          xml += equations ? equationXml(run, paragraph) : this.readableXml(run, style);
          empty = false;
          continue;
        }
        const link = taken && run.link !== undefined ? linkXml(taken.properties, run.linkTitle) : '';
        xml += `<a:r>${this.runs.of(run, style, link)}<a:t>${taken?.text ?? textXml(joinedText(runs, i))}</a:t></a:r>`;
        empty = false;
      }
    }
    // Only an empty paragraph needs its mark formatted: elsewhere it looks like the last run.
    if (empty) {
      const size = paragraph.runs[0] ? ` sz="${Math.round(paragraph.runs[0].size * 100)}"` : '';
      xml += `<a:endParaRPr lang="${this.language}"${size}/>`;
    }
    return `${xml}</a:p>`;
  }

  /** A formula for programs that know no equations. */
  private readableXml(run: PlacedRun, style: TextStyle | null): string {
    const { tex, display, said: _, ...text } = run;
    const parts = knownFormula(tex!, display === true).runs ?? [{ text: run.text }];
    return parts
      .map(({ text: shown, em, strong, sup, sub }) => {
        const own = {
          ...text,
          italic: em === true || run.italic,
          bold: strong === true || run.bold,
          ...(sup && { sup }),
          ...(sub && { sub }),
        };
        return `<a:r>${this.runs.of(own, style, '')}<a:t>${textXml(shown)}</a:t></a:r>`;
      })
      .join('');
  }

  private inherited(place: LayoutPlace | null, level: number): InheritedParagraph {
    if (place?.brand) return placeLevel(place, this.theme, level, this.rightToLeft);
    const key = place ? `${place.bulleted}${place.type}${place.text.align}${level}` : String(level);
    let found = this.levels.get(key);
    if (!found) {
      found = place
        ? placeLevel(place, this.theme, level, this.rightToLeft)
        : boxLevel(level, this.rightToLeft);
      // What a brand file has for boxes is its own: they say how far they are set in.
      if (!place && this.theme.brand && level > 0) found = { ...found, indent: -1 };
      this.levels.set(key, found);
    }
    return found;
  }
}

/** All of a text is said on its slide. */
const forgotten: TextStyle = { ...unsaid, font: 'heading' };

/**
 * A link as it needs to be: pptxgenjs writes out every attribute that it could have. The extension keeps the run's own
 * colour, which was chosen for the background, instead of the theme's for links (MS-ODRAWXML 2.2.5.1). Empty where the
 * link led nowhere and was not drawn.
 */
function linkXml(drawnProperties: string, title: string | undefined): string {
  const start = drawnProperties.indexOf('<a:hlinkClick');
  if (start < 0) return '';
  const id = /r:id="(rId\d+)"/.exec(drawnProperties.slice(start))?.[1];
  if (!id) throw new Error('a link was drawn without its target');
  const jump = drawnProperties.includes('ppaction://hlinksldjump') ? ' action="ppaction://hlinksldjump"' : '';
  const tooltip = title === undefined ? '' : ` tooltip="${escapeXmlAttribute(cleanText(title))}"`;
  return `<a:hlinkClick r:id="${id}"${jump}${tooltip}><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>`;
}
