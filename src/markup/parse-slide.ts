import type { Outcome, Span } from '../source/index.ts';
import { parseXml, type XmlElement, XmlError } from '../xml/index.ts';
import type { NotesBlock, Run, SlideMarkup, SlotMarkup } from './blocks.ts';
import { MarkReader, originOf, type Scope } from './markup-scope.ts';
import { readAttributes } from './read-attributes.ts';
import { isNotesBlock, openChildren, readBlocks } from './read-blocks.ts';
import { readInline } from './read-inline.ts';
import type { RenderedMarkup } from './rendered-markup.ts';
import { isBlank } from './runs.ts';
import { type DiagramVocabulary, elementsByName } from './vocabulary.ts';

/**
 * Reads one slide that a template printed: strict XML in the vocabulary of `vocabulary.ts`. Every block says which tag
 * of the template it is from and which value of the outline it shows. Reports the `markup-…` codes and
 * `link-not-allowed`, at the template's place, with the outline's where one is known. Without a list of them every word is
 * the name of an arrangement.
 */
export function parseSlide(
  rendered: RenderedMarkup,
  diagrams: DiagramVocabulary | null = null,
): Outcome<SlideMarkup> {
  const marks = new MarkReader(rendered, diagrams);
  let root: XmlElement;
  try {
    root = parseXml(nameChartMarks(rendered.xml));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    reportSyntax(marks, rendered, error);
    return { diagnostics: marks.diagnostics };
  }
  const scope = marks.scopeOf(root, marks.outermost);
  if (root.name !== 'slide') {
    marks.report('markup-misplaced-element', scope, `<${root.name}> stands where <slide> is expected`);
    return { diagnostics: marks.diagnostics };
  }
  const value = readSlide(marks, root, scope);
  return { value, diagnostics: marks.diagnostics };
}

function readSlide(marks: MarkReader, root: XmlElement, scope: Scope): SlideMarkup {
  const info = elementsByName.get('slide')!;
  const attributes = readAttributes(marks, root, info, scope);
  const seen = new Set<string>();
  let title: readonly Run[] = [];
  let titleScope = scope;
  let subtitle: readonly Run[] | null = null;
  let notes: readonly NotesBlock[] = [];
  const slots: SlotMarkup[] = [];
  for (const { element, info: child, scope: at } of openChildren(marks, root, info, scope)) {
    const values = readAttributes(marks, element, child, at);
    const name = child.name === 'slot' ? values.text('name') : null;
    const key = name === null ? child.name : `slot ${name}`;
    if (seen.has(key) && key !== 'slot') {
      const what = name === null ? `a <${child.name}>` : `a slot "${name}"`;
      const place = marks.scopeOfAttribute('slot', 'name', 'value', at);
      marks.report('markup-repeated', place, `the slide has ${what} already`, { hint: 'leave one out' });
      continue;
    }
    seen.add(key);
    if (child.name === 'title') {
      title = readInline(marks, marks.childrenOf(element, at), child);
      titleScope = at;
    } else if (child.name === 'subtitle') {
      const runs = readInline(marks, marks.childrenOf(element, at), child);
      subtitle = isBlank(runs) ? null : runs;
    } else {
      const blocks = readBlocks(marks, element, child, at);
      if (child.name === 'notes') notes = blocks.filter(isNotesBlock);
      else if (name !== null) slots.push({ name, blocks, origin: originOf(at) });
    }
  }
  if (!seen.has('title')) {
    const hint = 'write <title>…</title> first in <slide>';
    marks.report('markup-missing-element', scope, 'the slide has no <title>', { hint });
  }
  return {
    layout: attributes.text('layout') ?? '',
    background: attributes.text('background'),
    title,
    titleOrigin: originOf(titleScope),
    subtitle,
    slots,
    notes,
    origin: originOf(scope),
  };
}

/**
 * `chart` has an attribute `y` of its own, so the mark of the same name directly after its tag is renamed, at equal
 * length: offsets stay.
 */
function nameChartMarks(xml: string): string {
  return xml.replace(/(<chart t="\d+" )y(="\d+")/g, '$1w$2');
}

/**
 * The XML is not the author's to see: the fault is shown where the template has it, if what stands between the last tag
 * and the fault is the template's own; else at that tag.
 */
function reportSyntax(marks: MarkReader, rendered: RenderedMarkup, error: XmlError): void {
  let place = -1;
  let value = -1;
  let since = 0;
  for (const tag of rendered.xml.matchAll(/<[^\s<>/"]+ t="(\d+)"(?: y="(\d+)")?/g)) {
    if (tag.index > error.offset) break;
    place = Number(tag[1]);
    value = tag[2] === undefined ? -1 : Number(tag[2]);
    since = tag.index;
  }
  const template = exactPlace(rendered, rendered.places[place] ?? startOf(rendered), since, error.offset);
  const yaml = rendered.values[value]?.yaml ?? null;
  const scope: Scope = { template, yaml, value: null };
  marks.report('markup-syntax', scope, `the slide is not well-formed: ${error.message}`);
}

/** The place in the template of an offset behind a tag, where what was printed between is what stands there. */
function exactPlace({ xml }: RenderedMarkup, tag: Span, from: number, offset: number): Span {
  const printed = xml.slice(from, offset).replace(/(<[^\s<>/"]+) t="\d+"(?: [yw]="\d+")?/g, '$1');
  if (!tag.file.text.startsWith(printed, tag.start)) return tag;
  const start = tag.start + printed.length;
  return { file: tag.file, start, end: Math.min(start + 1, tag.file.text.length) };
}

/** Where a template begins behind its front matter: what it prints before its first tag has no mark. */
function startOf({ file }: RenderedMarkup): Span {
  const start = /^---[\s\S]*?\n---[ \t]*(?:\r\n|\n|\r|$)/.exec(file.text)?.[0].length ?? 0;
  return { file, start, end: start };
}
