import { extensionOf } from '../../../package/index.ts';
import type { Box, Fill, HexColor, LayoutArt } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';
import { toInches } from '../drawing-ml.ts';
import { boxIn, type Frame, frameElement, frameOf, identity, placeOf } from '../read/inherited.ts';
import type { PartReader } from '../read/part-reader.ts';
import type { Palette } from '../read/read-color.ts';
import { shareOf } from '../read/share-of.ts';
import type { Backdrop, Thing } from './brand-model.ts';
import { type BrandPaint, brandPaint, paintOfFill, seeThrough } from './paint.ts';
import { coloursIn } from './picture-colors.ts';
import { boundsOf, outlineOf, type Stand, standOf } from './shape-paths.ts';

/** What a part draws: for pictures of ours, and for what may not be written over. */
export interface PartArt extends Drawn {
  readonly things: readonly Thing[];
  /** Null where it has none of its own. */
  readonly background: (Drawn & { readonly colors: Backdrop }) | null;
}

interface Drawn {
  readonly art: readonly LayoutArt[];
  readonly leftOut: readonly string[];
}

interface Around {
  readonly reader: PartReader;
  /** The part of the master's theme. */
  readonly theme: string | null;
  readonly palette: Palette;
  readonly size: { readonly width: number; readonly height: number };
  /** Of a slide, whose places are drawn too and whose words are not: the frame that a shape of it inherits. */
  readonly inherited?: (shape: XmlElement) => XmlElement | null;
}

export function readArt(part: string, around: Around): PartArt {
  const [ground, shapes] = [new ArtReader(around), new ArtReader(around)];
  const colors = ground.background(part, around.size);
  shapes.shapes(part);
  const { art, things, leftOut } = shapes;
  return { art, things, leftOut, background: colors && { colors, art: ground.art, leftOut: ground.leftOut } };
}

class ArtReader {
  readonly art: LayoutArt[] = [];
  readonly things: Thing[] = [];
  readonly leftOut: string[] = [];
  private readonly reader: PartReader;
  private readonly theme: XmlElement | null;
  private readonly themePart: string | null;
  private readonly palette: Palette;
  private readonly inherited: Around['inherited'];

  constructor({ reader, theme, palette, inherited }: Around) {
    this.inherited = inherited;
    this.reader = reader;
    this.themePart = theme;
    this.theme = theme === null ? null : reader.root(theme);
    this.palette = palette;
  }

  /** The background of a part; null where it has none of its own. */
  background(part: string, size: { readonly width: number; readonly height: number }): Backdrop | null {
    const root = this.reader.root(part);
    const holder = root && elementAt(root, 'p:cSld', 'p:bg');
    if (!holder) return null;
    const box = { x: 0, y: 0, w: size.width, h: size.height };
    const properties = firstChild(holder, 'p:bgPr');
    if (properties) return this.paintAll(brandPaint(properties, this.palette), part, box);
    const reference = firstChild(holder, 'p:bgRef');
    const color = reference && seeThrough(childElements(reference)[0] ?? null, this.palette);
    const own = color ? color.color.slice(1) : null;
    const index = Number((reference && attributeOf(reference, 'idx')) ?? 0);
    const lists = this.theme && elementAt(this.theme, 'a:themeElements', 'a:fmtScheme');
    const list = lists && firstChild(lists, index > 1000 ? 'a:bgFillStyleLst' : 'a:fillStyleLst');
    const style = list ? childElements(list)[(index % 1000) - 1] : undefined;
    const paint = (style && paintOfFill(style, this.palette, own)) ?? null;
    if (paint && paint.kind !== 'none') return this.paintAll(paint, this.themePart ?? part, box);
    return own
      ? this.paintAll(
          { kind: 'fill', fill: { color: `#${own}` }, colors: [`#${own}`], opaque: true },
          part,
          box,
        )
      : [];
  }

  private paintAll(paint: BrandPaint, part: string, box: Box): Backdrop {
    const path = `M0 0L${box.w} 0L${box.w} ${box.h}L0 ${box.h}Z`;
    if (paint.kind === 'fill') {
      this.art.push({ kind: 'path', path, box, fill: paint.fill, line: null, behind: true });
      return paint.colors;
    }
    if (paint.kind !== 'picture') return [];
    const picture = this.picture(
      paint.element,
      part,
      { box, turn: 0, flipH: false, flipV: false },
      'the background',
    );
    if (picture === null) return [];
    const last = this.art.pop();
    if (last) this.art.push({ ...last, behind: true });
    return picture;
  }

  /** The shapes of a part, its placeholders apart. */
  shapes(part: string): void {
    const root = this.reader.root(part);
    const tree = root && elementAt(root, 'p:cSld', 'p:spTree');
    if (tree) this.visit(tree, identity, part);
  }

