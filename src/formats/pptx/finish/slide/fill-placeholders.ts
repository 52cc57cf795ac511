import type { Inset } from '../../../../layout/index.ts';
import { firstChild, type XmlElement, xmlElement } from '../../../../xml/index.ts';
import { toEmu, toEmuBox } from '../../emu.ts';
import type { LayoutPlace } from '../layout-places.ts';
import type { SlideWork } from '../work.ts';
import { fillAndLine, transform } from './finish-boxes.ts';

/** Insets of text in every placeholder of a layout: the slide's grid is where the letters begin. */
export const placeInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Turns boxes that fill a place of their layout into real placeholders, which say nothing that the layout says: so
 * that "Reset slide" and a changed layout work in PowerPoint.
 */
export function fillPlaceholders(slide: SlideWork): void {
  for (const { placed, element, place } of slide.shapes) {
    if (placed.kind !== 'text' || !place) continue;
    const properties = firstChild(element, 'p:nvSpPr')!;
    properties.children = [
      firstChild(properties, 'p:cNvPr')!,
      xmlElement('p:cNvSpPr', {}, [xmlElement('a:spLocks', { noGrp: 1 })]),
      xmlElement('p:nvPr', {}, [placeholderElement(place)]),
    ];
    const own = toEmuBox(placed.box);
    const inherited = toEmuBox(place.box);
    const moved =
      own.x !== inherited.x || own.y !== inherited.y || own.cx !== inherited.cx || own.cy !== inherited.cy;
    firstChild(element, 'p:spPr')!.children = [
      ...(moved ? [transform(own)] : []),
      ...(placed.fill || placed.line ? fillAndLine(placed.fill, placed.line) : []),
    ];
    const body = firstChild(firstChild(element, 'p:txBody')!, 'a:bodyPr')!;
    const difference = xmlElement('a:bodyPr', {
      ...differentInsets(placed.inset),
      anchor: placed.anchor === place.text.anchor ? undefined : anchors[placed.anchor],
    });
    body.attributes = difference.attributes;
    body.children = [];
  }
}

export const anchors = { top: 't', middle: 'ctr', bottom: 'b' } as const;

/** `p:ph` (ECMA-376 part 1, 19.3.1.36): the same on the layout and on its slides. */
export function placeholderElement(place: LayoutPlace): XmlElement {
  return xmlElement('p:ph', {
    type: place.type ?? undefined,
    sz: place.size ?? undefined,
    idx: place.index ?? undefined,
  });
}

function differentInsets(inset: Inset): Readonly<Record<string, number | undefined>> {
  const different = (side: keyof Inset) =>
    toEmu(inset[side]) === toEmu(placeInset[side]) ? undefined : toEmu(inset[side]);
  return {
    lIns: different('left'),
    tIns: different('top'),
    rIns: different('right'),
    bIns: different('bottom'),
  };
}
