import type { PlacedText } from '../../../layout/index.ts';
import { drawnGeometry } from '../draw/forms.ts';
import { toEmu } from '../drawing-ml.ts';
import { placeholderBodyXml, placeholderFrameXml, placeholderXml } from './layout-places.ts';
import { DrawnText } from './text-finisher.ts';
import type { SlideWork, Work } from './work.ts';
import { anchors, fillAndLineXml, frameXml, nameBasedGuid } from './xml-pieces.ts';

/** A `p:sp`: a placeholder that inherits from its layout, or a box with its own frame, theme colours and insets. */
export function finishText(shape: PlacedText, slide: SlideWork, work: Work): string {
  const drawn = slide.drawn(shape);
  const place = slide.fill(shape);
  const paragraphs = work.text.finish(drawn === null ? null : textOf(drawn), shape.paragraphs, place);
  const described = slide.describe(shape);
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
    `<p:spPr><a:xfrm>${frameXml(shape.box)}</a:xfrm>${drawn === null ? slide.form(shape) : drawnGeometry(drawn)}${fillAndLineXml(shape.gradient ?? shape.fill, shape.line)}</p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="${toEmu(left)}" tIns="${toEmu(top)}" rIns="${toEmu(right)}" bIns="${toEmu(bottom)}" rtlCol="0" anchor="${anchors[shape.anchor]}"/>` +
    `<a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}

function textOf(drawn: string): DrawnText {
  const start = drawn.indexOf('<a:lstStyle/>');
  const end = drawn.indexOf('</p:txBody>', start);
  if (start < 0 || end < 0) throw new Error('a box was drawn without its text');
  return new DrawnText(drawn, start, end);
}

/** A plain box with text is a text box to PowerPoint; a figure with text in it is a shape. */
function isTextBox(shape: PlacedText): boolean {
  return !shape.fill && !shape.line && shape.shape === 'rect';
}

const slideNumberField = nameBasedGuid('slide number field');

/** The run that holds the slide's number as `a:fld`, which follows the slide (ECMA-376 part 1, 21.1.2.2.4). */
function numberAsField(paragraphs: string, number: number): string {
  const text = `<a:t>${number}</a:t></a:r>`;
  const end = paragraphs.indexOf(text);
  if (end < 0) return paragraphs;
  const start = paragraphs.lastIndexOf('<a:r>', end);
  return (
    `${paragraphs.slice(0, start)}<a:fld id="${slideNumberField}" type="slidenum">` +
    `${paragraphs.slice(start + '<a:r>'.length, end)}<a:t>${number}</a:t></a:fld>${paragraphs.slice(end + text.length)}`
  );
}
