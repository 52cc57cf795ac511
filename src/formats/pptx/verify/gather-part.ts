import { isTrue } from '../../../xml/index.ts';
import { spellOffice } from '../read/office-xml.ts';
import type { IdFacts, PartFacts, ShapeFacts, TableFacts } from './facts.ts';
import { attributesOf, type ScanVisitor, scanXml, type Tag, type TagTable } from './scan-xml.ts';

/**
 * Gathers what the rules ask of an XML part in one pass over its text; in a second one where it has prefixes of its own, as
 * parts of brand files may.
 */
export function gatherPart(name: string, text: string, tags: TagTable): PartFacts {
  const facts = gatherSpelled(name, text, tags);
  const usual = facts.fault === null ? spellOffice(text) : text;
  return usual === text ? facts : { ...gatherSpelled(name, usual, tags), text: facts.text };
}

function gatherSpelled(name: string, text: string, tags: TagTable): PartFacts {
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
    badValues: gatherer.badValues,
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
  readonly badValues: string[] = [];
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
        if (shape && isTrue(attributesOf(tag).get('val'))) shape.decorative = true;
        return;
      }
      case 'p:ph': {
        const shape = this.innermost();
        if (!shape) return;
        const attributes = attributesOf(tag);
        shape.placeholder = { type: attributes.get('type') ?? null, index: attributes.get('idx') ?? null };
        return;
      }
      case 'a:rPr':
        if (isRun(parent) && !tag.spelling.includes(' lang="')) this.runsWithoutLanguage += 1;
        return;
      case 'a:pPr':
        // One for each paragraph, in front (ECMA-376 part 1, 21.1.2.2.6); fields may have their own.
        if (parent === 'a:p' && !first) this.paragraphFaults += 1;
        return;
      case 'a:stCxn':
      case 'a:endCxn':
        this.connections.push(attributesOf(tag).get('id') ?? '');
        return;
      case 'p:spTgt':
        this.animated.push(attributesOf(tag).get('spid') ?? '');
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
        const attributes = attributesOf(tag);
        const reference = attributes.get('r:id') ?? null;
        this.ids.push({ element: tag.name, id: attributes.get('id') ?? '', reference });
        return;
      }
      case 'p:cm':
      case 'p188:cm':
      case 'p188:reply':
        this.ids.push({ element: tag.name, id: attributesOf(tag).get('authorId') ?? '', reference: null });
        return;
      case 'p:cmAuthor':
      case 'p188:author':
        this.ids.push({ element: tag.name, id: attributesOf(tag).get('id') ?? '', reference: null });
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
    const attributes = attributesOf(tag);
    shape.id = attributes.get('id') ?? '';
    shape.name = attributes.get('name') ?? '';
    shape.descr = attributes.get('descr') ?? '';
  }
}

const shapeElements = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);
const referencePattern = /\sr:[A-Za-z]+="([^"]+)"/g;
const unfilledSign = /(?:NaN|undefined|null|Infinity)"|\[object /;
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
  if (!unfilledSign.test(text)) return found;
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
