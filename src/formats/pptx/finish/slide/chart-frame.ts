import type { PlacedChart } from '../../../../layout/index.ts';
import { finishChart } from '../chart/finish-chart.ts';
import type { SlideWork, Work } from '../work.ts';
import { frameXml } from './box.ts';
import { describeShape } from './describe-shape.ts';

/** The frame of a chart, and its part. Charts are numbered in the order of the slides: pptxgenjs counts for as long as it lives. */
export function finishChartFrame(chart: PlacedChart, slide: SlideWork, work: Work): string {
  const id = /<c:chart r:id="(rId\d+)"/.exec(slide.drawn.get(chart)!)?.[1];
  const relationship = id === undefined ? undefined : slide.relationships.get(id);
  if (!relationship)
    throw new Error(`slide "${slide.placed.id}": "${chart.name}" was drawn without its part`);
  work.charts += 1;
  const number = work.charts;
  finishChart(chart, number, work);
  slide.relationships.set(relationship.id, { ...relationship, target: `../charts/chart${number}.xml` });
  return (
    `<p:graphicFrame><p:nvGraphicFramePr>${describeShape(chart, slide)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
    `<p:xfrm>${frameXml(chart.box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relationship.id}"/></a:graphicData></a:graphic></p:graphicFrame>`
  );
}
