import { placeImage } from '../place/place-image.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedIcon, PlacedImage } from '../placed.ts';
import { isSign } from './icon-mark.ts';
import type { DiagramContext, SketchMark, SketchPicture } from './sketch.ts';

/** A drawing behind the nodes of a figure: what the figure's alt text says, so readers pass it by. */
export function drawMark(
  { box, paths, color }: SketchMark,
  name: string,
  context: DiagramContext,
): PlacedIcon {
  return {
    kind: 'icon',
    name,
    box,
    alt: null,
    decorative: true,
    template: context.diagram.origin.template,
    yaml: context.diagram.origin.yaml,
    shape: { paths },
    color,
    ...(!isSign(name) && { onward: true }),
  };
}

/** A picture in a figure fills its box. */
export function drawPicture({ name, image, box }: SketchPicture, slide: SlideContext): PlacedImage {
  const nameOf = () => slide.nameOf(name);
  return placeImage({ ...image, fit: 'cover' }, box, { ...slide, nameOf });
}
