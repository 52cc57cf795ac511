import type { Box, BrandLevel, ColorRef, HexColor } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';
import { toInches } from '../drawing-ml.ts';
import {
  boxIn,
  type Frame,
  frameElement,
  frameOf,
  identity,
  parentTypes,
  placeOf,
} from '../read/inherited.ts';
import { type Palette, readColor, readPaint } from '../read/read-color.ts';
import type { FoundPlace } from './brand-model.ts';
import { bulletOf, linesOf, sampleLevels, sampleOf, spaceOf } from './level-values.ts';

interface Surroundings {
  readonly palette: Palette;
  readonly master: XmlElement;
  /** The presentation's default text style. */
  readonly defaults: XmlElement | null;
  readonly size: { readonly width: number; readonly height: number };
}

/** The placeholders of a master (`inherited` null) or a layout, with all that they inherit. */
export function readPlaces(
  root: XmlElement,
  inherited: readonly FoundPlace[] | null,
  around: Surroundings,
): FoundPlace[] {
  const found: FoundPlace[] = [];
  const visit = (tree: XmlElement, frame: Frame): void => {
    for (const shape of childElements(tree)) {
      if (shape.name === 'p:grpSp') visit(shape, frameOf(shape, frame));
      const ph = placeOf(shape);
      const place = ph && readPlace(shape, ph, frame, inherited, around);
      if (place) found.push(place);
    }
  };
  const tree = elementAt(root, 'p:cSld', 'p:spTree');
  if (tree) visit(tree, identity);
  const keyOf = ({ type, place }: FoundPlace) =>
    type === 'title' || type === 'ctrTitle' ? 'title' : `${type} ${place.idx ?? 0}`;
  const indexes = (one: FoundPlace) =>
    found.filter((other) => keyOf(other) === keyOf(one) || sameIndex(one, other)).length;
  return found.map((each) =>
    each.unfit === null && indexes(each) > 1
      ? { ...each, unfit: 'several places have its type and number' }
      : each,
  );
}

function sameIndex(one: FoundPlace, other: FoundPlace): boolean {
  const title = (each: FoundPlace) => each.type === 'title' || each.type === 'ctrTitle';
  return !title(one) && !title(other) && (one.place.idx ?? '0') === (other.place.idx ?? '0');
}

const alignments: Readonly<Record<string, BrandLevel['align']>> = { l: 'left', ctr: 'center', r: 'right' };

