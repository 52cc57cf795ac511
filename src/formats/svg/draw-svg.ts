import {
  createTypesetter,
  type PlacedDeck,
  type PlacedImage,
  type PlacedRun,
  type PlacedShape,
  type PlacedSlide,
  type PlacedText,
  withoutSoftHyphens,
} from '../../layout/index.ts';
import {
  type ColorRef,
  type LayoutArt,
  mirrorTheme,
  type PictureDecoration,
  type Theme,
  type ThemeLayout,
} from '../../theme/index.ts';
import { brandArtSvg } from './brand-art.ts';
import { decorationSvg, filling } from './outline-svg.ts';
import { fontFamily } from './paragraphs-svg.ts';
import { pictureAddress, shapesSvg } from './shapes.ts';
import { type PointBox, pointsPerInch, type SvgWork, svgElement, svgText, toPoints } from './svg-element.ts';

export interface SvgOptions {
  /** What the ids of elements begin with; by default the slide's id. Pages with several drawings need no other. */
  readonly idPrefix?: string;
  /**
   * Called for every shape and, after it, for every run in it: what stands in their `data-mark`, by which the reader of
   * a drawing finds its way back to what is drawn. Null: nothing.
   */
  readonly mark?: (drawn: PlacedShape | PlacedRun) => string | null;
  /** The address of what a run links to, where the drawing is shown as a part of a page; by default none is a link. */
  readonly address?: (link: string) => string | null;
  /** HTML of what plays in the place of a picture, where the drawing is part of a page; by default nothing does. */
  readonly player?: (image: PlacedImage) => string | null;
}

/**
 * Draws a placed slide as an SVG document of its own, one unit a point: every line of text where layout broke it and as
 * wide as it was measured, whatever faces the reader has. It refers to nothing outside itself and runs nothing.
 */
export function drawSvg(
  slide: PlacedSlide,
  placed: Pick<PlacedDeck, 'width' | 'height' | 'language' | 'rightToLeft'>,
  given: Theme,
  options: SvgOptions = {},
): string {
  const theme = placed.rightToLeft ? mirrorTheme(given) : given;
  // A slide of another presentation brings its own.
  const layout = slide.taken ? null : (theme.layouts.get(slide.layout) ?? null);
  const background = slide.background ?? layout?.background ?? { color: 'light1' };
  const prefix = options.idPrefix ?? slide.id;
  const work: SvgWork = {
    theme,
    typesetter: createTypesetter(theme),
    background,
    language: placed.language,
    idOf: (name) => `${prefix}.${idPart(name)}`,
    mark: options.mark ?? nothing,
    address: options.address ?? nothing,
    player: options.player ?? nothing,
  };
  const width = placed.width * pointsPerInch;
  const height = placed.height * pointsPerInch;
  const title = titleOf(slide);
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'xml:lang': placed.language,
      'xml:space': 'preserve',
      'font-family': fontFamily('body', 'latin', work),
    },
    title === '' ? '' : svgElement('title', {}, svgText(title)),
    ground(slide, layout, { x: 0, y: 0, w: width, h: height }, background, work),
    // On a colour of its own a slide keeps what stands on its layout, and not what fills that.
    brandArtSvg(artOf(slide, layout), work),
    decorations(layout, work),
    shapesSvg(slide.shapes, work),
  );
}

function artOf(slide: PlacedSlide, layout: ThemeLayout | null): readonly LayoutArt[] {
  if (slide.taken) return slide.taken.art;
  const art = layout?.origin?.art ?? [];
  return slide.background ? art.filter((each) => each.behind !== true) : art;
}

const nothing = (): null => null;

function decorations(layout: ThemeLayout | null, work: SvgWork): string {
  if (!layout || layout.decorations.length === 0) return '';
  const drawn = layout.decorations.map((each, i) => {
    if (each.over !== null) return '';
    if (each.shape === 'picture') return pictureSvg(each, work);
    return svgElement('g', { 'aria-hidden': 'true' }, decorationSvg(each, work.idOf(`frame ${i}`), work));
  });
  return svgElement('g', {}, ...drawn);
}

/** The slide's own colour, else the layout's colour or gradient. */
function ground(
  slide: PlacedSlide,
  layout: ThemeLayout | null,
  box: PointBox,
  background: ColorRef,
  work: SvgWork,
): string {
  const fill = slide.background ?? layout?.gradient ?? background;
  const { own, look } = filling(fill, box, work.idOf('frame ground'), work);
  return own + svgElement('rect', { width: box.w, height: box.h, ...look });
}

/** A logo: one thing with its words, or nothing to those who cannot see it. */
function pictureSvg(decoration: PictureDecoration, _work: SvgWork): string {
  const { x, y, w, h } = toPoints(decoration);
  const href = pictureAddress(decoration.picture);
  const image = svgElement('image', { x, y, width: w, height: h, preserveAspectRatio: 'none', href });
  if (decoration.alt === '') return svgElement('g', { 'aria-hidden': 'true' }, image);
  return svgElement('g', { role: 'img' }, svgElement('title', {}, svgText(decoration.alt)), image);
}

/** The words of the title, also of one that stands off the slide for readers only. */
function titleOf(slide: PlacedSlide): string {
  const title = slide.shapes.find(
    (shape): shape is PlacedText =>
      shape.kind === 'text' &&
      (shape.placeholder?.type === 'title' || shape.placeholder?.type === 'center-title'),
  );
  const runs = title?.paragraphs.flatMap((paragraph) => paragraph.runs) ?? [];
  return runs
    .map((run) => (run.cite ? '' : withoutSoftHyphens(run.text)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters, digits, hyphens and colons stay; each other character has a sign of its own, so that no two names meet. */
function idPart(name: string): string {
  return name.replace(/[^A-Za-z0-9:-]/gu, (c) =>
    c === ' ' ? '_' : c === '/' ? '.' : `_${c.codePointAt(0)!.toString(16)}.`,
  );
}
