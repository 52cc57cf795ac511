import { attributeOf, childElements, parseXml, type XmlElement } from '../../xml/index.ts';
import { readDrawing } from '../read-drawing.ts';
import { lengthNumber, type PercentOf } from '../values/length.ts';
import { identity, listOfNumbers, type Matrix, multiply, readTransform } from '../values/transform.ts';
import { boundsOf, fillParts } from './fill-parts.ts';
import { type IconShape, iconGrid, type PathStep, settlePath, writePath } from './icon-path.ts';

/** Why a drawing is no icon, as the end of a sentence, and what to do about it. */
export interface IconFault {
  readonly problem: string;
  readonly hint: string;
}

/** Larger drawings are no icons; PowerPoint would be slow with shapes of more points. */
const limits = { bytes: 256 * 1024, steps: 5000, elements: 500 } as const;

/**
 * Reads a drawing of one colour as what it fills: boxes, circles, polygons and paths, moved and turned as it says. Held
 * to all that pictures are held to.
 */
export function readIcon(bytes: Uint8Array): IconShape | IconFault {
  if (bytes.length > limits.bytes)
    return { problem: `is larger than ${limits.bytes / 1024} KB`, hint: 'an icon is a simple drawing' };
  const drawing = readDrawing(bytes, { checkRaster: () => ({ problem: 'is a photo' }) });
  if ('code' in drawing)
    return { problem: drawing.problem, hint: drawing.hint ?? 'save it as a plain SVG of one colour' };
  try {
    return new IconReader(parseXml(drawing.text)).read();
  } catch (error) {
    if (error instanceof NoIcon) return { problem: error.message, hint: error.hint };
    throw error;
  }
}

class NoIcon extends Error {
  readonly hint: string;
  constructor(problem: string, hint: string) {
    super(problem);
    this.hint = hint;
  }
}

/** What an element hands on to those in it. */
interface Inherited {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly stroke: string;
  readonly rule: 'nonzero' | 'evenodd';
  readonly hidden: boolean;
}

const silent = new Set(['defs', 'title', 'desc', 'metadata']);

class IconReader {
  private readonly root: XmlElement;
  private readonly viewport: { readonly width: number; readonly height: number };
  private readonly colors = new Set<string>();
  private readonly parts: (readonly PathStep[])[] = [];
  private readonly ids = new Map<string, XmlElement>();
  private steps = 0;
  private elements = 0;

  constructor(root: XmlElement) {
    this.root = root;
    const box = listOfNumbers(attributeOf(root, 'viewBox') ?? '');
    this.viewport = { width: box[2] ?? 0, height: box[3] ?? 0 };
  }

  read(): IconShape {
    const { root, viewport } = this;
    const [x = 0, y = 0] = listOfNumbers(attributeOf(root, 'viewBox') ?? '');
    const longer = Math.max(viewport.width, viewport.height);
    if (!(viewport.width > 0 && viewport.height > 0))
      throw new NoIcon('has no size', 'give it a viewBox such as "0 0 256 256"');
    const scale = iconGrid / longer;
    const across = (iconGrid - viewport.width * scale) / 2;
    const down = (iconGrid - viewport.height * scale) / 2;
    const matrix: Matrix = [scale, 0, 0, scale, across - x * scale, down - y * scale];
    this.noteIds(root);
    this.visit(root, { matrix, fill: '#000000', stroke: 'none', rule: 'nonzero', hidden: false }, null);
    if (this.parts.length === 0) throw new NoIcon('fills nothing', 'draw what is seen as filled shapes');
    if (this.colors.size > 1) {
      const shown = [...this.colors].slice(0, 4).join(', ');
      throw new NoIcon(
        `has ${this.colors.size} colours (${shown})`,
        'fill all of it in one colour: the theme gives the colour, and holes are holes in a path',
      );
    }
    const { left, top, right, bottom } = boundsOf(this.parts.flat());
    const slack = iconGrid / 100;
    if (left < -slack || top < -slack || right > iconGrid + slack || bottom > iconGrid + slack)
      throw new NoIcon('reaches out of its viewBox', 'make the viewBox as large as what it draws');
    return { paths: this.parts.map(writePath) };
  }

  private noteIds(element: XmlElement): void {
    const id = attributeOf(element, 'id');
    if (id !== null && !this.ids.has(id)) this.ids.set(id, element);
    for (const child of childElements(element)) this.noteIds(child);
  }

  private visit(element: XmlElement, outer: Inherited, within: XmlElement | null): void {
    if (silent.has(element.name)) return;
    this.elements += 1;
    if (this.elements > limits.elements)
      throw new NoIcon(`has more than ${limits.elements} shapes`, 'an icon is a simple drawing');
    const own = this.inherit(element, outer);
    if (element.name === 'g' || (element.name === 'svg' && within === null)) {
      for (const child of childElements(element)) this.visit(child, own, element);
    } else if (element.name === 'use') this.use(element, own);
    else this.fill(element, own);
  }

