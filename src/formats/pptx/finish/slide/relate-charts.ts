import { attributeOf, childElements, descendants, firstChild, xmlElement } from '../../../../xml/index.ts';
import { toEmuBox } from '../../emu.ts';
import { resolveTarget } from '../../package/relationships.ts';
import type { SlideWork, Work } from '../work.ts';
import { transform } from './finish-boxes.ts';

/** Numbers charts in the order of the slides: pptxgenjs counts them for as long as its process lives. */
export function relateCharts(slide: SlideWork, work: Work): void {
  for (const { placed, element } of slide.shapes) {
    if (placed.kind !== 'chart') continue;
    const properties = firstChild(element, 'p:nvGraphicFramePr')!;
    properties.children = [
      firstChild(properties, 'p:cNvPr')!,
      xmlElement('p:cNvGraphicFramePr', {}, [xmlElement('a:graphicFrameLocks', { noGrp: 1 })]),
      xmlElement('p:nvPr'),
    ];
    const graphic = firstChild(element, 'a:graphic')!;
    graphic.children = childElements(graphic, 'a:graphicData');
    for (const data of childElements(graphic)) data.children = childElements(data, 'c:chart');
    element.children = [properties, transform(toEmuBox(placed.box), 'p:xfrm'), graphic];
    const id = attributeOf(descendants(graphic, 'c:chart')[0]!, 'r:id')!;
    const relationship = slide.relationships.get(id)!;
    const number = work.charts.length + 1;
    work.charts.push({
      number,
      drawnName: resolveTarget(`ppt/slides/slide${slide.number}.xml`, relationship.target),
      placed,
    });
    slide.relationships.set(id, { ...relationship, target: `../charts/chart${number}.xml` });
  }
}
