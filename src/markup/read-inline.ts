import { didYouMean } from '../source/index.ts';
import type { MarkupBlock, Run } from './blocks.ts';
import { type MarkupReporter, type Scope, scopeOf, scopeOfValue } from './markup-scope.ts';
import type { MarkupElement, MarkupNode } from './markup-tree.ts';
import { type AttributeValues, readAttributes } from './read-attributes.ts';
import { collapseSpace, type RawRun } from './runs.ts';
import { blockNames, type ElementInfo, elementsByName } from './vocabulary.ts';

type Formatting = Omit<Run, 'text' | 'break' | 'cite' | 'owner' | 'yaml' | 'language'>;
const plain: Formatting = {};

/** Reads what stands in an element of running text. Reports elements that may not stand there. */
export function readInline(
  reporter: MarkupReporter,
  nodes: readonly MarkupNode[],
  parent: ElementInfo,
  scope: Scope,
): readonly Run[] {
  const raw: RawRun[] = [];
  collect(reporter, nodes, parent, scope, plain, raw);
  return collapseSpace(raw);
}

function collect(
  reporter: MarkupReporter,
  nodes: readonly MarkupNode[],
  parent: ElementInfo,
  scope: Scope,
  format: Formatting,
  raw: RawRun[],
): void {
  const formatted = format !== plain;
  for (const node of nodes) {
    if (node.kind === 'text') {
      raw.push({ run: formatted ? { ...format, text: node.text } : { text: node.text }, data: false });
    } else if (node.kind === 'run') {
      const { run, data } = node;
      if (run.link !== undefined && format.link !== undefined)
        findElement(reporter, 'a', elementsByName.get('a')!, scopeOfValue(run, scope));
      else raw.push({ run: formatted ? { ...format, ...run } : run, data });
    } else if (node.kind === 'blocks') {
      refuseBlocks(reporter, node.blocks, parent, scopeOfValue(node, scope));
    } else collectElement(reporter, node, parent, scope, format, raw);
  }
}

function collectElement(
  reporter: MarkupReporter,
  element: MarkupElement,
  parent: ElementInfo,
  scope: Scope,
  format: Formatting,
  raw: RawRun[],
): void {
  const { name } = element;
  const inner = scopeOf(element, scope);
  const isNestedLink = name === 'a' && format.link !== undefined;
  const info = findElement(reporter, name, isNestedLink ? elementsByName.get('a')! : parent, inner);
  if (!info) return;
  const attributes = readAttributes(reporter, element, info, inner);
  if (name === 'br') {
    raw.push({ run: { ...format, text: '\n', break: true }, data: false });
    refuseContent(reporter, element, inner);
    return;
  }
  const added = formattingOf(name, attributes, inner);
  collect(reporter, element.children, info, inner, { ...format, ...added }, raw);
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

/** What the vocabulary says of an element, when it may stand in `parent`; else null, reported. */
export function findElement(
  reporter: MarkupReporter,
  name: string,
  parent: ElementInfo,
  scope: Scope,
): ElementInfo | null {
  const info = elementsByName.get(name);
  if (info && parent.children.includes(name)) return info;
  if (!info) {
    const hint =
      didYouMean(name, parent.children) ??
      didYouMean(name, elementsByName.keys()) ??
      (parent.children.length > 0 ? `<${parent.name}> takes ${parent.children.join(', ')}` : null);
    reporter.report('markup-unknown-element', scope, `there is no element <${name}>`, { hint });
    return null;
  }
  reporter.report('markup-misplaced-element', scope, `<${name}> cannot stand in <${parent.name}>`, {
    hint: misplacedHint(name, parent),
  });
  return null;
}

/** Reports anything that stands in an element that must be empty. */
export function refuseContent(reporter: MarkupReporter, element: MarkupElement, scope: Scope): void {
  for (const node of element.children) {
    const names = node.kind === 'blocks' ? node.blocks.map(blockName) : [nodeName(node)];
    for (const name of names) {
      if (name === null && isBlankText(node)) continue;
      const what = name === null ? 'text' : `<${name}>`;
      const message = `<${element.name}> is empty: no ${what} can stand in it`;
      reporter.report('markup-misplaced-element', scope, message);
    }
  }
}

function isBlankText(node: MarkupNode): boolean {
  return (node.kind === 'text' ? node.text : node.kind === 'run' ? node.run.text : '').trim() === '';
}

/** Reports blocks of a value where none may stand. */
export function refuseBlocks(
  reporter: MarkupReporter,
  blocks: readonly MarkupBlock[],
  parent: ElementInfo,
  scope: Scope,
): void {
  for (const block of blocks) findElement(reporter, blockName(block), parent, scope);
}

/** The element that a block of a value would be in markup. */
export function blockName(block: MarkupBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return 'p';
    case 'heading':
      return `h${Math.min(6, Math.max(3, block.level))}`;
    case 'rule':
      return 'hr';
    case 'list':
      return block.ordered ? 'ol' : 'ul';
    case 'code':
      return 'pre';
    case 'image':
      return 'img';
    default:
      return block.kind;
  }
}

/** The element that a node is, or that a run of a value would be the outermost of; null for plain text. */
export function nodeName(node: MarkupNode): string | null {
  if (node.kind === 'element') return node.name;
  if (node.kind !== 'run') return null;
  const { run } = node;
  if (run.cite) return 'cite';
  if (run.link !== undefined) return 'a';
  if (run.class !== undefined) return 'span';
  if (run.break) return 'br';
  const names = ['strong', 'em', 'strike', 'sub', 'sup', 'code'] as const;
  const found = names.find((name) => run[name]);
  return found === 'strike' ? 'del' : (found ?? null);
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
