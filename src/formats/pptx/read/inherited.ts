import type { Points } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  type XmlElement,
} from '../../../xml/index.ts';
import type { Emu } from '../drawing-ml.ts';
import { type Palette, readPaint } from './read-color.ts';
import { shareOf } from './share-of.ts';

export interface Box {
  readonly x: Emu;
  readonly y: Emu;
  readonly w: Emu;
  readonly h: Emu;
}

/** How a group's own coordinates become the slide's: `x * sx + dx`. */
export interface Frame {
  readonly sx: number;
  readonly sy: number;
  readonly dx: number;
  readonly dy: number;
}

export const identity: Frame = { sx: 1, sy: 1, dx: 0, dy: 0 };

export function frameElement(shape: XmlElement): XmlElement | null {
  const look = firstChild(shape, 'p:spPr') ?? firstChild(shape, 'p:grpSpPr');
  return firstChild(shape, 'p:xfrm') ?? (look && firstChild(look, 'a:xfrm'));
}

export function boxIn(element: XmlElement, { sx, sy, dx, dy }: Frame): Box | null {
  const numbers = numbersOf(element, 'a:off', 'a:ext');
  if (!numbers) return null;
  const [x, y, w, h] = numbers;
  return { x: x * sx + dx, y: y * sy + dy, w: w * sx, h: h * sy };
}

export function frameOf(group: XmlElement, outer: Frame): Frame {
  const element = frameElement(group);
  const own = element && boxIn(element, outer);
  const inner = element && numbersOf(element, 'a:chOff', 'a:chExt');
  if (!own || !inner || inner[2] === 0 || inner[3] === 0) return outer;
  const [sx, sy] = [own.w / inner[2], own.h / inner[3]];
  return { sx, sy, dx: own.x - inner[0] * sx, dy: own.y - inner[1] * sy };
}

function numbersOf(
  element: XmlElement,
  from: string,
  size: string,
): readonly [number, number, number, number] | null {
  const [start, extent] = [firstChild(element, from), firstChild(element, size)];
  if (!start || !extent) return null;
  const number = (of: XmlElement, name: string) => Number(attributeOf(of, name) ?? 0);
  return [number(start, 'x'), number(start, 'y'), number(extent, 'cx'), number(extent, 'cy')];
}

export function placeOf(shape: XmlElement): XmlElement | null {
  const names = ['p:nvSpPr', 'p:nvPicPr', 'p:nvGraphicFramePr'];
  for (const name of names) {
    const found = elementAt(shape, name, 'p:nvPr', 'p:ph');
    if (found) return found;
  }
  return null;
}

/** The placeholder of a layout or master that this one corresponds to: by index, else by type. */
export function findPlace(root: XmlElement, place: XmlElement): XmlElement | null {
  const tree = treeOf(root);
  const shapes = tree ? childElements(tree) : [];
  const isTitle = (type: string | null) => type === 'title' || type === 'ctrTitle';
  const [type, index] = [attributeOf(place, 'type'), attributeOf(place, 'idx')];
  const candidates = shapes.flatMap((shape) => {
    const own = placeOf(shape);
    return own ? [{ shape, type: attributeOf(own, 'type'), index: attributeOf(own, 'idx') }] : [];
  });
  const same = candidates.find((each) =>
    isTitle(type)
      ? isTitle(each.type)
      : index !== null && each.index === index && root.name === 'p:sldLayout',
  );
  const alike = (each: (typeof candidates)[number]) =>
    each.type === type || (['obj', 'subTitle', null].includes(type) && each.type === 'body');
  return (same ?? candidates.find(alike))?.shape ?? null;
}

export function styleNameFor(place: XmlElement | null): string {
  if (!place) return 'p:otherStyle';
  const type = attributeOf(place, 'type');
  if (type === 'title' || type === 'ctrTitle') return 'p:titleStyle';
  return type === 'ftr' || type === 'dt' || type === 'sldNum' ? 'p:otherStyle' : 'p:bodyStyle';
}

/** The shapes of a slide, layout or master. */
export function treeOf(root: XmlElement): XmlElement | null {
  return elementAt(root, 'p:cSld', 'p:spTree');
}

