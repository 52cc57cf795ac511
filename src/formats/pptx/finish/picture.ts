import type { PlacedChart, PlacedImage } from '../../../layout/index.ts';
import { reportPptx } from '../codes.ts';
import { drawnGeometry } from '../draw/forms.ts';
import { finishChart } from './chart/finish-chart.ts';
import { blipXml as blipWith } from './decorations.ts';
import { placeholderXml } from './layout-places.ts';
import type { SlideWork, Work } from './work.ts';
import { frameXml } from './xml-pieces.ts';

/** A `p:pic` with its bytes, once for the whole deck, a real PNG under every SVG, and its crop. */
export function finishPicture(image: PlacedImage, slide: SlideWork, work: Work): string {
  const drawn = slide.drawn(image)!;
  const place = slide.fill(image);
  const [first, second] = [...drawn.matchAll(/r:embed="(rId\d+)"/g)].map((match) => match[1]!);
  const relate = (id: string | undefined, part: string): string => {
    const relationship = id === undefined ? undefined : slide.relationships.get(id);
    if (!relationship)
      throw new Error(`slide "${slide.placed.id}": "${image.name}" was drawn without its file`);
    slide.relationships.set(relationship.id, { ...relationship, target: `../${part.slice('ppt/'.length)}` });
    return relationship.id;
  };
  return (
    `<p:pic><p:nvPicPr>${slide.describe(image, linkXml(image, slide, work))}<p:cNvPicPr><a:picLocks${place ? ' noGrp="1"' : ''} noChangeAspect="1"/></p:cNvPicPr>${place ? `<p:nvPr>${placeholderXml(place)}</p:nvPr>` : '<p:nvPr/>'}</p:nvPicPr>` +
    `<p:blipFill>${blipXml(
      image,
      slide,
      work,
      (part) => relate(first, part),
      (part) => relate(second, part),
    )}${cropXml(image)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr><a:xfrm>${frameXml(image.box)}</a:xfrm>${drawnGeometry(drawn)}</p:spPr></p:pic>`
  );
}

/**
 * Where a click on a picture leads; empty where it leads to a slide that the deck does not have. pptxgenjs gives it the
 * number of the drawing, where there is one.
 */
function linkXml({ link }: PlacedImage, slide: SlideWork, work: Work): string {
  if (link === undefined) return '';
  const number = work.slides.find(({ placed }) => `#${placed.id}` === link)?.number;
  if (link.startsWith('#') && number === undefined) return '';
  const numbers = [...slide.relationships.keys()].map((id) => Number(id.slice(3)));
  const id = `rId${Math.max(0, ...numbers) + 1}`;
  const jump = number !== undefined;
  const target = jump ? `slide${number}.xml` : link;
  slide.relationships.set(id, { id, type: jump ? 'slide' : 'hyperlink', target, external: !jump });
  return `<a:hlinkClick r:id="${id}"${jump ? ' action="ppaction://hlinksldjump"' : ''}/>`;
}

function blipXml(
  { image, name }: PlacedImage,
  slide: SlideWork,
  work: Work,
  relateFirst: (part: string) => string,
  relateSecond: (part: string) => string,
): string {
  if (image.format !== 'svg')
    return `<a:blip r:embed="${relateFirst(work.media.add(image.bytes, image.format))}"/>`;
  if (!image.fallback) {
    const message = `slide "${slide.placed.id}": the drawing "${name}" has no PNG beside its SVG`;
    work.problems.push(reportPptx('pptx-picture', null, message));
  }
  const shown = relateFirst(work.media.add(image.fallback ?? emptyPng, 'png'));
  const drawing = relateSecond(work.media.add(image.bytes, 'svg'));
  return blipWith(shown, drawing);
}

/** `a:srcRect`, in thousandths of a percent (ECMA-376 part 1, 20.1.8.55). */
function cropXml({ crop }: PlacedImage): string {
  if (!crop) return '';
  const side = (name: string, share: number) =>
    share === 0 ? '' : ` ${name}="${Math.round(share * 100_000)}"`;
  const sides = side('l', crop.left) + side('t', crop.top) + side('r', crop.right) + side('b', crop.bottom);
  return sides === '' ? '' : `<a:srcRect${sides}/>`;
}

/** One transparent point. */
const emptyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The frame of a chart, and its part. Charts are numbered in the order of the slides: pptxgenjs counts for as long as it lives. */
export function finishChartFrame(chart: PlacedChart, slide: SlideWork, work: Work): string {
  const id = /<c:chart r:id="(rId\d+)"/.exec(slide.drawn(chart)!)?.[1];
  const relationship = id === undefined ? undefined : slide.relationships.get(id);
  if (!relationship)
    throw new Error(`slide "${slide.placed.id}": "${chart.name}" was drawn without its part`);
  work.charts += 1;
  const number = work.charts;
  finishChart(chart, number, work);
  slide.relationships.set(relationship.id, { ...relationship, target: `../charts/chart${number}.xml` });
  return (
    `<p:graphicFrame><p:nvGraphicFramePr>${slide.describe(chart)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
    `<p:xfrm>${frameXml(chart.box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relationship.id}"/></a:graphicData></a:graphic></p:graphicFrame>`
  );
}
