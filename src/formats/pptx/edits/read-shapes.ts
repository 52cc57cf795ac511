import { plainWords } from '../../../markup/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  type XmlElement,
} from '../../../xml/index.ts';
import { digestOf } from '../digest.ts';
import { boxIn, type Frame, frameElement, frameOf, identity, placeOf, treeOf } from '../read/inherited.ts';
import type { PartReader } from '../read/part-reader.ts';
import { readColor, readPaint } from '../read/read-color.ts';
import { FreeNames } from './free-names.ts';
import { chartData } from './read-contents.ts';
import { courseOf } from './read-course.ts';
import { cropOf } from './read-crop.ts';
import { readLetters } from './read-letters.ts';
import { hasEquation, paragraphsOf } from './read-texts.ts';
import { roundedBox, said } from './read-values.ts';
import type { SnapshotBox, SnapshotKind, SnapshotLook, SnapshotShape } from './snapshot.ts';
import type { Surroundings } from './surroundings.ts';

export interface SlideParts {
  readonly part: string;
  readonly reader: PartReader;
  readonly slide: XmlElement;
  readonly around: Surroundings;
  /** The program that saved it keeps what it does not know of, and heights as they were set. */
  readonly exact: boolean;
}

type Draft = { -readonly [K in keyof SnapshotShape]: SnapshotShape[K] };

/** Reads the shapes of a slide in their normal form, in the order of the tree, groups before their contents. */
export class ShapeReader {
  private readonly from: SlideParts;
  private readonly names = new FreeNames();
  private readonly shapes: Draft[] = [];
  /** Names by the ids that lines call them by. */
  private readonly named = new Map<string, string>();
  private readonly glued: { readonly shape: Draft; readonly element: XmlElement }[] = [];

  constructor(from: SlideParts) {
    this.from = from;
  }

  read(): readonly SnapshotShape[] {
    const tree = treeOf(this.from.slide);
    if (tree) this.readTree(tree, identity, '');
    for (const { shape, element } of this.glued) {
      const end = (name: string) => {
        const found = elementAt(element, 'p:nvCxnSpPr', 'p:cNvCxnSpPr', name);
        return (found && this.named.get(attributeOf(found, 'id') ?? '')) ?? '';
      };
      shape.ends = [end('a:stCxn'), end('a:endCxn')];
    }
    return this.shapes;
  }

  private readTree(tree: XmlElement, frame: Frame, within: string): void {
    for (const element of childElements(tree)) {
      if (element.name === 'mc:AlternateContent') {
        const choice = firstChild(element, 'mc:Choice') ?? firstChild(element, 'mc:Fallback');
        if (choice) this.readTree(choice, frame, within);
        continue;
      }
      if (!kinds.has(element.name)) continue;
      const shape = this.readShape(element, frame, within);
      this.shapes.push(shape);
      if (element.name !== 'p:grpSp') continue;
      const start = this.shapes.length;
      this.readTree(element, frameOf(element, frame), shape.name);
      const inner = this.shapes.slice(start);
      shape.box = around(inner.filter((each) => each.within === shape.name && each.kind !== 'line'));
    }
  }

  private readShape(element: XmlElement, frame: Frame, within: string): Draft {
    const properties = propertiesOf(element);
    const name = this.names.take((properties && attributeOf(properties, 'name')) ?? '');
    const id = properties && attributeOf(properties, 'id');
    if (id) this.named.set(id, name);
    const place = placeOf(element);
    const body = element.name === 'p:sp' ? firstChild(element, 'p:txBody') : null;
    const isLine = element.name === 'p:cxnSp';
    const shape: Draft = {
      name,
      kind: kinds.get(element.name)!,
      place: place ? placeName(place) : '',
      within,
      box: element.name === 'p:grpSp' ? null : this.boxOf(element, place, frame),
      text: body ? (hasEquation(body) ? null : paragraphsOf(body)) : [],
      look: isLine || element.name === 'p:sp' ? this.lookOf(element, place, isLine) : {},
    };
    if (element.name === 'p:sp') {
      const letters = readLetters(body, (properties, level) =>
        this.from.around.lettersOf(properties, level, element, place),
      );
      Object.assign(shape, { look: { ...shape.look, ...letters.look }, stretches: letters.stretches });
    }
    if (isLine) {
      this.glued.push({ shape, element });
      if (shape.box) shape.course = courseOf(element, shape.box);
    }
    if (element.name === 'p:pic') {
      shape.picture = this.pictureOf(element);
      shape.crop = cropOf(element);
    }
    if (element.name === 'p:graphicFrame') this.readFrame(element, shape);
    const alt = plainWords((properties && attributeOf(properties, 'descr')) ?? '');
    // LibreOffice drops those of groups, tables, charts and equations.
    const kept = shape.text !== null && ['text', 'picture', 'line'].includes(shape.kind);
    if (alt !== '' || this.from.exact || kept) shape.alt = alt;
    return shape;
  }

