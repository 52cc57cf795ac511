import { type PartReader, readBody, runsOfBody } from '../../formats/pptx/index.ts';
import {
  checkLinkTarget,
  type MarkupBlock,
  type Paragraph,
  type Run,
  type TableRow,
} from '../../markup/index.ts';
import { extensionOf } from '../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  isTrue,
  textContent,
  type XmlElement,
} from '../../xml/index.ts';
import type { ImportedChart, ImportedPicture } from '../imported-deck.ts';
import { readChartData } from './read-chart-data.ts';

const origin = { template: null, yaml: null };

interface SlideContext {
  readonly reader: PartReader;
  readonly part: string;
  readonly number: number;
  /** A deck of ours: what a build puts beside a slide's own texts is made again. */
  readonly own: boolean;
  readonly left: string[];
  readonly pictures: ImportedPicture[];
}

export interface ReadSlide {
  readonly title: readonly Run[];
  readonly subtitle: readonly Run[];
  /** Its title stands in the middle of a title slide. */
  readonly centered: boolean;
  readonly blocks: readonly MarkupBlock[];
  readonly charts: readonly ImportedChart[];
}

/** Names of what a build of ours puts on slides besides their texts. */
const ownFurniture = /^(Section (name|number|mark)|Sources|Footer|Date|Slide number)/;

/** Reads the shapes of a slide in their order, which is the order in which they are read. */
export class SlideReader {
  private readonly context: SlideContext;
  private title: Run[] = [];
  private subtitle: Run[] = [];
  private centered = false;
  private readonly blocks: MarkupBlock[] = [];
  private readonly charts: ImportedChart[] = [];
  /** Those of boxes that fill no place of the layout. */
  private readonly boxed = new Set<MarkupBlock>();

  constructor(context: SlideContext) {
    this.context = context;
  }

  read(slide: XmlElement): ReadSlide {
    const cSld = firstChild(slide, 'p:cSld');
    const tree = cSld && firstChild(cSld, 'p:spTree');
    if (tree) this.readTree(tree);
    if (!this.context.own && firstChild(slide, 'p:timing')) this.leave('its animations');
    const { title, subtitle, centered, charts } = this;
    return { title, subtitle, centered, blocks: this.withLists(), charts };
  }

  /** Three short texts and more that stand in boxes of their own are points. */
  private withLists(): MarkupBlock[] {
    const isBoxed = (block: MarkupBlock | undefined): block is Paragraph =>
      block?.kind === 'paragraph' && this.boxed.has(block);
    const made: MarkupBlock[] = [];
    for (let i = 0; i < this.blocks.length; ) {
      let end = i;
      while (isBoxed(this.blocks[end])) end += 1;
      const boxes = this.blocks.slice(i, end).filter(isBoxed);
      if (boxes.length >= 3) {
        const items = boxes.map((block) => ({ blocks: [block], origin }));
        made.push({ kind: 'list', ordered: false, start: 1, items, origin });
      } else made.push(...boxes);
      if (end < this.blocks.length) made.push(this.blocks[end]!);
      i = end + 1;
    }
    return made;
  }

  private leave(what: string): void {
    this.context.left.push(`slide ${this.context.number}: ${what}`);
  }

  private readTree(tree: XmlElement): void {
    for (const shape of childElements(tree)) {
      if (shape.name === 'mc:AlternateContent') {
        const choice = firstChild(shape, 'mc:Choice') ?? firstChild(shape, 'mc:Fallback');
        if (choice) this.readTree(choice);
        continue;
      }
      const properties = descendants(shape, 'p:cNvPr')[0];
      if (!properties || isTrue(attributeOf(properties, 'hidden'))) continue;
      if (this.context.own && ownFurniture.test(attributeOf(properties, 'name') ?? '')) continue;
      if (shape.name === 'p:grpSp') this.readTree(shape);
      else if (shape.name === 'p:sp') this.readText(shape);
      else if (shape.name === 'p:pic') this.readPicture(shape, properties);
      else if (shape.name === 'p:graphicFrame') this.readFrame(shape);
    }
  }

  private readText(shape: XmlElement): void {
    const body = firstChild(shape, 'p:txBody');
    if (!body) return;
    const place = descendants(shape, 'p:ph')[0];
    const type = place ? (attributeOf(place, 'type') ?? 'obj') : null;
    if (type === 'ftr' || type === 'dt' || type === 'sldNum' || type === 'hdr') return;
    const options = {
      bulleted: type === 'body' || type === 'obj',
      withoutMarks: this.context.own,
      linkOf: (id: string) => this.linkOf(id),
    };
    if ((type === 'title' || type === 'ctrTitle') && this.title.length === 0) {
      this.title = runsOfBody(body, options);
      this.centered = type === 'ctrTitle';
    } else if (type === 'subTitle' && this.subtitle.length === 0) this.subtitle = runsOfBody(body, options);
    else {
      const read = readBody(body, this.bulletsOf(body, options));
      if (type === null) for (const block of read) this.boxed.add(block);
      this.blocks.push(...read);
    }
  }

