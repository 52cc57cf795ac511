import type { PlacedLine } from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import { firstChild, setAttribute, type XmlElement, xmlElement } from '../../../../xml/index.ts';
import { isTextBox } from '../../draw/draw-parts.ts';
import { type EmuBox, pointsToEmu, toEmu, toEmuBox } from '../../emu.ts';
import { presetDashes } from '../../preset-shape.ts';
import { solidFill } from '../../scheme-color.ts';
import type { SlideWork } from '../work.ts';
import { anchors } from './fill-placeholders.ts';

/** Gives boxes that are no placeholders their exact frames, theme colours with tints and shades, and insets. */
export function finishBoxes(slide: SlideWork): void {
  for (const { placed, element, place } of slide.shapes) {
    if (placed.kind !== 'text' || place) continue;
    const properties = firstChild(element, 'p:spPr')!;
    properties.children = [
      transform(toEmuBox(placed.box)),
      firstChild(properties, 'a:prstGeom')!,
      ...fillAndLine(placed.fill, placed.line),
    ];
    const nonVisual = firstChild(firstChild(element, 'p:nvSpPr')!, 'p:cNvSpPr')!;
    // Asked for a place that its layout does not have, or that is filled: then it is a text box.
    if (placed.placeholder && isTextBox({ ...placed, placeholder: null })) setAttribute(nonVisual, 'txBox', 1);
    const { left, top, right, bottom } = placed.inset;
    const body = firstChild(firstChild(element, 'p:txBody')!, 'a:bodyPr')!;
    body.attributes = xmlElement('a:bodyPr', {
      wrap: 'square',
      lIns: toEmu(left),
      tIns: toEmu(top),
      rIns: toEmu(right),
      bIns: toEmu(bottom),
      rtlCol: 0,
      anchor: anchors[placed.anchor],
    }).attributes;
    body.children = [];
  }
}

export function transform({ x, y, cx, cy }: EmuBox, name = 'a:xfrm'): XmlElement {
  return xmlElement(name, {}, [xmlElement('a:off', { x, y }), xmlElement('a:ext', { cx, cy })]);
}

/** Fill, then line: the order of CT_ShapeProperties (ECMA-376 part 1, 20.1.2.2.35). */
export function fillAndLine(fill: ColorRef | null, line: PlacedLine | null): XmlElement[] {
  const elements = [fill ? solidFill(fill) : xmlElement('a:noFill')];
  if (line) {
    elements.push(
      xmlElement('a:ln', { w: pointsToEmu(line.width) }, [
        solidFill(line.color),
        ...(line.dash === 'solid' ? [] : [xmlElement('a:prstDash', { val: presetDashes[line.dash] })]),
      ]),
    );
  }
  return elements;
}