  private readFrame(element: XmlElement, shape: Draft): void {
    const table = descendants(element, 'a:tbl')[0];
    const chart = descendants(element, 'c:chart')[0];
    if (table) {
      const bodies = descendants(table, 'a:tc').flatMap((cell) => firstChild(cell, 'a:txBody') ?? []);
      shape.kind = 'table';
      const lengths = (of: string, name: string) =>
        descendants(table, of).map((each) => Number(attributeOf(each, name) ?? 0));
      shape.widths = lengths('a:gridCol', 'w');
      shape.columns = shape.widths.length;
      if (this.from.exact) shape.heights = lengths('a:tr', 'h');
      shape.text = bodies.some(hasEquation) ? null : bodies.map((body) => paragraphsOf(body).join('\n'));
    } else if (chart) {
      const part = this.from.reader.target(this.from.part, { id: attributeOf(chart, 'r:id') });
      const root = part === null ? null : this.from.reader.root(part);
      shape.kind = 'chart';
      shape.data = root ? chartData(root) : [];
    }
  }

  private pictureOf(element: XmlElement): string {
    const blip = descendants(element, 'a:blip')[0];
    const part = blip && this.from.reader.target(this.from.part, { id: attributeOf(blip, 'r:embed') });
    return part ? digestOf(this.from.reader.bytes(part)).slice(0, 16) : '';
  }

  private lookOf(element: XmlElement, place: XmlElement | null, isLine: boolean): SnapshotLook {
    const { palette } = this.from.around;
    const look = firstChild(element, 'p:spPr');
    const line = look && firstChild(look, 'a:ln');
    const style = firstChild(element, 'p:style');
    const styled = (name: string) => {
      const reference = style && firstChild(style, name);
      if (!reference || attributeOf(reference, 'idx') === '0') return null;
      return readColor(childElements(reference)[0] ?? null, palette);
    };
    const drawn = said(readPaint(line, palette)) ?? styled('a:lnRef') ?? 'none';
    if (isLine) return { line: drawn };
    const own = said(readPaint(look, palette));
    const fill = own ?? this.from.around.of(place).fill ?? styled('a:fillRef') ?? 'none';
    return { fill, line: drawn };
  }

  private boxOf(element: XmlElement, place: XmlElement | null, frame: Frame): SnapshotBox | null {
    const own = frameElement(element);
    return own ? roundedBox(boxIn(own, frame)) : this.from.around.of(place).box;
  }
}

const kinds: ReadonlyMap<string, SnapshotKind> = new Map([
  ['p:sp', 'text'],
  ['p:pic', 'picture'],
  ['p:graphicFrame', 'other'],
  ['p:cxnSp', 'line'],
  ['p:grpSp', 'group'],
]);

const ownProperties: ReadonlyMap<string, string> = new Map([
  ['p:sp', 'p:nvSpPr'],
  ['p:pic', 'p:nvPicPr'],
  ['p:graphicFrame', 'p:nvGraphicFramePr'],
  ['p:cxnSp', 'p:nvCxnSpPr'],
  ['p:grpSp', 'p:nvGrpSpPr'],
]);

function propertiesOf(element: XmlElement): XmlElement | null {
  return elementAt(element, ownProperties.get(element.name)!, 'p:cNvPr');
}

function placeName(place: XmlElement): string {
  const type = attributeOf(place, 'type') ?? 'obj';
  const index = attributeOf(place, 'idx');
  if (type === 'title' || type === 'ctrTitle') return 'title';
  return index === null ? type : `${type} ${index}`;
}

function around(shapes: readonly SnapshotShape[]): SnapshotBox | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of shapes) {
    if (!box) continue;
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[0] + box[2]);
    bottom = Math.max(bottom, box[1] + box[3]);
  }
  return left === Infinity ? null : [left, top, right - left, bottom - top];
}
