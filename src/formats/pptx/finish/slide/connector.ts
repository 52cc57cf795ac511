import type { ConnectorEnd, PlacedConnector, Side } from '../../../../layout/index.ts';
import { reportPptx } from '../../codes.ts';
import { connectorGeometry } from '../connector-geometry.ts';
import type { SlideWork, Work } from '../work.ts';
import { frameXml, lineXml } from './box.ts';
import { describeShape } from './describe-shape.ts';

/** The shape at an end of a connector: its id, and the index of the site that a side has on it. */
export interface GluedShape {
  readonly id: number;
  readonly siteOf: Readonly<Record<Side, number>>;
}

/** A `p:cxnSp` (ECMA-376 part 1, 19.3.1.19), glued to the shapes at its ends. pptxgenjs knows only loose lines. */
export function finishConnector(connector: PlacedConnector, slide: SlideWork, work: Work): string {
  const geometry = connectorGeometry(connector.geometry, connector.from, connector.to, connector.bend);
  const adjust =
    geometry.adjust === null
      ? '<a:avLst/>'
      : `<a:avLst><a:gd name="adj1" fmla="val ${geometry.adjust}"/></a:avLst>`;
  const turn = `${geometry.turned ? ' rot="5400000"' : ''}${geometry.flipH ? ' flipH="1"' : ''}${geometry.flipV ? ' flipV="1"' : ''}`;
  const glue = glueXml('a:stCxn', connector.from) + glueXml('a:endCxn', connector.to);
  const ends = `${connector.startArrow ? '<a:headEnd type="triangle"/>' : ''}${connector.endArrow ? '<a:tailEnd type="triangle"/>' : ''}`;
  return (
    `<p:cxnSp><p:nvCxnSpPr>${describeShape(connector, slide)}${glue === '' ? '<p:cNvCxnSpPr/>' : `<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr>`}<p:nvPr/></p:nvCxnSpPr>` +
    `<p:spPr><a:xfrm${turn}>${frameXml(geometry)}</a:xfrm><a:prstGeom prst="${geometry.preset}">${adjust}</a:prstGeom>` +
    `${lineXml(connector.line, `<a:round/>${ends}`)}</p:spPr></p:cxnSp>`
  );

  function glueXml(name: string, end: ConnectorEnd): string {
    const shape = slide.glued.get(end.shape);
    if (shape) return `<${name} id="${shape.id}" idx="${shape.siteOf[end.side]}"/>`;
    const message = `slide "${slide.placed.id}": the connector "${connector.name}" joins "${end.shape}", which the slide does not have`;
    work.problems.push(reportPptx('pptx-connector', connector.yaml ?? connector.template, message));
    return '';
  }
}
