import {
  type Block,
  checkLinkTarget,
  type NotesBlock,
  type Run,
  type TableRow,
} from '../../../markup/index.ts';
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
import { placeOf, treeOf } from '../read/inherited.ts';
import type { PartReader } from '../read/part-reader.ts';
import { readBody, runsOfBody } from '../read/read-paragraphs.ts';

/** What a slide says, in the order in which it is read. */
export interface SlideWords {
  readonly title: readonly Run[];
  readonly blocks: readonly Block[];
  readonly notes: readonly NotesBlock[];
}

const origin = { template: null, yaml: null };

export function readWords(reader: PartReader, part: string): SlideWords {
  const words = new WordsReader(reader, part);
  const root = reader.root(part);
  const tree = root && treeOf(root);
  if (tree) words.tree(tree);
  return { title: words.title, blocks: words.blocks, notes: notesOf(reader, part) };
}

class WordsReader {
  title: readonly Run[] = [];
  readonly blocks: Block[] = [];
  private readonly reader: PartReader;
  private readonly part: string;

  constructor(reader: PartReader, part: string) {
    this.reader = reader;
    this.part = part;
  }

  tree(tree: XmlElement): void {
    for (const shape of childElements(tree)) {
      if (shape.name === 'mc:AlternateContent') {
        const choice = firstChild(shape, 'mc:Choice') ?? firstChild(shape, 'mc:Fallback');
        if (choice) this.tree(choice);
        continue;
      }
      const properties = descendants(shape, 'p:cNvPr')[0];
      if (!properties || isTrue(attributeOf(properties, 'hidden'))) continue;
      if (shape.name === 'p:grpSp') this.tree(shape);
      else if (shape.name === 'p:sp') this.text(shape);
      else if (shape.name === 'p:graphicFrame') this.frame(shape);
    }
  }

  private text(shape: XmlElement): void {
    const body = firstChild(shape, 'p:txBody');
    if (!body) return;
    const place = placeOf(shape);
    const type = place ? (attributeOf(place, 'type') ?? 'obj') : null;
    if (type === 'ftr' || type === 'dt' || type === 'sldNum' || type === 'hdr') return;
    const filled = childElements(body, 'a:p').filter((each) => textContent(each).trim() !== '');
    const bulleted = (type === 'body' || type === 'obj') && filled.length > 1;
    if ((type === 'title' || type === 'ctrTitle') && this.title.length === 0)
      this.title = runsOfBody(body, this.options(false));
    else this.blocks.push(...readBody(body, this.options(bulleted)));
  }

  private options(bulleted: boolean) {
    return { bulleted, withoutMarks: false, linkOf: (id: string) => linkOf(this.reader, this.part, id) };
  }

  private frame(shape: XmlElement): void {
    const table = descendants(shape, 'a:tbl')[0];
    const root = (name: string, id: string) => {
      const found = descendants(shape, name)[0];
      const target = found ? this.reader.target(this.part, { id: attributeOf(found, id) }) : null;
      return target === null ? null : this.reader.root(target);
    };
    if (table) this.table(table);
    const chart = root('c:chart', 'r:id');
    if (chart) this.lines(wordsOfChart(chart));
    const diagram = root('dgm:relIds', 'r:dm');
    if (diagram) {
      const points = descendants(diagram, 'dgm:pt').filter((each) => attributeOf(each, 'type') !== 'pres');
      const bodies = points.flatMap((each) => firstChild(each, 'dgm:t') ?? []);
      this.lines(bodies.map((body) => descendants(body, 'a:t').map(textContent).join('')));
    }
  }

  private lines(lines: readonly string[]): void {
    const items = lines
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .map((text) => ({
        blocks: [{ kind: 'paragraph', class: null, runs: [{ text }], origin }] as const,
        origin,
      }));
    if (items.length > 0) this.blocks.push({ kind: 'list', ordered: false, start: 1, items, origin });
  }

  private table(table: XmlElement): void {
    const rows = childElements(table, 'a:tr').map((row, i): TableRow => {
      // Markdown has a head in every table.
      const header = i === 0;
      const cells = childElements(row, 'a:tc').map((cell) => {
        const body = firstChild(cell, 'a:txBody');
        const runs = body ? runsOfBody(body, this.options(false)) : [];
        return { header, runs, align: null, colspan: 1, rowspan: 1, origin };
      });
      return { header, cells, origin };
    });
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows, alt: null, origin });
  }
}

/** Its titles, and the names of what it shows. */
function wordsOfChart(chart: XmlElement): readonly string[] {
  const titles = descendants(chart, 'c:title').map((title) =>
    descendants(title, 'a:t').map(textContent).join(''),
  );
  const named = (holder: XmlElement) => descendants(holder, 'c:v').map(textContent);
  const series = descendants(chart, 'c:ser');
  const names = series.flatMap((each) => elementAt(each, 'c:tx') ?? []).flatMap(named);
  const categories = series
    .slice(0, 1)
    .flatMap((each) => elementAt(each, 'c:cat') ?? [])
    .flatMap(named);
  return [...titles, ...names, categories.join(', ')];
}

function linkOf(reader: PartReader, part: string, id: string): string | null {
  const found = reader.relationships(part).find((each) => each.id === id);
  return found?.external ? checkLinkTarget(found.target).url : null;
}

function notesOf(reader: PartReader, slide: string): readonly NotesBlock[] {
  const part = reader.target(slide, { type: 'notesSlide' });
  const root = part === null ? null : reader.root(part);
  const tree = root && treeOf(root);
  const shapes = tree ? childElements(tree, 'p:sp') : [];
  return shapes.flatMap((shape) => {
    const place = placeOf(shape);
    const body = firstChild(shape, 'p:txBody');
    if (!body || !place || part === null || attributeOf(place, 'type') !== 'body') return [];
    const read = readBody(body, {
      bulleted: false,
      withoutMarks: false,
      linkOf: (id) => linkOf(reader, part, id),
    });
    // Paragraphs and lists.
    return read as NotesBlock[];
  });
}
