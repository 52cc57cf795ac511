import type { Diagnostic, DiagnosticDetail, Span } from '../source/index.ts';
import { attributeOf, type XmlElement, type XmlNode, type XmlText } from '../xml/index.ts';
import { attributePlace } from './attribute-place.ts';
import type { CiteTarget, Origin } from './blocks.ts';
import { type MarkupCode, reportMarkup } from './codes.ts';
import { findText } from './find-text.ts';
import type { PrintedValue, RenderedMarkup } from './rendered-markup.ts';
import type { DiagramVocabulary } from './vocabulary.ts';

/** Where in template and outline the reader stands. */
export interface Scope {
  /** The nearest tag that the template wrote. */
  readonly template: Span | null;
  readonly yaml: Span | null;
  /** The value whose text stands here; null in the template's own text. */
  readonly value: PrintedValue | null;
}

export interface ScopedNode {
  readonly node: XmlNode;
  readonly scope: Scope;
}

/** Reads the marks that the template room leaves in what it prints, and reports at the places that they name. */
export class MarkReader {
  readonly diagnostics: Diagnostic[] = [];
  /** Null: any. */
  readonly diagrams: DiagramVocabulary | null;
  private readonly rendered: RenderedMarkup;

  constructor(rendered: RenderedMarkup, diagrams: DiagramVocabulary | null) {
    this.rendered = rendered;
    this.diagrams = diagrams;
  }

  get outermost(): Scope {
    const { file } = this.rendered;
    return { template: { file, start: 0, end: 0 }, yaml: null, value: null };
  }

  /** The scope of an element that stands in `scope`. */
  scopeOf(element: XmlElement, scope: Scope): Scope {
    const place = this.rendered.places[markOf(element, 't')];
    const at = this.rendered.values[markOf(element, element.name === 'chart' ? 'w' : 'y')];
    if (!place && !at) return scope;
    return { ...scope, template: place ?? scope.template, yaml: at?.yaml ?? scope.yaml };
  }

  /** What stands in an element, the marks around printed values taken off. */
  childrenOf(element: XmlElement, scope: Scope): ScopedNode[] {
    const found: ScopedNode[] = [];
    for (const node of element.children) {
      if (node.kind === 'element' && node.name === 'v') {
        const value = this.rendered.values[markOf(node, 'n')] ?? scope.value;
        found.push(...this.childrenOf(node, { ...scope, value, yaml: value?.yaml ?? scope.yaml }));
      } else found.push({ node, scope });
    }
    return found;
  }

  /** The scope of a text, for a finding about it: where the template has it, if it is the template's own. */
  scopeOfText(text: XmlText, scope: Scope): Scope {
    if (scope.value) return scope;
    return { ...scope, template: findText(this.rendered, text.start, scope.template) ?? scope.template };
  }

  citeTarget(element: XmlElement): CiteTarget | null {
    return this.rendered.cites[markOf(element, 'n')] ?? null;
  }

  /** The scope of an attribute of `element`, for a finding about it. */
  scopeOfAttribute(element: string, name: string, part: 'value' | 'name', scope: Scope): Scope {
    const tag = scope.template;
    if (!tag || tag.file.text.slice(tag.start, tag.end) !== `<${element}`) return scope;
    return { ...scope, template: attributePlace(tag, name, part) ?? tag };
  }

  report(code: MarkupCode, scope: Scope, message: string, detail: DiagnosticDetail = {}): void {
    const related = scope.yaml ? [{ message: 'shown here is this', span: scope.yaml }] : [];
    this.diagnostics.push(reportMarkup(code, scope.template, message, { related, ...detail }));
  }
}

export function originOf(scope: Scope): Origin {
  return { template: scope.template, yaml: scope.yaml };
}

/** Attributes that are marks, not the template author's. */
export function isMark(element: XmlElement, attribute: string): boolean {
  if (attribute === 't') return true;
  if (element.name === 'cite') return attribute === 'n' || attribute === 'y';
  return attribute === (element.name === 'chart' ? 'w' : 'y');
}

function markOf(element: XmlElement, name: string): number {
  const value = attributeOf(element, name);
  return value !== null && /^\d+$/.test(value) ? Number(value) : -1;
}
