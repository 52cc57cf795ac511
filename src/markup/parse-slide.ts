import type { Outcome, SourceFile, Span } from '../source/index.ts';
import { parseXml, XmlError } from '../xml/index.ts';
import { isNotesBlock, type NotesBlock, type Run, type SlideMarkup, type SlotMarkup } from './blocks.ts';
import { MarkupReporter, originOf, type Scope, scopeOf, scopeOfAttribute } from './markup-scope.ts';
import type { MarkupElement, MarkupFault, RenderedMarkup } from './markup-tree.ts';
import { readAttributes } from './read-attributes.ts';
import { openChildren, readBlocks } from './read-blocks.ts';
import { readInline } from './read-inline.ts';
import { isBlank } from './runs.ts';
import { type DiagramVocabulary, elementsByName } from './vocabulary.ts';

/**
 * Reads one slide that a template rendered, in the vocabulary of `vocabulary.ts`. Every block says which tag of the template
 * it is from and which value of the outline it shows. Reports the `markup-…` codes and `link-not-allowed`, at the template's
 * place, with the outline's where one is known. Without a list of them every word is the name of an arrangement.
 */
export function parseSlide(
  { file, nodes, fault }: RenderedMarkup,
  diagrams: DiagramVocabulary | null = null,
): Outcome<SlideMarkup> {
  const reporter = new MarkupReporter(diagrams);
  const { diagnostics } = reporter;
  const root = nodes.find((node) => node.kind === 'element');
  if (fault || !root) {
    reportSyntax(reporter, fault ?? { xml: '', places: [] }, file);
    return { diagnostics };
  }
  const scope = scopeOf(root, { template: { file, start: 0, end: 0 }, yaml: null });
  if (root.name !== 'slide') {
    reporter.report('markup-misplaced-element', scope, `<${root.name}> stands where <slide> is expected`);
    return { diagnostics };
  }
  return { value: readSlide(reporter, root, scope), diagnostics };
}

function readSlide(reporter: MarkupReporter, root: MarkupElement, scope: Scope): SlideMarkup {
  const info = elementsByName.get('slide')!;
  const attributes = readAttributes(reporter, root, info, scope);
  const seen = new Set<string>();
  let title: readonly Run[] = [];
  let titleScope = scope;
  let subtitle: readonly Run[] | null = null;
  let notes: readonly NotesBlock[] = [];
  const slots: SlotMarkup[] = [];
  for (const { element, info: child, scope: at } of openChildren(reporter, root, info, scope)) {
    const values = readAttributes(reporter, element, child, at);
    const name = child.name === 'slot' ? values.text('name') : null;
    const key = name === null ? child.name : `slot ${name}`;
    if (seen.has(key) && key !== 'slot') {
      const what = name === null ? `a <${child.name}>` : `a slot "${name}"`;
      const place = scopeOfAttribute('slot', 'name', 'value', at);
      reporter.report('markup-repeated', place, `the slide has ${what} already`, { hint: 'leave one out' });
      continue;
    }
    seen.add(key);
    if (child.name === 'title') {
      title = readInline(reporter, element.children, child, at);
      titleScope = at;
    } else if (child.name === 'subtitle') {
      const runs = readInline(reporter, element.children, child, at);
      subtitle = isBlank(runs) ? null : runs;
    } else {
      const blocks = readBlocks(reporter, element, child, at);
      if (child.name === 'notes') notes = blocks.filter(isNotesBlock);
      else if (name !== null)
        slots.push({
          name,
          blocks,
          ...(values.flag('run-on') && { runOn: true as const }),
          origin: originOf(at),
        });
    }
  }
  if (!seen.has('title')) {
    const hint = 'write <title>…</title> first in <slide>';
    reporter.report('markup-missing-element', scope, 'the slide has no <title>', { hint });
  }
  return {
    layout: attributes.text('layout') ?? '',
    instead: attributes.list('instead'),
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
 * The tags make no tree: XML says why. It is not the author's to see: the fault is shown where the template has it, if what
 * stands between the last tag and the fault is the template's own; else at that tag.
 */
function reportSyntax(reporter: MarkupReporter, { xml, places }: MarkupFault, file: SourceFile): void {
  const error = errorIn(xml);
  let number = -1;
  let since = 0;
  for (const tag of xml.matchAll(/<[^\s<>/"]+ t="(\d+)"/g)) {
    if (tag.index > error.offset) break;
    number = Number(tag[1]);
    since = tag.index;
  }
  const tag = places[number];
  const printed = xml.slice(since, error.offset).replace(/(<[^\s<>/"]+) t="\d+"/g, '$1');
  const scope = { template: exactPlace(tag?.template ?? startOf(file), printed), yaml: tag?.yaml ?? null };
  reporter.report('markup-syntax', scope, `the slide is not well-formed: ${error.message}`);
}

function errorIn(xml: string): XmlError {
  try {
    parseXml(xml);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  return new XmlError('its tags make no tree', 0);
}

/** The place in the template of what comes behind a tag, where what was printed between is what stands there. */
function exactPlace(tag: Span, printed: string): Span {
  if (!tag.file.text.startsWith(printed, tag.start)) return tag;
  const start = tag.start + printed.length;
  return { file: tag.file, start, end: Math.min(start + 1, tag.file.text.length) };
}

/** Where a template begins behind its front matter: what it prints before its first tag has no place of its own. */
function startOf(file: SourceFile): Span {
  const start = /^---[\s\S]*?\n---[ \t]*(?:\r\n|\n|\r|$)/.exec(file.text)?.[0].length ?? 0;
  return { file, start, end: start };
}