function readPlace(
  shape: XmlElement,
  ph: XmlElement,
  frame: Frame,
  inherited: readonly FoundPlace[] | null,
  { palette, master, defaults, size }: Surroundings,
): FoundPlace | null {
  const type = attributeOf(ph, 'type') ?? 'obj';
  const parent =
    inherited?.find((each) => each.type === type) ??
    inherited?.find((each) => each.type === parentTypes[type]) ??
    null;
  const element = frameElement(shape);
  const emu = element && boxIn(element, frame);
  const outer: Box | null = emu
    ? { x: toInches(emu.x), y: toInches(emu.y), w: toInches(emu.w), h: toInches(emu.h) }
    : (parent?.outer ?? null);
  if (!outer) return null;
  const body = elementAt(shape, 'p:txBody', 'a:bodyPr');
  const own = (name: string): string | null => body && attributeOf(body, name);
  const side = (name: string, known: number): number =>
    own(name) === null ? known : toInches(Number(own(name)));
  const up = parent?.place;
  const inset = {
    left: side('lIns', up?.inset.left ?? 0.1),
    top: side('tIns', up?.inset.top ?? 0.05),
    right: side('rIns', up?.inset.right ?? 0.1),
    bottom: side('bIns', up?.inset.bottom ?? 0.05),
  };
  const anchor = own('anchor');
  const title = type === 'title' || type === 'ctrTitle';
  const foot = footTypes.has(type);
  const style = elementAt(
    master,
    'p:txStyles',
    title ? 'p:titleStyle' : foot ? 'p:otherStyle' : 'p:bodyStyle',
  );
  let face: { latin: string | null; eastAsian: string | null } = { latin: null, eastAsian: null };
  let caps = false;
  // Without styles of the master nothing but the words that stand there as samples say how text looks.
  const bare = !elementAt(master, 'p:txStyles') && !elementAt(shape, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr');
  const samples = bare ? sampleLevels(shape) : [];
  const levels = Array.from({ length: 9 }, (_, i): BrandLevel => {
    const name = `a:lvl${i + 1}pPr`;
    const above = up?.levels[i] ?? null;
    const chain = [
      elementAt(shape, 'p:txBody', 'a:lstStyle', name),
      // A layout's place without one on the master has the master's style itself.
      ...(parent ? [] : [style && firstChild(style, name), defaults && firstChild(defaults, name)]),
    ].filter((each): each is XmlElement => Boolean(each));
    const said = [
      ...chain.map((level) => [level, firstChild(level, 'a:defRPr')] as const),
      ...sampleOf(samples, i),
    ];
    const say = <T>(read: (level: XmlElement, run: XmlElement | null) => T | null): T | null => {
      for (const [level, run] of said) {
        const value = read(level, run);
        if (value !== null) return value;
      }
      return null;
    };
    const run = (attribute: string) => say((_, r) => r && attributeOf(r, attribute));
    const paragraph = (attribute: string) => say((level) => attributeOf(level, attribute));
    const sz = run('sz');
    const bold = run('b');
    const align = paragraph('algn');
    const [left, indent] = [paragraph('marL'), paragraph('indent')];
    const latin = say((_, r) => typefaceOf(r, 'a:latin'));
    const eastAsian = say((_, r) => typefaceOf(r, 'a:ea'));
    const cap = run('cap');
    if (i === 0) {
      const named = latin === null ? (parent?.latin ?? null) : latin.startsWith('+') ? null : latin;
      const namedEa =
        eastAsian === null ? (parent?.eastAsian ?? null) : eastAsian.startsWith('+') ? null : eastAsian;
      face = { latin: named, eastAsian: namedEa };
      caps = cap === null ? (parent?.caps ?? false) : cap === 'all';
    }
    const pointSize = sz === null ? (above?.size ?? 18) : Number(sz) / 100;
    return {
      size: pointSize,
      color: say((_, r) => r && colorOf(r, palette)) ?? above?.color ?? { color: 'dark1' },
      bold: bold === null ? (above?.bold ?? false) : isTrue(bold),
      font: latin?.startsWith('+mj')
        ? 'heading'
        : latin?.startsWith('+mn')
          ? 'body'
          : (above?.font ?? (title ? 'heading' : 'body')),
      align: (align === null ? above?.align : alignments[align]) ?? 'left',
      indent: left === null ? (above?.indent ?? 0) : toInches(Number(left)),
      hanging: indent === null ? (above?.hanging ?? 0) : 0 - toInches(Number(indent)),
      bullet: say(bulletOf) ?? above?.bullet ?? null,
      spaceBefore:
        say((level) => spaceOf(firstChild(level, 'a:spcBef'), pointSize)) ?? above?.spaceBefore ?? 0,
      lineSpacing:
        say((level) => linesOf(firstChild(level, 'a:lnSpc'), pointSize)) ?? above?.lineSpacing ?? null,
    };
  });
  // "None" had to be said of a bullet to be told from nothing.
  const plain = levels.map((level) => (level.bullet === '' ? { ...level, bullet: null } : level));
  const box = {
    x: outer.x + inset.left,
    y: outer.y + inset.top,
    w: Math.max(0.1, outer.w - inset.left - inset.right),
    h: Math.max(0.1, outer.h - inset.top - inset.bottom),
  };
  const vert = own('vert');
  const vertical =
    attributeOf(ph, 'orient') === 'vert' ||
    (vert !== null ? vert !== 'horz' : (parent?.unfit ?? '').startsWith('vertical'));
  const rotated = element !== null && Number(attributeOf(element, 'rot') ?? 0) % 21_600_000 !== 0;
  const inside =
    Math.max(0, Math.min(outer.x + outer.w, size.width) - Math.max(0, outer.x)) *
    Math.max(0, Math.min(outer.y + outer.h, size.height) - Math.max(0, outer.y));
  const off = inside < outer.w * outer.h * 0.9;
  const words = textOf(shape);
  const silent = bare || (type === 'ftr' && words === '' && descendants(shape, 'a:fld').length === 0);
  return {
    type,
    outer,
    name: attributeOf(descendants(shape, 'p:cNvPr')[0]!, 'name') ?? '',
    unfit: vertical ? 'vertical' : rotated ? 'turned' : off ? 'off the slide' : null,
    words: words === '' ? null : words,
    latin: face.latin,
    eastAsian: face.eastAsian,
    caps,
    place: {
      type: attributeOf(ph, 'type'),
      idx: attributeOf(ph, 'idx'),
      orient: attributeOf(ph, 'orient'),
      sz: attributeOf(ph, 'sz'),
      box,
      inset,
      anchor:
        anchor === null
          ? (up?.anchor ?? 'top')
          : anchor === 'ctr'
            ? 'middle'
            : anchor === 'b'
              ? 'bottom'
              : 'top',
      levels: plain,
      ...(silent && { silent }),
      ...(bare && { bare }),
    },
  };
}

export const footTypes: ReadonlySet<string> = new Set(['dt', 'ftr', 'sldNum', 'hdr']);

function typefaceOf(run: XmlElement | null, name: string): string | null {
  const face = run && firstChild(run, name);
  const typeface = face && attributeOf(face, 'typeface');
  return typeface === '' ? null : typeface;
}

function textOf(shape: XmlElement): string {
  const body = firstChild(shape, 'p:txBody');
  if (!body || descendants(body, 'a:fld').length > 0) return '';
  return childElements(body, 'a:p')
    .map((paragraph) => descendants(paragraph, 'a:t').map(textContent).join(''))
    .join(' ')
    .trim();
}

/** The others may stand for another of the theme's. */
const logical: Readonly<Record<string, ColorRef['color']>> = {
  tx1: 'dark1',
  bg1: 'light1',
};

/** The colour of a text: of the theme where it is one as it is, else its digits; of a gradient its middle. */
function colorOf(run: XmlElement, palette: Palette): ColorRef | null {
  const solid = firstChild(run, 'a:solidFill');
  const [color] = solid ? childElements(solid) : [];
  if (color?.name === 'a:schemeClr' && color.children.every(({ kind }) => kind === 'text')) {
    const name = logical[attributeOf(color, 'val') ?? ''];
    if (name) return { color: name };
  }
  const plain = color && readColor(color, palette);
  if (plain) return { color: `#${plain}` };
  const gradient = firstChild(run, 'a:gradFill');
  if (!gradient) {
    const paint = readPaint(run, palette);
    return paint.kind === 'color' ? { color: `#${paint.hex}` } : null;
  }
  const stops = descendants(gradient, 'a:gs').flatMap((stop) => {
    const hex = readColor(childElements(stop)[0] ?? null, palette);
    return hex ? [`#${hex}` as HexColor] : [];
  });
  const middle = stops[Math.floor(stops.length / 2)];
  return middle ? { color: middle } : null;
}
