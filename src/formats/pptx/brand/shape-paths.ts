import type { Box } from '../../../theme/index.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../../xml/index.ts';

type Point = readonly [x: number, y: number];

/** Where a shape stands: its box in inches, how it is turned and mirrored. */
export interface Stand {
  readonly box: Box;
  /** Degrees, clockwise. */
  readonly turn: number;
  readonly flipH: boolean;
  readonly flipV: boolean;
}

/** A shape's outline as SVG path data in inches on the slide; null for a form that we do not know. */
export function outlineOf(properties: XmlElement, stand: Stand): string | null {
  const preset = firstChild(properties, 'a:prstGeom');
  if (preset) return presetPath(preset, stand);
  const custom = firstChild(properties, 'a:custGeom');
  return custom ? customPath(custom, stand) : null;
}

function mover({ box, turn, flipH, flipV }: Stand): (x: number, y: number) => Point {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => {
    const dx = (flipH ? 0.5 - x : x - 0.5) * box.w;
    const dy = (flipV ? 0.5 - y : y - 0.5) * box.h;
    return [box.x + box.w / 2 + dx * cos - dy * sin, box.y + box.h / 2 + dx * sin + dy * cos];
  };
}

function shown(point: Point): string {
  return `${round(point[0])} ${round(point[1])}`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}

function polygon(points: readonly Point[], stand: Stand): string {
  const at = mover(stand);
  return `M${points.map(([x, y]) => shown(at(x, y))).join('L')}Z`;
}

/** How far the handles of a quarter of a circle stand out, of its radius. */
const bow = 0.552285;

/** A box with corners cut or rounded by shares of its sides: clockwise from the top left one. */
function rounded(stand: Stand, radii: readonly number[]): string {
  const { w, h } = stand.box;
  const side = Math.min(w, h);
  const at = mover(stand);
  const [tl, tr, br, bl] = radii.map((each) => each * side) as [number, number, number, number];
  const p = (x: number, y: number) => shown(at(w === 0 ? 0 : x / w, h === 0 ? 0 : y / h));
  const corner = (r: number, x1: number, y1: number, x2: number, y2: number, x: number, y: number) =>
    r === 0 ? `L${p(x, y)}` : `C${p(x1, y1)} ${p(x2, y2)} ${p(x, y)}`;
  const k = 1 - bow;
  return (
    `M${p(tl, 0)}L${p(w - tr, 0)}${corner(tr, w - tr * k, 0, w, tr * k, w, tr)}` +
    `L${p(w, h - br)}${corner(br, w, h - br * k, w - br * k, h, w - br, h)}` +
    `L${p(bl, h)}${corner(bl, bl * k, h, 0, h - bl * k, 0, h - bl)}` +
    `L${p(0, tl)}${corner(tl, 0, tl * k, tl * k, 0, tl, 0)}Z`
  );
}

function ellipse(stand: Stand): string {
  const at = mover(stand);
  const p = (x: number, y: number) => shown(at(x, y));
  const [near, far] = [0.5 - bow / 2, 0.5 + bow / 2];
  return `M${p(0, 0.5)}C${p(0, near)} ${p(near, 0)} ${p(0.5, 0)}C${p(far, 0)} ${p(1, near)} ${p(1, 0.5)}C${p(1, far)} ${p(far, 1)} ${p(0.5, 1)}C${p(near, 1)} ${p(0, far)} ${p(0, 0.5)}Z`;
}