  private visit(tree: XmlElement, frame: Frame, part: string): void {
    for (const shape of childElements(tree)) {
      if (shape.name === 'mc:AlternateContent') {
        const choice = firstChild(shape, 'mc:Fallback') ?? firstChild(shape, 'mc:Choice');
        if (choice) this.visit(choice, frame, part);
      } else if (shape.name === 'p:grpSp') this.visit(shape, frameOf(shape, frame), part);
      else if (/^p:(sp|pic|cxnSp|graphicFrame)$/.test(shape.name) && (this.inherited || !placeOf(shape)))
        this.shape(shape, frame, part);
    }
  }

  private shape(shape: XmlElement, frame: Frame, part: string): void {
    const described = descendants(shape, 'p:cNvPr')[0];
    if (/^(1|true)$/.test((described && attributeOf(described, 'hidden')) ?? '')) return;
    const name = (described && attributeOf(described, 'name')) ?? 'shape';
    const element = frameElement(shape) ?? this.inherited?.(shape) ?? null;
    const emu = element && boxIn(element, frame);
    if (!emu) return;
    const box = { x: toInches(emu.x), y: toInches(emu.y), w: toInches(emu.w), h: toInches(emu.h) };
    const stand = standOf(element, box);
    const bounds = boundsOf(stand);
    if (shape.name === 'p:graphicFrame') {
      this.things.push({ box: bounds, covers: [], opaque: true, name });
      const inner = descendants(shape, 'p:pic')[0];
      const fill = inner && firstChild(inner, 'p:blipFill');
      // The words of a slide are read apart, those of its tables with them.
      const isTable = this.inherited !== undefined && descendants(shape, 'a:tbl').length > 0;
      if (!isTable && (!fill || this.picture(fill, part, stand, name) === null)) this.leftOut.push(name);
      return;
    }
    if (shape.name === 'p:pic') {
      const fill = firstChild(shape, 'p:blipFill');
      const colors = fill ? this.picture(fill, part, stand, name) : null;
      this.things.push({
        box: bounds,
        covers: colors ?? [],
        opaque: colors !== null && colors.length > 0,
        name,
      });
      return;
    }
    const properties = firstChild(shape, 'p:spPr');
    if (!properties) return;
    this.drawn(shape, properties, stand, part, name);
  }

  private drawn(shape: XmlElement, properties: XmlElement, stand: Stand, part: string, name: string): void {
    const bounds = boundsOf(stand);
    const own = brandPaint(properties, this.palette);
    const paint = own.kind === 'unsaid' ? this.styled(shape, 'a:fillRef', 'a:fillStyleLst') : own;
    const painter = paint === own ? part : (this.themePart ?? part);
    const line = this.lineOf(shape, properties);
    const path = outlineOf(properties, stand);
    if (paint.kind === 'picture') {
      const colors = this.picture(paint.element, painter, stand, name);
      this.things.push({ box: bounds, covers: colors ?? [], opaque: colors !== null, name });
    } else {
      const fill: Fill | null = paint.kind === 'fill' && shape.name !== 'p:cxnSp' ? paint.fill : null;
      if (fill || line) {
        if (path) this.art.push({ kind: 'path', path, box: bounds, fill, line });
        else if (fill) this.leftOut.push(name);
        const solid = paint.kind === 'fill' && fill !== null && paint.opaque;
        const covers = paint.kind === 'fill' && fill ? paint.colors : [];
        this.things.push({ box: bounds, covers, opaque: solid && stand.turn % 90 === 0, name });
      }
    }
    if (!this.inherited) this.words(shape, stand, bounds, name);
  }

  private styled(shape: XmlElement, reference: string, list: string): BrandPaint {
    const found = elementAt(shape, 'p:style', reference);
    const index = Number((found && attributeOf(found, 'idx')) ?? 0);
    const color = found && seeThrough(childElements(found)[0] ?? null, this.palette);
    const styles = this.theme && elementAt(this.theme, 'a:themeElements', 'a:fmtScheme', list);
    const style = styles && index > 0 ? childElements(styles)[index - 1] : undefined;
    const own = color ? color.color.slice(1) : null;
    return (style && paintOfFill(style, this.palette, own)) ?? { kind: 'none' };
  }