  private use(element: XmlElement, own: Inherited): void {
    const target = this.ids.get((attributeOf(element, 'xlink:href') ?? '').replace(/^#/, ''));
    if (!target || target.name === 'symbol' || target.name === 'svg')
      throw new NoIcon(
        'uses a symbol',
        'draw it where it is seen: most programs can "unlink" or "expand" it',
      );
    const [x, y] = [this.length(element, 'x', 'width'), this.length(element, 'y', 'height')];
    this.visit(target, { ...own, matrix: multiply(own.matrix, [1, 0, 0, 1, x, y]) }, element);
  }

  private inherit(element: XmlElement, outer: Inherited): Inherited {
    const said = (name: string): string | null => attributeOf(element, name);
    for (const [name, what] of effects)
      if (![null, 'none', 'normal'].includes(said(name)))
        throw new NoIcon(`has ${what}`, 'leave it out: an icon is one plain fill');
    for (const name of ['opacity', 'fill-opacity'])
      if (Number(said(name) ?? 1) < 1)
        throw new NoIcon('is half transparent', 'leave opacity out: the theme gives the colour');
    const transform = said('transform');
    const context = { fontSize: 16, rootFontSize: 16, viewport: this.viewport, box: null };
    const turn = transform === null ? identity : readTransform(transform, context);
    const visibility = said('visibility');
    return {
      matrix: turn ? multiply(outer.matrix, turn) : outer.matrix,
      fill: said('fill') ?? outer.fill,
      stroke: said('stroke') ?? outer.stroke,
      rule: (said('fill-rule') ?? outer.rule) === 'evenodd' ? 'evenodd' : 'nonzero',
      hidden: visibility === null ? outer.hidden : visibility !== 'visible',
    };
  }

  private fill(element: XmlElement, own: Inherited): void {
    if (own.hidden) return;
    if (!shapes.has(element.name)) {
      const what = element.name === 'text' ? 'holds text' : `holds <${element.name}>`;
      throw new NoIcon(what, 'turn all of it into filled paths');
    }
    if (own.stroke !== 'none')
      throw new NoIcon(
        'has strokes',
        'turn strokes into fills: "Stroke to Path" in Inkscape, "Outline Stroke" in Figma and Illustrator',
      );
    if (own.fill === 'none') return;
    if (own.fill.startsWith('url('))
      throw new NoIcon('has a gradient or a pattern', 'fill all of it in one colour');
    const data = this.dataOf(element);
    if (data === '') return;
    const steps = settlePath(data, own.matrix);
    if (!steps)
      throw new NoIcon('holds a path that cannot be read', 'draw it anew, or save it with another program');
    if (steps.length === 0) return;
    this.steps += steps.length;
    if (this.steps > limits.steps)
      throw new NoIcon(`has more than ${limits.steps} points`, 'simplify its paths: an icon is seen small');
    this.colors.add(own.fill.toLowerCase());
    this.parts.push(...fillParts(steps, own.rule));
  }

  /** A shape as path data; none of what has no area. */
  private dataOf(element: XmlElement): string {
    const across = (name: string) => this.length(element, name, 'width');
    const down = (name: string) => this.length(element, name, 'height');
    switch (element.name) {
      case 'path':
        return (attributeOf(element, 'd') ?? '').trim();
      case 'rect': {
        const [x, y, w, h] = [across('x'), down('y'), across('width'), down('height')];
        if (!(w > 0 && h > 0)) return '';
        const given = (name: string) => (attributeOf(element, name) ?? 'auto') !== 'auto';
        const wantedX = given('rx') ? across('rx') : down('ry');
        const wantedY = given('ry') ? down('ry') : across('rx');
        const [rx, ry] = [Math.min(Math.max(wantedX, 0), w / 2), Math.min(Math.max(wantedY, 0), h / 2)];
        if (!(rx > 0 && ry > 0)) return `M${x} ${y}h${w}v${h}h${-w}z`;
        const arc = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
        return (
          `M${x + rx} ${y}h${w - 2 * rx}${arc(rx, ry)}v${h - 2 * ry}${arc(-rx, ry)}` +
          `h${2 * rx - w}${arc(-rx, -ry)}v${2 * ry - h}${arc(rx, -ry)}z`
        );
      }
      case 'circle':
      case 'ellipse': {
        const round = element.name === 'circle' ? this.length(element, 'r', 'diagonal') : null;
        const [cx, cy] = [across('cx'), down('cy')];
        const [rx, ry] = [round ?? across('rx'), round ?? down('ry')];
        if (!(rx > 0 && ry > 0)) return '';
        return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`;
      }
      case 'polygon':
      case 'polyline': {
        const numbers = (attributeOf(element, 'points') ?? '').match(written) ?? [];
        const points = numbers.flatMap((x, i) =>
          i % 2 === 0 && i + 1 < numbers.length ? [`${x} ${numbers[i + 1]}`] : [],
        );
        return points.length < 3 ? '' : `M${points.join('L')}Z`;
      }
      default:
        // A line has no area.
        return '';
    }
  }

  private length(element: XmlElement, name: string, of: PercentOf): number {
    const context = { fontSize: 16, rootFontSize: 16, viewport: this.viewport };
    return lengthNumber(attributeOf(element, name) ?? '0', context, of) ?? 0;
  }
}

/** A number as SVG lets one follow another: `1-2.5.5`. */
const written = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline', 'line']);

/** What makes more of a shape than its fill. */
const effects = [
  ['clip-path', 'a clip'],
  ['mask', 'a mask'],
  ['filter', 'a filter'],
  ['mix-blend-mode', 'a blend'],
] as const;
