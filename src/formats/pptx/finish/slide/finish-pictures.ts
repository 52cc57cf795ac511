import type { PlacedImage } from '../../../../layout/index.ts';
import {
  attributeOf,
  descendants,
  firstChild,
  type XmlElement,
  xmlElement,
} from '../../../../xml/index.ts';
import { reportPptx } from '../../codes.ts';
import { toEmuBox } from '../../emu.ts';
import { withoutSpace } from '../without-space.ts';
import type { SlideWork, Work } from '../work.ts';
import { transform } from './finish-boxes.ts';

/** Puts in the bytes of pictures, once for the whole deck, with a real PNG under every SVG, and their crops. */
export function finishPictures(slide: SlideWork, work: Work): void {
  for (const { placed, element } of slide.shapes) {
    if (placed.kind !== 'image') continue;
    withoutSpace(element);
    const fill = firstChild(element, 'p:blipFill')!;
    const blip = firstChild(fill, 'a:blip')!;
    fill.children = [blip, ...crop(placed), xmlElement('a:stretch', {}, [xmlElement('a:fillRect')])];
    const properties = firstChild(element, 'p:spPr')!;
    properties.children = [transform(toEmuBox(placed.box)), firstChild(properties, 'a:prstGeom')!];
    relate(slide, work, placed, blip);
  }
}

function relate(slide: SlideWork, work: Work, { image, name }: PlacedImage, blip: XmlElement): void {
  const point = (holder: XmlElement | undefined, target: string): void => {
    const id = holder && attributeOf(holder, 'r:embed');
    const relationship = id ? slide.relationships.get(id) : undefined;
    if (!relationship) throw new Error(`slide "${slide.placed.id}": the picture "${name}" was drawn without its file`);
    slide.relationships.set(relationship.id, { ...relationship, target: `../${target.slice('ppt/'.length)}` });
  };
  if (image.format !== 'svg') {
    point(blip, work.media.add(image.bytes, image.format));
    return;
  }
  if (!image.fallback) {
    work.problems.push(
      reportPptx('pptx-picture', null, `slide "${slide.placed.id}": the drawing "${name}" has no PNG beside its SVG`),
    );
  }
  point(blip, work.media.add(image.fallback ?? emptyPng, 'png'));
  point(descendants(blip, 'asvg:svgBlip')[0], work.media.add(image.bytes, 'svg'));
}

/** `a:srcRect`, in thousandths of a percent (ECMA-376 part 1, 20.1.8.55). */
function crop({ crop }: PlacedImage): XmlElement[] {
  if (!crop) return [];
  const share = (value: number) => (value === 0 ? undefined : Math.round(value * 100_000));
  const element = xmlElement('a:srcRect', {
    l: share(crop.left),
    t: share(crop.top),
    r: share(crop.right),
    b: share(crop.bottom),
  });
  return element.attributes.length === 0 ? [] : [element];
}

/** One transparent point. */
const emptyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