  private lineOf(shape: XmlElement, properties: XmlElement): { color: HexColor; width: number } | null {
    const line = firstChild(properties, 'a:ln');
    const paint = brandPaint(line, this.palette);
    const width = Number((line && attributeOf(line, 'w')) ?? 9525) / 12_700;
    if (paint.kind === 'fill') return { color: paint.colors[0]!, width };
    if (paint.kind !== 'unsaid') return null;
    const reference = elementAt(shape, 'p:style', 'a:lnRef');
    if (!reference || attributeOf(reference, 'idx') === '0') return null;
    const color = seeThrough(childElements(reference)[0] ?? null, this.palette);
    return color ? { color: color.color as HexColor, width } : null;
  }

  /** Words that stand on a layout for good, such as a stamp. */
  private words(shape: XmlElement, stand: Stand, bounds: Box, name: string): void {
    const body = firstChild(shape, 'p:txBody');
    if (!body || stand.turn !== 0) return;
    const lines = childElements(body, 'a:p').map((p) => descendants(p, 'a:t').map(textContent).join(''));
    if (lines.join('').trim() === '') return;
    const run = descendants(body, 'a:rPr')[0] ?? null;
    const size = Number((run && attributeOf(run, 'sz')) ?? 1800) / 100;
    const paint = brandPaint(run, this.palette);
    const paragraph = descendants(body, 'a:pPr')[0];
    const anchor = attributeOf(firstChild(body, 'a:bodyPr') ?? body, 'anchor');
    const align = (paragraph && attributeOf(paragraph, 'algn')) ?? 'l';
    const usual = this.palette.theme.get(this.palette.map.get('tx1') ?? 'dk1') ?? '000000';
    this.art.push({
      kind: 'text',
      box: stand.box,
      lines,
      size,
      color: paint.kind === 'fill' ? paint.colors[0]! : `#${usual}`,
      bold: /^(1|true)$/.test((run && attributeOf(run, 'b')) ?? ''),
      align: align === 'ctr' ? 'center' : align === 'r' ? 'right' : 'left',
      anchor: anchor === 'ctr' ? 'middle' : anchor === 'b' ? 'bottom' : 'top',
    });
    this.things.push({
      box: { ...bounds, h: Math.max(bounds.h, grown(body, lines, size, bounds)) },
      covers: [],
      opaque: false,
      name,
    });
  }

  /** Draws a picture; the colours in it, or null where it cannot be drawn. */
  private picture(fill: XmlElement, part: string, stand: Stand, name: string): Backdrop | null {
    const blip = firstChild(fill, 'a:blip');
    const drawing = blip && descendants(blip, 'asvg:svgBlip')[0];
    const target = (id: string | null) => (id === null ? null : this.reader.target(part, { id }));
    const raster = target(blip && attributeOf(blip, 'r:embed'));
    const vector = target((drawing && attributeOf(drawing, 'r:embed')) ?? null);
    const chosen = [vector, raster].find(
      (each) => each !== null && formats[extensionOf(each)] && this.reader.parts.has(each),
    );
    if (!chosen) {
      this.leftOut.push(name);
      return null;
    }
    // Zip files are read as bytes.
    const bytes = this.reader.bytes(chosen) as Uint8Array;
    const source = firstChild(fill, 'a:srcRect');
    const cut = (side: string) => Math.max(0, shareOf(source && attributeOf(source, side)) ?? 0);
    const crop = { left: cut('l'), top: cut('t'), right: cut('r'), bottom: cut('b') };
    const picture = { format: formats[extensionOf(chosen)]!, bytes };
    this.art.push({ kind: 'picture', box: stand.box, turn: stand.turn, picture, crop });
    const shown =
      raster !== null && this.reader.parts.has(raster) ? (this.reader.bytes(raster) as Uint8Array) : bytes;
    return coloursIn(shown);
  }
}

/** How high a shape becomes in programs that fit it to its words: of a face that they may not have. */
function grown(body: XmlElement, lines: readonly string[], size: number, { w }: Box): number {
  const properties = firstChild(body, 'a:bodyPr');
  if (!properties || !firstChild(properties, 'a:spAutoFit')) return 0;
  const inset = (name: string, usual: number) => {
    const own = attributeOf(properties, name);
    return own === null ? usual : toInches(Number(own));
  };
  const room = Math.max(0.1, w - inset('lIns', 0.1) - inset('rIns', 0.1));
  const wraps = attributeOf(properties, 'wrap') !== 'none';
  const wide = ([...line]: string): number =>
    line.reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.64), 0) * (size / 72);
  const count = lines.reduce((sum, line) => sum + (wraps ? Math.max(1, Math.ceil(wide(line) / room)) : 1), 0);
  return (count * size * 1.2) / 72 + inset('tIns', 0.05) + inset('bIns', 0.05);
}

const formats: Readonly<Record<string, 'png' | 'jpeg' | 'gif' | 'svg'>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  gif: 'gif',
  svg: 'svg',
};
