import type { PlacedText } from '../../../../layout/index.ts';
import { toEmu } from '../../emu.ts';
import type { SlideWork, Work } from '../work.ts';
import { anchors, drawnGeometry, fillAndLineXml, frameXml } from './box.ts';
import { describeShape } from './describe-shape.ts';
import { numberAsField } from './number-field.ts';
import { placeholderBodyXml, placeholderFrameXml, placeholderXml } from './placeholder.ts';

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
