import type { PlacedGroup, PlacedShape } from '../../../../layout/index.ts';
import { toEmuBox } from '../../emu.ts';
import type { SlideWork, Work } from '../work.ts';
import { finishChartFrame } from './chart-frame.ts';
import { finishConnector } from './connector.ts';
import { describeShape } from './describe-shape.ts';
import { finishPicture } from './picture.ts';
import { finishTable } from './table.ts';
import { finishText } from './text-shape.ts';

/** Every kind of shape and what finishes it: from what pptxgenjs drew (if it can) to what goes into the file. */
const shapeFinishers: {
  readonly [K in PlacedShape['kind']]: (
    shape: Extract<PlacedShape, { kind: K }>,
    slide: SlideWork,
    work: Work,
  ) => string;
} = {
  text: finishText,
  table: finishTable,
  chart: finishChartFrame,
  image: finishPicture,
  connector: finishConnector,
  group: finishGroup,
};

export function finishShape(shape: PlacedShape, slide: SlideWork, work: Work): string {
  // The table above pairs each kind with its own finisher; TypeScript cannot follow that through an index.
  const finish = shapeFinishers[shape.kind] as (shape: PlacedShape, slide: SlideWork, work: Work) => string;
  return finish(shape, slide, work);
}

/** A `p:grpSp` whose children keep the slide's coordinates. */
function finishGroup(group: PlacedGroup, slide: SlideWork, work: Work): string {
  const { x, y, cx, cy } = toEmuBox(group.box);
  const children = group.shapes.map((shape) => finishShape(shape, slide, work));
  return (
    `<p:grpSp><p:nvGrpSpPr>${describeShape(group, slide)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="${x}" y="${y}"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm></p:grpSpPr>` +
    `${children.join('')}</p:grpSp>`
  );
}
