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
import type { Emu } from '../drawing-ml.ts';
import type { AccessibleMark, AccessibleShape, AccessibleText } from './accessible-deck.ts';
import {
  type Box,
  boxIn,
  type Frame,
  frameElement,
  frameOf,
  identity,
  type LookSources,
  lookOfRun,
  placeOf,
  runsOfBody,
  treeOf,
} from './inherited.ts';
import { inheritedPlaces, lookSources } from './look-sources.ts';
import { hexOf, PaintedAreas } from './painted-areas.ts';
import type { PartReader } from './part-reader.ts';
import { readChart } from './read-chart.ts';
import { type Paint, type Palette, paintOf, readColor, readPaint, unknownPaint } from './read-color.ts';

export interface SlideSources {
  readonly part: string;
  readonly reader: PartReader;
  readonly slide: XmlElement;
  readonly layout: XmlElement | null;
  readonly master: XmlElement | null;
  readonly palette: Palette;
  /** `p:defaultTextStyle` of the presentation. */
  readonly defaults: XmlElement | null;
  readonly width: Emu;
  readonly height: Emu;
}

/** Reads the shapes of a slide, with the colour that is really behind each text. */
export class SlideShapes {
  private readonly from: SlideSources;
  private readonly painted = new PaintedAreas();
  private readonly shapes: AccessibleShape[] = [];
  private readonly pictures: { readonly box: Box | null; readonly place: number }[] = [];

  constructor(from: SlideSources) {
    this.from = from;
  }

  read(): readonly AccessibleShape[] {
    const { slide, layout, master, width, height } = this.from;
    this.painted.paint({ x: 0, y: 0, w: width, h: height }, this.background());
    const showsMaster = (root: XmlElement | null) =>
      root === null || attributeOf(root, 'showMasterSp') !== '0';
    if (showsMaster(slide) && showsMaster(layout)) this.paintTree(master);
    if (showsMaster(slide)) this.paintTree(layout);
    this.painted.endGround();
    const tree = treeOf(slide);
    if (tree) this.readTree(tree, identity, false);
    return this.shapes;
  }

  private background(): Paint {
    const { slide, layout, master, palette } = this.from;
    for (const root of [slide, layout, master]) {
      const holder = root && elementAt(root, 'p:cSld', 'p:bg');
      if (!holder) continue;
      const own = firstChild(holder, 'p:bgPr');
      if (own) return readPaint(own, palette);
      const reference = firstChild(holder, 'p:bgRef');
      // 1001 is the first fill of the theme's list, which is plain.
      if (reference && attributeOf(reference, 'idx') === '1001')
        return paintOf(readColor(childElements(reference)[0] ?? null, palette));
      return unknownPaint;
    }
    return paintOf(palette.theme.get(palette.map.get('bg1') ?? 'lt1') ?? 'FFFFFF');
  }

  /** What a master or layout draws itself is behind the slide; its placeholders are not. */
  private paintTree(root: XmlElement | null): void {
    const tree = root && treeOf(root);
    for (const shape of tree ? childElements(tree) : []) {
      if (shape.name === 'p:sp' && !placeOf(shape))
        this.painted.paint(this.boxOf(shape, identity), this.fillOf(shape));
      if (shape.name === 'p:pic' || shape.name === 'p:grpSp')
        this.painted.paint(this.boxOf(shape, identity), unknownPaint);
    }
  }

  private readTree(tree: XmlElement, frame: Frame, described: boolean): void {
    for (const shape of childElements(tree)) {
      const properties = descendants(shape, 'p:cNvPr')[0];
      if (!properties) continue;
      // Compatible markup: the choice that newer programs take.
      if (shape.name === 'mc:AlternateContent') {
        const choice = firstChild(shape, 'mc:Choice') ?? firstChild(shape, 'mc:Fallback');
        if (choice) this.readTree(choice, frame, described);
        continue;
      }
      if (!shapeNames.has(shape.name) || attributeOf(properties, 'hidden') === '1') continue;
      const alt = attributeOf(properties, 'descr') ?? '';
      const decorative = descendants(properties, 'adec:decorative').some(
        (each) => attributeOf(each, 'val') === '1',
      );
      this.readShape(
        shape,
        { name: attributeOf(properties, 'name') ?? '', alt, decorative, described },
        frame,
      );
      if (shape.name === 'p:grpSp')
        this.readTree(shape, frameOf(shape, frame), described || decorative || alt.trim() !== '');
    }
  }

  private readShape(
    shape: XmlElement,
    said: Pick<AccessibleShape, 'name' | 'alt' | 'decorative' | 'described'>,
    frame: Frame,
  ): void {
    const box = this.boxOf(shape, frame);
    const place = placeOf(shape);
    const type = place && (attributeOf(place, 'type') ?? 'obj');
    const plain = {
      ...said,
      isTitle: type === 'title' || type === 'ctrTitle',
      isFurniture: type === 'ftr' || type === 'dt' || type === 'sldNum',
      isGround: false,
      texts: [],
      marks: [],
      table: null,
      chart: null,
    };
    if (shape.name === 'p:sp') {
      // A drawing of its own, such as an icon, does not fill its box; one that lines are glued to is a figure's node.
      const drawing = descendants(shape, 'a:custGeom')[0];
      if (!drawing || descendants(drawing, 'a:cxn').length > 0) this.painted.paint(box, this.fillOf(shape));
      const body = firstChild(shape, 'p:txBody');
      const texts = this.textsOf(body, lookSources(shape, body, this.from), this.painted.behind(box));
      if (texts.length > 0) this.layOnPictures(box);
      this.shapes.push({ ...plain, kind: 'text', texts });
    } else if (shape.name === 'p:pic') {
      this.painted.paint(box, unknownPaint);
      this.pictures.push({ box, place: this.shapes.length });
      this.shapes.push({ ...plain, kind: 'picture' });
    } else if (shape.name === 'p:cxnSp')
      this.shapes.push({ ...plain, kind: 'connector', marks: this.lineOf(shape, box) });
    else if (shape.name === 'p:grpSp') this.shapes.push({ ...plain, kind: 'group' });
    else this.readFrame(shape, plain, box);
  }

