import type { Span } from '../../source/index.ts';
import { placeImage } from '../place/place-image.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedIcon, PlacedImage } from '../placed.ts';
import { isSign } from './icon-mark.ts';
import type { DiagramContext, SketchMark, SketchPicture } from './sketch.ts';

/** A drawing behind the nodes of a figure: what the figure's alt text says, so readers pass it by. */
export function drawMark(
  { box, paths, color, of }: SketchMark,
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
    yaml: yamlOf(of, context),
    shape: { paths },
    color,
    ...(!isSign(name) && { onward: true }),
  };
}

/** Where the outline has the one thing that a piece shows, else where the deck has the figure. */
export function yamlOf(of: readonly string[] | undefined, { diagram }: DiagramContext): Span | null {
  const [id] = of?.length === 1 ? of : [];
  const shown = [...diagram.nodes, ...diagram.edges].find((each) => each.id === id);
  return shown?.yaml ?? diagram.origin.yaml;
}

/** A picture in a figure fills its box. */
export function drawPicture({ name, image, box }: SketchPicture, slide: SlideContext): PlacedImage {
  const nameOf = () => slide.nameOf(name);
  return placeImage({ ...image, fit: 'cover' }, box, { ...slide, nameOf });
}