/** How a run looks when everything is inherited that it does not say itself. */
export interface RunLook {
  readonly size: Points | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly color: string | null;
  readonly language: string;
}

/** Where a shape's texts take their looks from: lists of level styles, the nearest first. */
export interface LookSources {
  readonly styles: readonly (XmlElement | null)[];
  readonly palette: Palette;
  /** Colour that a style of the shape gives its text; null: none. */
  readonly styleColor: string | null;
  /** Size of all text, where PowerPoint has shrunk it to fit. */
  readonly scale: number;
  /** Whether a colour that no run says is known: a table's style is not read. */
  readonly inheritsColor: boolean;
}

/** ECMA-376 part 1, 21.1.2.3.9 and 21.1.2.4: the run, then the styles of its level, then 18 points. */
export function lookOfRun(run: XmlElement | null, level: number, sources: LookSources): RunLook {
  const { styles, palette, styleColor, scale, inheritsColor } = sources;
  const levels = styles.map((style) => style && elementAt(style, `a:lvl${level + 1}pPr`, 'a:defRPr'));
  const chain = [run, ...levels].filter((each) => each !== null);
  const first = (name: string): string | null => {
    for (const each of chain) {
      const value = attributeOf(each, name);
      if (value !== null) return value;
    }
    return null;
  };
  const size = Number(first('sz') ?? 1800) / 100;
  return {
    size: Number.isFinite(size) ? size * scale : null,
    bold: isTrue(first('b')),
    italic: isTrue(first('i')),
    color: colorOf(run, chain, palette, styleColor, inheritsColor),
    language: first('lang') ?? '',
  };
}

function colorOf(
  run: XmlElement | null,
  chain: readonly XmlElement[],
  palette: Palette,
  styleColor: string | null,
  inherits: boolean,
): string | null {
  const own = readPaint(run, palette);
  if (own.kind === 'color') return own.hex;
  if (own.kind !== 'unsaid') return null;
  // Links take the theme's colour for them (21.1.2.3.5).
  if (run && firstChild(run, 'a:hlinkClick'))
    return palette.theme.get(palette.map.get('hlink') ?? 'hlink') ?? null;
  if (styleColor !== null) return styleColor;
  if (!inherits) return null;
  for (const each of chain) {
    const paint = readPaint(each, palette);
    if (paint.kind !== 'unsaid') return paint.kind === 'color' ? paint.hex : null;
  }
  return palette.theme.get(palette.map.get('tx1') ?? 'dk1') ?? null;
}

/** `fontScale` of text that was shrunk to its box, as a factor. */
export function scaleOf(body: XmlElement | null): number {
  const fit = body && elementAt(body, 'a:bodyPr', 'a:normAutofit');
  const value = shareOf(fit && attributeOf(fit, 'fontScale')) ?? 1;
  return value > 0 ? value : 1;
}

/** The texts of a body, run by run, fields included. */
export function runsOfBody(
  body: XmlElement | null,
): { readonly text: XmlElement; readonly properties: XmlElement | null; readonly level: number }[] {
  return (body ? childElements(body, 'a:p') : []).flatMap((paragraph) => {
    const properties = firstChild(paragraph, 'a:pPr');
    const level = Math.min(8, Math.max(0, Number((properties && attributeOf(properties, 'lvl')) ?? 0)));
    return childElements(paragraph).flatMap((run) => {
      // The letters of an equation are runs of their own, wherever they stand in it.
      if (run.name === 'a14:m')
        return descendants(run, 'm:r').flatMap((letters) => {
          const text = firstChild(letters, 'm:t');
          return text ? [{ text, properties: firstChild(letters, 'a:rPr'), level }] : [];
        });
      const text = run.name === 'a:r' || run.name === 'a:fld' ? firstChild(run, 'a:t') : null;
      return text ? [{ text, properties: firstChild(run, 'a:rPr'), level }] : [];
    });
  });
}

/** Which of the master's places one inherits from, where that is not the one of its own type. */
export const parentTypes: Readonly<Record<string, string>> = {
  ctrTitle: 'title',
  subTitle: 'body',
  obj: 'body',
  pic: 'body',
  tbl: 'body',
  chart: 'body',
  media: 'body',
  dgm: 'body',
  clipArt: 'body',
};