  /** Tables, charts, diagrams and embedded objects. */
  private readFrame(shape: XmlElement, plain: Omit<AccessibleShape, 'kind'>, box: Box | null): void {
    const table = descendants(shape, 'a:tbl')[0];
    if (table) {
      const properties = firstChild(table, 'a:tblPr');
      const cells = descendants(table, 'a:tc');
      const spans = (cell: XmlElement) =>
        Number(attributeOf(cell, 'gridSpan') ?? 1) > 1 || Number(attributeOf(cell, 'rowSpan') ?? 1) > 1;
      this.shapes.push({
        ...plain,
        kind: 'table',
        texts: cells.flatMap((cell) => this.textsOfCell(cell, properties, box)),
        table: {
          headerRow: properties !== null && isTrue(attributeOf(properties, 'firstRow')),
          rows: childElements(table, 'a:tr').length,
          merged: cells.filter(spans).length,
        },
      });
      return;
    }
    const chart = descendants(shape, 'c:chart')[0];
    if (chart) {
      const part = this.from.reader.target(this.from.part, { id: attributeOf(chart, 'r:id') });
      const root = part === null ? null : this.from.reader.root(part);
      this.shapes.push({ ...plain, kind: 'chart', chart: root ? readChart(root) : null });
    } else
      this.shapes.push({
        ...plain,
        kind: descendants(shape, 'dgm:relIds').length > 0 ? 'diagram' : 'picture',
      });
  }

  private textsOfCell(cell: XmlElement, table: XmlElement | null, box: Box | null): AccessibleText[] {
    const { palette, defaults } = this.from;
    const own = readPaint(firstChild(cell, 'a:tcPr'), palette);
    const style = table && firstChild(table, 'a:tableStyleId');
    const styled = style !== null && !plainTableStyles.has(textContent(style));
    // Styles of tables paint rows and letters; they are not read.
    const behind =
      own.kind === 'color'
        ? own.hex
        : own.kind === 'none' || (own.kind === 'unsaid' && !styled)
          ? this.painted.behind(box)
          : null;
    const sources = { styles: [defaults], palette, styleColor: null, scale: 1, inheritsColor: !styled };
    return this.textsOf(firstChild(cell, 'a:txBody'), sources, behind);
  }

  private textsOf(body: XmlElement | null, sources: LookSources, behind: string | null): AccessibleText[] {
    return runsOfBody(body).map(({ text, properties, level }) => {
      const { size, bold, color, language } = lookOfRun(properties, level, sources);
      const link = properties !== null && firstChild(properties, 'a:hlinkClick') !== null;
      return { text: textContent(text), size, bold, color, behind, link, language };
    });
  }

  private lineOf(shape: XmlElement, box: Box | null): AccessibleMark[] {
    const { palette } = this.from;
    const look = firstChild(shape, 'p:spPr');
    const line = look && firstChild(look, 'a:ln');
    const paint = readPaint(line, palette);
    const style = firstChild(shape, 'p:style');
    const reference = style && firstChild(style, 'a:lnRef');
    const color =
      paint.kind === 'unsaid'
        ? readColor((reference && childElements(reference)[0]) ?? null, palette)
        : hexOf(paint);
    // Lines turn corners around shapes: what is behind them is the slide.
    return [{ what: 'the line', color, behind: this.painted.behindAll(box) }];
  }

  private fillOf(shape: XmlElement): Paint {
    const { palette } = this.from;
    const own = readPaint(firstChild(shape, 'p:spPr'), palette);
    if (own.kind !== 'unsaid') return own;
    const style = firstChild(shape, 'p:style');
    const reference = style && firstChild(style, 'a:fillRef');
    if (reference && attributeOf(reference, 'idx') !== '0') {
      // Further fills of a theme are gradients more often than not.
      if (attributeOf(reference, 'idx') !== '1') return unknownPaint;
      return paintOf(readColor(childElements(reference)[0] ?? null, palette));
    }
    for (const inherited of inheritedPlaces(placeOf(shape), this.from)) {
      const paint = readPaint(firstChild(inherited, 'p:spPr'), palette);
      if (paint.kind !== 'unsaid') return paint;
    }
    return { kind: 'none' };
  }

  /** Its own place, or that of the placeholder that it fills. */
  /** A picture with the middle of a later text on it is what the text lies on. */
  private layOnPictures(text: Box | null): void {
    if (!text) return;
    const [x, y] = [text.x + text.w / 2, text.y + text.h / 2];
    for (const { box, place } of this.pictures)
      if (box && x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h)
        this.shapes[place] = { ...this.shapes[place]!, isGround: true };
  }

  private boxOf(shape: XmlElement, frame: Frame): Box | null {
    const own = frameElement(shape);
    if (own) return boxIn(own, frame);
    const [found] = inheritedPlaces(placeOf(shape), this.from).flatMap((each) => frameElement(each) ?? []);
    return found ? boxIn(found, identity) : null;
  }
}

/** "No Style, No Grid" and "No Style, Table Grid", which paint nothing. */
const plainTableStyles = new Set([
  '{2D5ABB26-0587-4C30-8999-92F81FD0307C}',
  '{5940675A-B579-460E-94D1-54222C63F5DA}',
]);

const shapeNames = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);
