import type { PlacedParagraph, PlacedText } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { cleanText, isEmptyLine } from '../draw/text-objects.ts';
import { toEmu } from '../drawing-ml.ts';
import {
  boxLevel,
  type LayoutPlace,
  placeholderBodyXml,
  placeholderFrameXml,
  placeholderXml,
  placeLevel,
} from './layout-places.ts';
import { type InheritedParagraph, ParagraphProperties, RunProperties } from './text-properties.ts';
import type { SlideWork, Work } from './work.ts';
import {
  anchors,
  describeShape,
  drawnGeometry,
  fillAndLineXml,
  frameXml,
  nameBasedGuid,
} from './xml-pieces.ts';

/** A `p:sp`: a placeholder that inherits from its layout, or a box with its own frame, theme colours and insets. */
export function finishText(shape: PlacedText, slide: SlideWork, work: Work): string {
  const drawn = slide.drawn.get(shape)!;
  const place = slide.places.get(shape) ?? null;
  const start = drawn.indexOf('<a:lstStyle/>');
  const end = drawn.indexOf('</p:txBody>', start);
  if (start < 0 || end < 0) throw new Error('a box was drawn without its text');
  const paragraphs = work.text.finish(drawn, start, end, shape.paragraphs, place);
  const described = describeShape(shape, slide);
  if (place) {
    const text = place.type === 'sldNum' ? numberAsField(paragraphs, slide.number) : paragraphs;
    return (
      `<p:sp><p:nvSpPr>${described}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderXml(place)}</p:nvPr></p:nvSpPr>` +
      `${placeholderFrameXml(shape, place)}<p:txBody>${placeholderBodyXml(shape, place)}<a:lstStyle/>${text}</p:txBody></p:sp>`
    );
  }
  const { left, top, right, bottom } = shape.inset;
  const textBox = isTextBox(shape) ? ' txBox="1"' : '';
  return (
    `<p:sp><p:nvSpPr>${described}<p:cNvSpPr${textBox}/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${frameXml(shape.box)}</a:xfrm>${drawnGeometry(drawn)}${fillAndLineXml(shape.fill, shape.line)}</p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="${toEmu(left)}" tIns="${toEmu(top)}" rIns="${toEmu(right)}" bIns="${toEmu(bottom)}" rtlCol="0" anchor="${anchors[shape.anchor]}"/>` +
    `<a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}

/** A plain box with text is a text box to PowerPoint; a figure with text in it is a shape. */
function isTextBox(shape: PlacedText): boolean {
  return !shape.fill && !shape.line && shape.shape === 'rect';
}

const slideNumberField = nameBasedGuid('slide number field');

/** The run that holds the slide's number as `a:fld`, which follows the slide (ECMA-376 part 1, 21.1.2.2.4). */
export function numberAsField(paragraphs: string, number: number): string {
  const text = `<a:t>${number}</a:t></a:r>`;
  const end = paragraphs.indexOf(text);
  if (end < 0) return paragraphs;
  const start = paragraphs.lastIndexOf('<a:r>', end);
  return (
    `${paragraphs.slice(0, start)}<a:fld id="${slideNumberField}" type="slidenum">` +
    `${paragraphs.slice(start + '<a:r>'.length, end)}<a:t>${number}</a:t></a:fld>${paragraphs.slice(end + text.length)}`
  );
}

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
