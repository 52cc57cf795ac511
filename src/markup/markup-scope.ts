import type { Diagnostic, DiagnosticDetail, Span } from '../source/index.ts';
import type { Origin, Run } from './blocks.ts';
import { type MarkupCode, reportMarkup } from './codes.ts';
import type { MarkupElement, MarkupText, PrintedBlocks } from './markup-tree.ts';
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

/** The scope of a run or blocks that a value printed. */
export function scopeOfValue({ yaml }: Run | PrintedBlocks, scope: Scope): Scope {
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

/**
 * Where a tag of a template has an attribute: its value, or its name. `tag` is the tag's beginning, `<p`. Null where
 * the tag is not so written: an attribute may come from a block or a helper.
 */
export function attributePlace(tag: Span, name: string, part: 'value' | 'name' = 'value'): Span | null {
  let places = known.get(tag);
  if (!places) {
    places = attributePlaces(tag);
    known.set(tag, places);
  }
  return places.get(name)?.[part] ?? null;
}

interface AttributePlace {
  readonly name: Span;
  readonly value: Span;
}

/** A tag is asked about once for each of its attributes. */
const known = new WeakMap<Span, ReadonlyMap<string, AttributePlace>>();

function attributePlaces({ file, end }: Span): ReadonlyMap<string, AttributePlace> {
  const places = new Map<string, AttributePlace>();
  const next = /\s+|\{\{[\s\S]*?\}\}|([^\s=<>"'/{]+)(\s*=\s*)?("[^"]*"|'[^']*')?/y;
  next.lastIndex = end;
  for (;;) {
    const start = next.lastIndex;
    const [whole, found, equals, quoted] = next.exec(file.text) ?? [''];
    if (whole === '') return places;
    if (found === undefined || places.has(found)) continue;
    const name = { file, start, end: start + found.length };
    const from = name.end + (equals?.length ?? 0) + 1;
    const value = quoted === undefined ? name : { file, start: from, end: from + quoted.length - 2 };
    places.set(found, { name, value });
  }
}
