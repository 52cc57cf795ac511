import type { PlacedParagraph } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { cleanText, isEmptyLine } from '../draw/text-objects.ts';
import type { LayoutPlace } from './layout-places.ts';
import { boxLevel, placeLevel } from './level-styles.ts';
import { type InheritedParagraph, ParagraphProperties } from './paragraph-properties.ts';
import { RunProperties } from './run-properties.ts';

/**
 * Puts right the paragraphs that pptxgenjs wrote: one `a:pPr` each (issue 1083) and in front, bullets and indents as
 * placed, languages, theme colours and theme fonts on runs and breaks, and nothing that the layout gives already.
 *
 * It reads what pptxgenjs drew from front to back, in step with what was placed, and throws where the two differ:
 * texts and numbers of links are taken over as they stand there, escaped.
 */
export class TextFinisher {
  private readonly theme: Theme;
  /** `a:endParaRPr` of empty paragraphs needs a language too. */
  private readonly language: string;
  private readonly paragraphs = new ParagraphProperties();
  private readonly runs = new RunProperties();
  private readonly levels = new Map<string, InheritedParagraph>();

  constructor(theme: Theme, language: string) {
    this.theme = theme;
    this.language = language;
  }

  /** The paragraphs of `drawn` between `from` and `to`; `place` is the place of the layout that they fill, if any. */
  finish(
    drawn: string,
    from: number,
    to: number,
    placed: readonly PlacedParagraph[],
    place: LayoutPlace | null,
  ): string {
    let xml = '';
    let at = from;
    for (const paragraph of placed) {
      const start = drawn.indexOf('<a:p>', at);
      const end = drawn.indexOf('</a:p>', start);
      if (start < 0 || end < 0 || end > to) throw new Error('fewer paragraphs were drawn than placed');
      xml += this.finishParagraph(drawn, start, end, paragraph, place);
      at = end;
    }
    if (placed.length === 0) return `<a:p><a:endParaRPr lang="${this.language}"/></a:p>`;
    const next = drawn.indexOf('<a:p>', at);
    if (next >= 0 && next < to) throw new Error('more paragraphs were drawn than placed');
    return xml;
  }

  private finishParagraph(
    drawn: string,
    from: number,
    to: number,
    paragraph: PlacedParagraph,
    place: LayoutPlace | null,
  ): string {
    let xml = `<a:p>${this.paragraphs.of(paragraph, this.inherited(place, paragraph.level))}`;
    const style = place?.text ?? null;
    let at = from;
    let empty = true;
    for (const run of isEmptyLine(paragraph) ? [] : paragraph.runs) {
      if (run.break) {
        xml += `<a:br>${this.runs.of(run, style, '')}</a:br>`;
      } else if (run.text !== '') {
        const start = drawn.indexOf('<a:t>', at);
        const end = drawn.indexOf('</a:t>', start);
        if (start < 0 || end > to) throw new Error('a paragraph was drawn with fewer runs than it has');
        const link = run.link === undefined ? '' : linkXml(drawn.slice(at, start), run.linkTitle);
        xml += `<a:r>${this.runs.of(run, style, link)}${drawn.slice(start, end)}</a:t></a:r>`;
        at = end;
        empty = false;
      }
    }
    const next = drawn.indexOf('<a:t>', at);
    if (next >= 0 && next < to) throw new Error('a paragraph was drawn with more runs than it has');
    // Only an empty paragraph needs its mark formatted: elsewhere it looks like the last run.
    if (empty) {
      const size = paragraph.runs[0] ? ` sz="${Math.round(paragraph.runs[0].size * 100)}"` : '';
      xml += `<a:endParaRPr lang="${this.language}"${size}/>`;
    }
    return `${xml}</a:p>`;
  }

  private inherited(place: LayoutPlace | null, level: number): InheritedParagraph {
    const key = place ? `${place.bulleted}${place.type}${place.text.align}${level}` : String(level);
    let found = this.levels.get(key);
    if (!found) {
      found = place ? placeLevel(place, this.theme, level) : boxLevel(level);
      this.levels.set(key, found);
    }
    return found;
  }
}

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
