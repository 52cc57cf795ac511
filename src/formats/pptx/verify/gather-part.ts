import type { IdFacts, PartFacts, ShapeFacts, TableFacts } from './facts.ts';
import { type ScanVisitor, scanXml } from './scan-xml.ts';
import { attributesOf, type Tag, type TagTable } from './tags.ts';

/** Gathers what the rules ask of an XML part in one pass over its text. */
export function gatherPart(name: string, text: string, tags: TagTable): PartFacts {
  const gatherer = new Gatherer();
  const fault = scanXml(text, tags, gatherer);
  return {
    name,
    fault,
    references: findReferences(text),
    shapes: gatherer.shapes,
    connections: gatherer.connections,
    animated: gatherer.animated,
    tables: gatherer.tables,
    ids: gatherer.ids,
    paragraphFaults: gatherer.paragraphFaults,
    bodiesWithoutParagraph: gatherer.bodiesWithoutParagraph,
    runsWithoutLanguage: gatherer.runsWithoutLanguage,
    unfilled: findUnfilled(text),
    text: name.startsWith('docProps/') ? text : null,
  };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

class Gatherer implements ScanVisitor {
  readonly shapes: ShapeFacts[] = [];
  readonly connections: string[] = [];
  readonly animated: string[] = [];
  readonly tables: TableFacts[] = [];
  readonly ids: IdFacts[] = [];
  paragraphFaults = 0;
  bodiesWithoutParagraph = 0;
  runsWithoutLanguage = 0;
  /** Shapes that are open, groups around them first; the innermost last. */
  private readonly open: Open<ShapeFacts>[] = [];
  private rows: number[] = [];
  private columns = 0;

  tag(tag: Tag, parent: string | undefined, previous: Tag | null, words: boolean): void {
    const { name, kind } = tag;
    const closes = kind === 'close';
    switch (name) {
      case 'p:sp':
      case 'p:pic':
      case 'p:graphicFrame':
      case 'p:cxnSp':
      case 'p:grpSp':
        if (kind === 'open') this.openShape(name);
        else if (closes) this.open.pop();
        return;
      case 'p:cNvPr':
        if (!closes) this.describe(attributesOf(tag));
        return;
      case 'adec:decorative': {
        const shape = this.open[this.open.length - 1];
        if (shape && !closes && isTrue(attributesOf(tag).get('val'))) shape.decorative = true;
        return;
      }
      case 'p:ph': {
        const shape = this.open[this.open.length - 1];
        if (!shape || closes) return;
        const attributes = attributesOf(tag);
        shape.placeholder = { type: attributes.get('type') ?? null, index: attributes.get('idx') ?? null };
        return;
      }
      case 'a:t': {
        const shape = this.open[this.open.length - 1];
        if (words && shape) shape.hasText = true;
        return;
      }
      case 'a:rPr':
        if (!closes && isRun(parent) && !tag.spelling.includes(' lang="')) this.runsWithoutLanguage += 1;
        return;
      case 'a:pPr':
        // One for each paragraph, in front (ECMA-376 part 1, 21.1.2.2.6); fields may have their own.
        if (!closes && parent === 'a:p' && !(previous?.name === 'a:p' && previous.kind === 'open'))
          this.paragraphFaults += 1;
        return;
      case 'p:txBody':
      case 'a:txBody':
        if (closes && previous?.name !== 'a:p') this.bodiesWithoutParagraph += 1;
        return;
      case 'a:stCxn':
      case 'a:endCxn':
        if (!closes) this.connections.push(attributesOf(tag).get('id') ?? '');
        return;
      case 'p:spTgt':
        if (!closes) this.animated.push(attributesOf(tag).get('spid') ?? '');
        return;
      case 'a:gridCol':
        if (!closes) this.columns += 1;
        return;
      case 'a:tr':
        if (kind === 'open') this.rows.push(0);
        return;
      case 'a:tc':
        if (!closes && this.rows.length > 0) this.rows[this.rows.length - 1]! += 1;
        return;
      case 'a:tbl':
        if (closes) this.tables.push({ columns: this.columns, rows: this.rows });
        this.columns = 0;
        this.rows = [];
        return;
      case 'p:sldMasterId':
      case 'p:sldLayoutId':
      case 'p:sldId':
      case 'p:notesMasterId':
      case 'p14:section':
      case 'p14:sldId': {
        if (closes) return;
        const attributes = attributesOf(tag);
        const reference = attributes.get('r:id') ?? null;
        this.ids.push({ element: name, id: attributes.get('id') ?? '', reference });
      }
    }
  }

  private openShape(element: string): void {
    const around = this.open[this.open.length - 1];
    const described = around ? around.described || (around.element === 'p:grpSp' && around.descr !== '') : false;
    const shape: Open<ShapeFacts> = {
      element,
      id: '',
      name: '',
      descr: '',
      decorative: false,
      described,
      placeholder: null,
      hasText: false,
    };
    this.open.push(shape);
    this.shapes.push(shape);
  }

  private describe(attributes: ReadonlyMap<string, string>): void {
    // The tree itself has properties too, but is no shape.
    const shape = this.open[this.open.length - 1];
    if (!shape || shape.id !== '') return;
    shape.id = attributes.get('id') ?? '';
    shape.name = attributes.get('name') ?? '';
    shape.descr = attributes.get('descr') ?? '';
  }
}

const referencePattern = /\sr:[a-z]+="([^"]+)"/gi;
const unfilledPattern = /\s([\w:]+)="(NaN|undefined|null|-?Infinity|[^"<]*\[object [^"<]*)"/g;
/** Attributes that say what a person wrote, where any word may stand. */
const freeText = new Set(['descr', 'name', 'title', 'Target', 'char']);

/** Ids of relationships in tags. Patterns over the whole text are far quicker than looking into every tag. */
function findReferences(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(referencePattern)) if (isInTag(text, match.index)) found.push(match[1]!);
  return found;
}

function findUnfilled(text: string): string[] {
  const found: string[] = [];
  for (const { 1: name, 2: value, index } of text.matchAll(unfilledPattern))
    if (!freeText.has(name!) && isInTag(text, index)) found.push(`${name}="${value}"`);
  return found;
}

/** The same signs may stand in a text on a slide. */
function isInTag(text: string, at: number): boolean {
  return text.lastIndexOf('<', at) > text.lastIndexOf('>', at);
}

function isRun(parent: string | undefined): boolean {
  return parent === 'a:r' || parent === 'a:fld' || parent === 'a:br';
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