  /** A single paragraph is no list, whatever its placeholder would make of several. */
  private bulletsOf<T extends { readonly bulleted: boolean }>(body: XmlElement, options: T): T {
    const filled = childElements(body, 'a:p').filter((each) =>
      descendants(each, 'a:t').some((t) => textContent(t).trim() !== ''),
    );
    return filled.length > 1 ? options : { ...options, bulleted: false };
  }

  private linkOf(id: string): string | null {
    const found = this.context.reader.relationships(this.context.part).find((each) => each.id === id);
    if (!found?.external) return null;
    const { url } = checkLinkTarget(found.target);
    if (url !== null) return url;
    this.leave(`a link to ${found.target.slice(0, 80)}`);
    return null;
  }

  private readPicture(shape: XmlElement, properties: XmlElement): void {
    const { reader, part, pictures, number } = this.context;
    if (descendants(shape, 'a:videoFile').length + descendants(shape, 'a:audioFile').length > 0)
      this.leave('a video or a sound; its picture is kept');
    const blip = descendants(shape, 'a:blip')[0];
    const svg = descendants(shape, 'asvg:svgBlip')[0];
    const targets = [svg, blip].flatMap((each) => {
      const id = each && attributeOf(each, 'r:embed');
      const target = id ? reader.target(part, { id }) : null;
      return target === null ? [] : [target];
    });
    const target = targets.find((each) => /^(png|jpe?g|gif|svg)$/.test(extensionOf(each)));
    if (target === undefined) {
      const format =
        targets[0] === undefined ? 'that is not in the file' : `of the format ${extensionOf(targets[0])}`;
      this.leave(`a picture ${format}`);
      return;
    }
    const content = reader.bytes(target);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const known = pictures.find((each) => each.bytes === bytes);
    const count = pictures.filter(({ path }) => path.startsWith(`images/slide-${number}-`)).length + 1;
    const path = known?.path ?? `images/slide-${number}-${count}.${extensionOf(target)}`;
    if (!known) pictures.push({ path, bytes });
    const said = (attributeOf(properties, 'descr') ?? '').replace(/\s+/g, ' ').trim();
    const decorative = descendants(properties, 'adec:decorative').some((each) =>
      isTrue(attributeOf(each, 'val')),
    );
    if (said === '' && !decorative)
      this.leave(`the words for a picture: it has no alternative text (${path})`);
    const alt = said === '' ? `Picture ${count} of slide ${number}` : said;
    this.blocks.push({ kind: 'image', src: path, alt, decorative: false, fit: 'contain', origin });
  }

  private readFrame(shape: XmlElement): void {
    const { reader, part } = this.context;
    const table = descendants(shape, 'a:tbl')[0];
    const chart = descendants(shape, 'c:chart')[0];
    const diagram = descendants(shape, 'dgm:relIds')[0];
    if (table) this.readTable(table);
    else if (chart) {
      const target = reader.target(part, { id: attributeOf(chart, 'r:id') });
      const root = target === null ? null : reader.root(target);
      const data = root && readChartData(root);
      if (data) this.charts.push(data);
      else this.leave('a chart of a kind that has no like here');
    } else if (diagram) {
      const target = reader.target(part, { id: attributeOf(diagram, 'r:dm') });
      const root = target === null ? null : reader.root(target);
      const bodies = root ? descendants(root, 'dgm:t') : [];
      const options = { bulleted: true, withoutMarks: false, linkOf: () => null };
      const items = bodies.flatMap((body) => {
        const runs = runsOfBody(body, options);
        return runs.length === 0
          ? []
          : [{ blocks: [{ kind: 'paragraph' as const, class: null, runs, origin }], origin }];
      });
      if (items.length > 0) this.blocks.push({ kind: 'list', ordered: false, start: 1, items, origin });
      this.leave('the drawing of a SmartArt diagram; its texts are a list');
    } else this.leave('an embedded object');
  }

  private readTable(table: XmlElement): void {
    const properties = firstChild(table, 'a:tblPr');
    const options = {
      bulleted: false,
      withoutMarks: this.context.own,
      linkOf: (id: string) => this.linkOf(id),
    };
    const rows = childElements(table, 'a:tr').map((row, i): TableRow => {
      // Markdown has a head in every table.
      const header = i === 0;
      const cells = childElements(row, 'a:tc').map((cell) => {
        const body = firstChild(cell, 'a:txBody');
        const covered = isTrue(attributeOf(cell, 'hMerge')) || isTrue(attributeOf(cell, 'vMerge'));
        const runs = body && !covered ? runsOfBody(body, options) : [];
        return { header, runs, align: null, colspan: 1, rowspan: 1, origin };
      });
      return { header, cells, origin };
    });
    const spans = descendants(table, 'a:tc').some(
      (cell) => attributeOf(cell, 'gridSpan') ?? attributeOf(cell, 'rowSpan'),
    );
    if (spans) this.leave('cells of a table that were merged; their text is in the first');
    if (properties && !isTrue(attributeOf(properties, 'firstRow')))
      this.leave('a table without a head; its first row is one now');
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows, alt: null, origin });
  }
}
