import type { PlacedChart, PlacedImage } from '../../../layout/index.ts';
import type { Relationship } from '../../../package/index.ts';
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
  const place = image.media ? null : slide.fill(image);
  const [first, second] = [...drawn.matchAll(/r:embed="(rId\d+)"/g)].map((match) => match[1]!);
  const relate = (id: string | undefined, part: string): string => {
    const relationship = id === undefined ? undefined : slide.relationships.get(id);
    if (!relationship)
      throw new Error(`slide "${slide.placed.id}": "${image.name}" was drawn without its file`);
    slide.relationships.set(relationship.id, { ...relationship, target: `../${part.slice('ppt/'.length)}` });
    return relationship.id;
  };
  const own = (place ? placeholderXml(place) : '') + mediaXml(image, slide, work);
  return (
    `<p:pic><p:nvPicPr>${slide.describe(image, linkXml(image, slide, work))}<p:cNvPicPr><a:picLocks${place ? ' noGrp="1"' : ''} noChangeAspect="1"/></p:cNvPicPr>${own === '' ? '<p:nvPr/>' : `<p:nvPr>${own}</p:nvPr>`}</p:nvPicPr>` +
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
function linkXml({ link, media }: PlacedImage, slide: SlideWork, work: Work): string {
  // A click plays it.
  if (media) return '<a:hlinkClick r:id="" action="ppaction://media"/>';
  if (link === undefined) return '';
  const number = work.slides.find(({ placed }) => `#${placed.id}` === link)?.number;
  if (link.startsWith('#') && number === undefined) return '';
  const jump = number !== undefined;
  const target = jump ? `slide${number}.xml` : link;
  const id = relateNew(slide, { type: jump ? 'slide' : 'hyperlink', target, external: !jump });
  return `<a:hlinkClick r:id="${id}"${jump ? ' action="ppaction://hlinksldjump"' : ''}/>`;
}

/** A relationship that pptxgenjs knows nothing of; its id. */
function relateNew(slide: SlideWork, relationship: Omit<Relationship, 'id'>): string {
  const numbers = [...slide.relationships.keys()].map((id) => Number(id.slice(3)));
  const id = `rId${Math.max(0, ...numbers) + 1}`;
  slide.relationships.set(id, { id, ...relationship });
  return id;
}

/**
 * What plays in the place of a picture: for programs of today (`p14:media`, MS-PPTX 2.4.9), and for others (`a:videoFile`,
 * ECMA-376 part 1, 20.1.3.6), from one part.
 */
function mediaXml({ media }: PlacedImage, slide: SlideWork, work: Work): string {
  if (!media) return '';
  const isVideo = media.kind === 'video';
  const part = work.media.add(media.bytes, isVideo ? 'mp4' : 'm4a');
  const target = `../${part.slice('ppt/'.length)}`;
  const linked = relateNew(slide, { type: media.kind, target, external: false });
  const embedded = relateNew(slide, { type: 'media', target, external: false });
  return (
    `<a:${isVideo ? 'videoFile' : 'audioFile'} r:link="${linked}"/>` +
    '<p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">' +
    `<p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="${embedded}"/></p:ext></p:extLst>`
  );
}

function blipXml(
  { image, name, media }: PlacedImage,
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
  // Under what plays, programs look for no drawing.
  if (media) return `<a:blip r:embed="${shown}"/>`;
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