function presetPath(preset: XmlElement, stand: Stand): string | null {
  const list = firstChild(preset, 'a:avLst');
  const adjust = (name: string, usual: number): number => {
    const found = list && childElements(list, 'a:gd').find((each) => attributeOf(each, 'name') === name);
    const value = Number(/^val (-?\d+)$/.exec((found && attributeOf(found, 'fmla')) ?? '')?.[1]);
    return (Number.isFinite(value) ? value : usual) / 100_000;
  };
  const { w, h } = stand.box;
  const side = Math.min(w, h);
  const across = (share: number) => (w === 0 ? 0 : (share * side) / w);
  const corner = (share: number) => Math.max(0, Math.min(0.5, share));
  switch (attributeOf(preset, 'prst')) {
    case 'rect':
    case 'flowChartProcess':
    case 'actionButtonBlank':
      return polygon(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
        stand,
      );
    case 'line':
    case 'straightConnector1': {
      const at = mover(stand);
      return `M${shown(at(0, 0))}L${shown(at(1, 1))}`;
    }
    case 'ellipse':
    case 'flowChartConnector':
      return ellipse(stand);
    case 'roundRect': {
      const r = corner(adjust('adj', 16_667));
      return rounded(stand, [r, r, r, r]);
    }
    case 'round1Rect':
      return rounded(stand, [0, corner(adjust('adj', 16_667)), 0, 0]);
    case 'round2SameRect': {
      const [top, bottom] = [corner(adjust('adj1', 16_667)), corner(adjust('adj2', 0))];
      return rounded(stand, [top, top, bottom, bottom]);
    }
    case 'triangle':
      return polygon(
        [
          [adjust('adj', 50_000), 0],
          [1, 1],
          [0, 1],
        ],
        stand,
      );
    case 'rtTriangle':
      return polygon(
        [
          [0, 0],
          [1, 1],
          [0, 1],
        ],
        stand,
      );
    case 'diamond':
      return polygon(
        [
          [0.5, 0],
          [1, 0.5],
          [0.5, 1],
          [0, 0.5],
        ],
        stand,
      );
    case 'parallelogram': {
      const x = Math.min(1, across(adjust('adj', 25_000)));
      return polygon(
        [
          [x, 0],
          [1, 0],
          [1 - x, 1],
          [0, 1],
        ],
        stand,
      );
    }
    case 'trapezoid': {
      const x = Math.min(0.5, across(adjust('adj', 25_000)));
      return polygon(
        [
          [x, 0],
          [1 - x, 0],
          [1, 1],
          [0, 1],
        ],
        stand,
      );
    }
    case 'homePlate': {
      const x = 1 - Math.min(1, across(adjust('adj', 50_000)));
      return polygon(
        [
          [0, 0],
          [x, 0],
          [1, 0.5],
          [x, 1],
          [0, 1],
        ],
        stand,
      );
    }
    case 'chevron': {
      const x = Math.min(1, across(adjust('adj', 50_000)));
      return polygon(
        [
          [0, 0],
          [1 - x, 0],
          [1, 0.5],
          [1 - x, 1],
          [0, 1],
          [x, 0.5],
        ],
        stand,
      );
    }
    default:
      return null;
  }
}

/** Paths whose points are numbers; those that are reckoned by guides are left (ECMA-376 part 1, 20.1.9). */
function customPath(custom: XmlElement, stand: Stand): string | null {
  const list = firstChild(custom, 'a:pathLst');
  const at = mover(stand);
  let data = '';
  for (const path of list ? childElements(list, 'a:path') : []) {
    const w = Number(attributeOf(path, 'w') ?? 0) || stand.box.w * 914_400;
    const h = Number(attributeOf(path, 'h') ?? 0) || stand.box.h * 914_400;
    for (const step of childElements(path)) {
      if (step.name === 'a:close') {
        data += 'Z';
        continue;
      }
      const letter = steps[step.name];
      const points = childElements(step, 'a:pt').map(
        (point): Point => [Number(attributeOf(point, 'x')), Number(attributeOf(point, 'y'))],
      );
      if (!letter || points.length !== letter[1] || points.flat().some((each) => !Number.isFinite(each)))
        return null;
      data += letter[0] + points.map(([x, y]) => shown(at(x / w, y / h))).join(' ');
    }
  }
  return data === '' ? null : data;
}

const steps: Readonly<Record<string, readonly [letter: string, points: number]>> = {
  'a:moveTo': ['M', 1],
  'a:lnTo': ['L', 1],
  'a:cubicBezTo': ['C', 3],
  'a:quadBezTo': ['Q', 2],
};

/** How a shape is turned and mirrored, from its frame. */
export function standOf(frame: XmlElement | null, box: Box): Stand {
  const is = (name: string) => /^(1|true)$/.test((frame && attributeOf(frame, name)) ?? '');
  return {
    box,
    turn: Number((frame && attributeOf(frame, 'rot')) ?? 0) / 60_000,
    flipH: is('flipH'),
    flipV: is('flipV'),
  };
}

/** The box around a turned one. */
export function boundsOf({ box, turn }: Stand): Box {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const w = box.w * cos + box.h * sin;
  const h = box.w * sin + box.h * cos;
  return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
}
