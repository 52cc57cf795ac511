import type { Diagnostic, DiagnosticDetail, Span } from '../source/index.ts';
import { attributePlace } from './attribute-place.ts';
import type { Origin, Run } from './blocks.ts';
import { type MarkupCode, reportMarkup } from './codes.ts';
import type { MarkupElement, MarkupText } from './markup-tree.ts';
import type { DiagramVocabulary } from './vocabulary.ts';

/** Where in template and outline the reader stands: at a tag, and at the value that is the context there. */
export interface Scope {
  readonly template: Span | null;
  readonly yaml: Span | null;
}

/** Reports what is wrong with a slide's markup, at its places. */
export class MarkupReporter {
  readonly diagnostics: Diagnostic[] = [];
  /** Null: any. */
  readonly diagrams: DiagramVocabulary | null;

  constructor(diagrams: DiagramVocabulary | null) {
    this.diagrams = diagrams;
  }

  report(code: MarkupCode, scope: Scope, message: string, detail: DiagnosticDetail = {}): void {
    const related = scope.yaml ? [{ message: 'shown here is this', span: scope.yaml }] : [];
    this.diagnostics.push(reportMarkup(code, scope.template, message, { related, ...detail }));
  }
}

/** The scope of an element that stands in `scope`. */
export function scopeOf({ place }: MarkupElement, scope: Scope): Scope {
  return { template: place.template, yaml: place.yaml ?? scope.yaml };
}

/** The scope of a text, for a finding about it: where the template has it, if it is the template's own. */
export function scopeOfText({ place }: MarkupText, scope: Scope): Scope {
  return place ? { ...scope, template: place } : scope;
}

export function scopeOfRun({ yaml }: Run, scope: Scope): Scope {
  return yaml ? { ...scope, yaml } : scope;
}

/** The scope of an attribute of `element`, for a finding about it. */
export function scopeOfAttribute(element: string, name: string, part: 'value' | 'name', scope: Scope): Scope {
  const tag = scope.template;
  if (!tag || tag.file.text.slice(tag.start, tag.end) !== `<${element}`) return scope;
  return { ...scope, template: attributePlace(tag, name, part) ?? tag };
}

export function originOf(scope: Scope): Origin {
  return { template: scope.template, yaml: scope.yaml };
}
