import type { FigureShape, Points } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  type XmlElement,
} from '../../../xml/index.ts';
import { presetShapes } from '../drawing-ml.ts';
import { treeOf } from '../read/inherited.ts';
import type { PartReader } from '../read/part-reader.ts';
import { type AddedLine, readLine, widthOf } from './read-added-line.ts';
import { type AddedTable, readTable } from './read-added-table.ts';
import { cropOf } from './read-crop.ts';
import { slideParts } from './read-snapshot.ts';
import type { SnapshotCrop, SnapshotShape } from './snapshot.ts';

/** A shape that somebody put on a slide, as far as decks have such shapes. */
export type AddedShape =
  | {
      readonly kind: 'text';
      readonly form: FigureShape;
      readonly lineWidth: Points;
      readonly align: 'left' | 'center' | 'right';
      readonly anchor: 'top' | 'middle' | 'bottom';
      readonly bulleted: boolean;
    }
  | {
      readonly kind: 'picture';
      readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
      readonly bytes: Uint8Array;
      readonly alt: string;
      readonly crop: SnapshotCrop;
    }
  | AddedTable
  | AddedLine
  | { readonly kind: 'group'; readonly alt: string };

/** What was added, or in words what it is that decks cannot have. `slide`: from 0; `index`: among all shapes of the slide. */
export function readAdded(
  reader: PartReader,
  slide: number,
  index: number,
  shape: SnapshotShape,
): AddedShape | { readonly why: string } {
  const part = slideParts(reader)[slide];
  const root = part === undefined ? null : reader.root(part);
  const tree = root && treeOf(root);
  const element = tree && orderOf(tree)[index];
  if (!element || part === undefined) return { why: 'it cannot be found again' };
  if (shape.kind === 'picture') return readPicture(element, part, reader);
  if (shape.kind === 'table') return readTable(element, shape);
  if (shape.kind === 'line') return readLine(element);
  if (shape.kind === 'group') return readGroup(element, shape);
  if (shape.kind !== 'text') return { why: whys[shape.kind] ?? 'decks have no such shape' };
  if (shape.text === null) return { why: 'it holds an equation' };
  return readText(element);
}

const whys: Readonly<Partial<Record<SnapshotShape['kind'], string>>> = {
  chart: 'its figures belong to the outline: put them into its data, and "use: chart" into the deck file',
};

const orders = new WeakMap<XmlElement, XmlElement[]>();

function orderOf(tree: XmlElement): XmlElement[] {
  const known = orders.get(tree) ?? inOrder(tree);
  orders.set(tree, known);
  return known;
}

/** Shapes in the order of the tree, as a snapshot counts them. */
function inOrder(tree: XmlElement): XmlElement[] {
  return childElements(tree).flatMap((element): XmlElement[] => {
    if (element.name === 'mc:AlternateContent') {
      const choice = firstChild(element, 'mc:Choice') ?? firstChild(element, 'mc:Fallback');
      return choice ? inOrder(choice) : [];
    }
    if (!/^p:(sp|pic|graphicFrame|cxnSp|grpSp)$/.test(element.name)) return [];
    return element.name === 'p:grpSp' ? [element, ...inOrder(element)] : [element];
  });
}

function readText(element: XmlElement): AddedShape | { readonly why: string } {
  const look = firstChild(element, 'p:spPr');
  const preset = look && elementAt(look, 'a:prstGeom');
  const name =
    (preset && attributeOf(preset, 'prst')) ?? (look && firstChild(look, 'a:custGeom') ? '' : 'rect');
  const form = forms.get(name);
  if (!form) return { why: `its form${name === '' ? '' : ` (${name})`} is none that decks have` };
  const frame = look && firstChild(look, 'a:xfrm');
  if (isTurned(frame)) return { why: 'it is turned' };
  if (look && ['a:gradFill', 'a:blipFill', 'a:pattFill'].some((fill) => firstChild(look, fill)))
    return { why: 'its fill is no plain colour' };
  const line = look && firstChild(look, 'a:ln');
  const body = elementAt(element, 'p:txBody', 'a:bodyPr');
  const first = descendants(element, 'a:pPr')[0];
  const anchor = anchors[(body && attributeOf(body, 'anchor')) ?? 't'] ?? 'top';
  return {
    kind: 'text',
    form,
    lineWidth: widthOf(line && attributeOf(line, 'w')),
    align: aligns[(first && attributeOf(first, 'algn')) ?? 'l'] ?? 'left',
    anchor,
    bulleted: descendants(element, 'a:buChar').length + descendants(element, 'a:buAutoNum').length > 0,
  };
}

const aligns: Readonly<Record<string, 'left' | 'center' | 'right'>> = {
  l: 'left',
  ctr: 'center',
  r: 'right',
  just: 'left',
};
const anchors: Readonly<Record<string, 'top' | 'middle' | 'bottom'>> = {
  t: 'top',
  ctr: 'middle',
  b: 'bottom',
};

const forms: ReadonlyMap<string, FigureShape> = new Map(
  (Object.entries(presetShapes) as [FigureShape, { readonly name: string }][]) // Keys are kept by Object.entries.
    .filter(([form]) => form !== 'terminator' && form !== 'funnel')
    .map(([form, { name }]) => [name, form]),
);

function readGroup(element: XmlElement, shape: SnapshotShape): AddedShape | { readonly why: string } {
  const look = firstChild(element, 'p:grpSpPr');
  const frame = look && firstChild(look, 'a:xfrm');
  return isTurned(frame) ? { why: 'it is turned' } : { kind: 'group', alt: shape.alt ?? '' };
}

function isTurned(frame: XmlElement | null): boolean {
  return (
    frame !== null &&
    ['rot', 'flipH', 'flipV'].some((each) => !['0', null].includes(attributeOf(frame, each)))
  );
}

function readPicture(
  element: XmlElement,
  part: string,
  reader: PartReader,
): AddedShape | { readonly why: string } {
  const blip = descendants(element, 'a:blip')[0];
  const vector = blip && descendants(blip, 'asvg:svgBlip')[0];
  const target = (of: XmlElement | undefined) =>
    of ? reader.target(part, { id: attributeOf(of, 'r:embed') }) : null;
  const name = target(vector) ?? target(blip);
  if (!name) return { why: 'its picture is not in the file' };
  const format = /\.(png|jpe?g|gif|svg)$/i.exec(name)?.[1]?.toLowerCase();
  if (!format) return { why: 'decks have pictures in PNG, JPEG, GIF and SVG only' };
  const properties = elementAt(element, 'p:nvPicPr', 'p:cNvPr');
  const bytes = reader.bytes(name);
  return {
    kind: 'picture',
    format: format === 'jpg' ? 'jpeg' : (format as 'png'),
    bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    alt: (properties && attributeOf(properties, 'descr')) ?? '',
    crop: cropOf(element),
  };
}
