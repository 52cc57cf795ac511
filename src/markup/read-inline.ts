import { didYouMean } from '../source/index.ts';
import type { XmlElement } from '../xml/index.ts';
import type { Run } from './blocks.ts';
import { collapseSpace, type RawRun } from './collapse-space.ts';
import type { MarkReader, Scope, ScopedNode } from './markup-scope.ts';
import { type AttributeValues, readAttributes } from './read-attributes.ts';
import { attributeRuns } from './runs.ts';
import { blockNames, type ElementInfo, elementsByName } from './vocabulary.ts';

type Formatting = Omit<Run, 'text' | 'break' | 'cite' | 'owner' | 'yaml' | 'language'>;

/** Reads what stands in an element of running text. Reports elements that may not stand there. */
export function readInline(
  marks: MarkReader,
  nodes: readonly ScopedNode[],
  parent: ElementInfo,
): readonly Run[] {
  const raw: RawRun[] = [];
  collect(marks, nodes, parent, {}, raw);
  return collapseSpace(raw);
}

function collect(
  marks: MarkReader,
  nodes: readonly ScopedNode[],
  parent: ElementInfo,
  format: Formatting,
  raw: RawRun[],
): void {
  for (const { node, scope } of nodes) {
    if (node.kind === 'text') {
      raw.push({ run: ofValue({ ...format, text: node.text }, scope), data: scope.value !== null });
      continue;
    }
    const inner = marks.scopeOf(node, scope);
    const isNestedLink = node.name === 'a' && format.link !== undefined;
    const info = findElement(marks, node, isNestedLink ? elementsByName.get('a')! : parent, inner);
    if (!info) continue;
    const attributes = readAttributes(marks, node, info, inner);
    if (node.name === 'cite') {
      const cite = marks.citeTarget(node);
      if (cite) raw.push({ run: { ...format, text: '', cite }, data: false });
    } else if (node.name === 'br') {
      raw.push({ run: { ...format, text: '\n', break: true }, data: false });
    } else {
      const added = formattingOf(node.name, attributes, inner);
      collect(marks, marks.childrenOf(node, inner), info, { ...format, ...added }, raw);
      continue;
    }
    refuseContent(marks, node, inner);
  }
}

function formattingOf(name: string, attributes: AttributeValues, scope: Scope): Formatting {
  switch (name) {
    case 'strong':
      return { strong: true };
    case 'em':
      return { em: true };
    case 'del':
      return { strike: true };
    case 'code':
      return { code: true };
    case 'sup':
      return { sup: true };
    case 'sub':
      return { sub: true };
    case 'a': {
      const link = attributes.text('href');
      const title = attributes.text('title');
      return link === null ? {} : { link, ...(title !== null && { linkTitle: title }) };
    }
    case 'span': {
      const name = attributes.text('class');
      return name === null ? {} : { class: name, ...(scope.template && { classSpan: scope.template }) };
    }
    default:
      return {};
  }
}

function ofValue(run: Run, { value }: Scope): Run {
  if (!value) return run;
  const { owner, yaml, language } = value;
  return attributeRuns([run], { owner, span: yaml, language })[0]!;
}

/** What the vocabulary says of an element, when it may stand in `parent`; else null, reported. */
export function findElement(
  marks: MarkReader,
  element: XmlElement,
  parent: ElementInfo,
  scope: Scope,
): ElementInfo | null {
  const { name } = element;
  const info = elementsByName.get(name);
  if (info && parent.children.includes(name)) return info;
  if (!info) {
    const hint =
      didYouMean(name, parent.children) ??
      didYouMean(name, elementsByName.keys()) ??
      (parent.children.length > 0 ? `<${parent.name}> takes ${parent.children.join(', ')}` : null);
    marks.report('markup-unknown-element', scope, `there is no element <${name}>`, { hint });
    return null;
  }
  marks.report('markup-misplaced-element', scope, `<${name}> cannot stand in <${parent.name}>`, {
    hint: misplacedHint(name, parent),
  });
  return null;
}

/** Reports anything that stands in an element that must be empty. */
export function refuseContent(marks: MarkReader, element: XmlElement, scope: Scope): void {
  for (const { node, scope: at } of marks.childrenOf(element, scope)) {
    if (node.kind === 'text' && node.text.trim() === '') continue;
    const what = node.kind === 'text' ? 'text' : `<${node.name}>`;
    marks.report('markup-misplaced-element', at, `<${element.name}> is empty: no ${what} can stand in it`);
  }
}

function misplacedHint(name: string, parent: ElementInfo): string | null {
  const isInline = !blockNames.has(name) && elementsByName.get('p')!.children.includes(name);
  if (isInline && parent.children.includes('p')) return 'put it in a <p>';
  if (name === 'a' && parent.name === 'a') return 'links cannot stand in each other';
  if (blockNames.has(name) && parent.content === 'inline') {
    return `<${parent.name}> holds running text; blocks stand beside it, not in it`;
  }
  return parent.children.length > 0 ? `<${parent.name}> takes ${parent.children.join(', ')}` : null;
}
