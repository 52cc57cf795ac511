import { isTrue } from '../../../xml/index.ts';
import { spellOffice } from '../read/office-xml.ts';
import type { IdFacts, PartFacts, ShapeFacts, TableFacts } from './facts.ts';
import { type ScanVisitor, scanXml } from './scan-xml.ts';
import { copyOf, type Tag, type TagTable } from './tag-table.ts';
import type { TreeBuilder } from './tree-builder.ts';

/**
 * Gathers what the rules ask of an XML part in one pass over its text; in a second one where it has prefixes of its own, as
 * parts of brand files may. The pass makes its `tree` too.
 */
export function gatherPart(name: string, text: string, tags: TagTable, tree?: TreeBuilder): PartFacts {
  const { facts, renames } = gatherSpelled(name, text, tags, tree);
  if (!renames || facts.fault !== null) return facts;
  tree?.giveUp();
  const usual = spellOffice(text);
  return usual === text ? facts : { ...gatherSpelled(name, usual, tags).facts, text: facts.text };
}

function gatherSpelled(
  name: string,
  text: string,
  tags: TagTable,
  tree?: TreeBuilder,
): { readonly facts: PartFacts; readonly renames: boolean } {
  const gatherer = new Gatherer();
  const fault = scanXml(text, tags, gatherer, tree);
  const { shapes, connections, animated, tables, ids, references, unfilled, badValues } = gatherer;
  const { paragraphFaults, bodiesWithoutParagraph, runsWithoutLanguage, renames } = gatherer;
  const facts = {
    name,
    fault,
    references,
    shapes,
    connections,
    animated,
    tables,
    ids,
    paragraphFaults,
    bodiesWithoutParagraph,
    runsWithoutLanguage,
    badValues,
    unfilled,
    text: name.startsWith('docProps/') ? text : null,
  };
  return { facts, renames };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

class Gatherer implements ScanVisitor {
  readonly shapes: ShapeFacts[] = [];
  readonly connections: string[] = [];
  readonly animated: string[] = [];
  readonly tables: TableFacts[] = [];
  readonly ids: IdFacts[] = [];
  readonly badValues: string[] = [];
  readonly references: string[] = [];
  readonly unfilled: string[] = [];
  renames = false;
  paragraphFaults = 0;
  bodiesWithoutParagraph = 0;
  runsWithoutLanguage = 0;
  /** Shapes that are open, groups around them first; the innermost last. */
  private readonly shapesOpen: Open<ShapeFacts>[] = [];
  /** What stands for older programs is another shape's second form: it has that one's id and place. */
  private fallbacks = 0;
  private rows: number[] = [];
  private columns = 0;

  open(tag: Tag, parent: string | undefined, first: boolean): void {
    this.references.push(...tag.references);
    this.unfilled.push(...tag.unfilled);
    this.renames ||= tag.renames;
    switch (tag.name) {
      case 'mc:Fallback':
        if (!tag.empty) this.fallbacks += 1;
        return;
      case 'p:sp':
      case 'p:pic':
      case 'p:graphicFrame':
      case 'p:cxnSp':
      case 'p:grpSp':
        this.openShape(tag.name);
        return;
      case 'p:cNvPr':
        this.describe(tag);
        return;
      case 'adec:decorative': {
        const shape = this.innermost();
        if (shape && isTrue(tag.attributes.get('val'))) shape.decorative = true;
        return;
      }
      case 'p:ph': {
        const shape = this.innermost();
        if (!shape) return;
        const attributes = tag.attributes;
        shape.placeholder = { type: attributes.get('type') ?? null, index: attributes.get('idx') ?? null };
        return;
      }
      case 'a:rPr':
        if (isRun(parent) && !tag.attributes.has('lang')) this.runsWithoutLanguage += 1;
        return;
      case 'a:pPr':
        // One for each paragraph, in front (ECMA-376 part 1, 21.1.2.2.6); fields may have their own.
        if (parent === 'a:p' && !first) this.paragraphFaults += 1;
        return;
      case 'a:stCxn':
      case 'a:endCxn':
        this.connections.push(tag.attributes.get('id') ?? '');
        return;
      case 'p:spTgt':
        this.animated.push(tag.attributes.get('spid') ?? '');
        return;
      case 'a:gridCol':
        this.columns += 1;
        return;
      case 'a:tr':
        this.rows.push(0);
        return;
      case 'a:tc':
        if (this.rows.length > 0) this.rows[this.rows.length - 1]! += 1;
        return;
      case 'a:tbl':
        this.columns = 0;
        this.rows = [];
        return;
      case 'p:sldMasterId':
      case 'p:sldLayoutId':
      case 'p:sldId':
      case 'p:notesMasterId':
      case 'p14:section':
      case 'p14:sldId': {
        const attributes = tag.attributes;
        const reference = attributes.get('r:id') ?? null;
        this.ids.push({ element: tag.name, id: attributes.get('id') ?? '', reference });
        return;
      }
      case 'p:cm':
      case 'p188:cm':
      case 'p188:reply':
        this.ids.push({ element: tag.name, id: tag.attributes.get('authorId') ?? '', reference: null });
        return;
      case 'p:cmAuthor':
      case 'p188:author':
        this.ids.push({ element: tag.name, id: tag.attributes.get('id') ?? '', reference: null });
    }
  }

  badValue(element: string, value: string): void {
    this.badValues.push(`<${element} ${value}>`);
  }

  close(name: string, lastChild: string | null, words: boolean): void {
    if (words) {
      const shape = this.innermost();
      if (shape) shape.hasText = true;
    } else if (name === 'mc:Fallback') {
      this.fallbacks -= 1;
    } else if (name === 'p:txBody' || name === 'a:txBody') {
      if (lastChild !== 'a:p') this.bodiesWithoutParagraph += 1;
    } else if (name === 'a:tbl') {
      this.tables.push({ columns: this.columns, rows: this.rows });
    } else if (shapeElements.has(name)) {
      this.shapesOpen.pop();
    }
  }

  private innermost(): Open<ShapeFacts> | undefined {
    return this.shapesOpen[this.shapesOpen.length - 1];
  }

  private openShape(element: string): void {
    const around = this.innermost();
    const described = around
      ? around.described || (around.element === 'p:grpSp' && around.descr !== '')
      : false;
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
    this.shapesOpen.push(shape);
    if (this.fallbacks === 0) this.shapes.push(shape);
  }

  private describe(tag: Tag): void {
    // The tree itself has properties too, but is no shape.
    const shape = this.innermost();
    if (shape?.id !== '') return;
    const attributes = tag.attributes;
    shape.id = attributes.get('id') ?? '';
    shape.name = copyOf(attributes.get('name') ?? '');
    shape.descr = copyOf(attributes.get('descr') ?? '');
  }
}

const shapeElements = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);

function isRun(parent: string | undefined): boolean {
  return parent === 'a:r' || parent === 'a:fld' || parent === 'a:br';
}
