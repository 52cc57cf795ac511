import { attributeOf, firstChild, type XmlElement } from '../../../xml/index.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
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
