import {
  type DiagramMarkup,
  isTextBlock,
  type ListItem,
  type MarkupBlock,
  type ParagraphClass,
  type Table,
  type TableCell,
} from './blocks.ts';
import { rowLooks, verdicts } from './cell-drawing.ts';
import { chartKinds, chartSorts } from './chart-kinds.ts';
import {
  type MarkupReporter,
  originOf,
  type Scope,
  scopeOf,
  scopeOfAttribute,
  scopeOfText,
  scopeOfValue,
} from './markup-scope.ts';
import type { MarkupElement, MarkupNode } from './markup-tree.ts';
import { type AttributeValues, readAttributes } from './read-attributes.ts';
import { readCards } from './read-cards.ts';
import { readImage } from './read-image.ts';
import { blockName, findElement, nodeName, readInline, refuseBlocks, refuseContent } from './read-inline.ts';
import { readPre } from './read-pre.ts';
import { isBlank } from './runs.ts';
import { makeTable, settleBlocks } from './settle-blocks.ts';
import type { WrittenRow } from './tables.ts';
import { blockNames, type ElementInfo } from './vocabulary.ts';

const paragraphClasses: readonly ParagraphClass[] = ['lead', 'caption', 'big-number'];

/** Reads the blocks that stand in an element. Text between them is reported, unless the element may hold both. */
export function readBlocks(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
): MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  let running: MarkupNode[] = [];
  const endRunning = (): void => {
    if (running.length === 0) return;
    const runs = readInline(reporter, running, info, scope);
    if (!isBlank(runs)) blocks.push({ kind: 'paragraph', class: null, runs, origin: originOf(scope) });
    running = [];
  };
  for (const node of element.children) {
    if (node.kind === 'blocks') {
      endRunning();
      const at = scopeOfValue(node, scope);
      const allowed = node.blocks.filter((block) => findElement(reporter, blockName(block), info, at));
      blocks.push(...settleBlocks(reporter, allowed, at));
    } else if (info.content === 'flow' && !(node.kind === 'element' && blockNames.has(node.name))) {
      running.push(node);
    } else {
      endRunning();
      const found = openChild(reporter, node, info, scope);
      if (found) blocks.push(...readBlock(reporter, found.element, found.info, found.scope));
    }
  }
  endRunning();
  return blocks;
}

interface OpenElement {
  readonly element: MarkupElement;
  readonly info: ElementInfo;
  readonly scope: Scope;
}

/** The elements that stand in an element which holds nothing else; all other things are reported. */
export function openChildren(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
): OpenElement[] {
  return element.children.flatMap((node) => {
    if (node.kind !== 'blocks') return openChild(reporter, node, info, scope) ?? [];
    refuseBlocks(reporter, node.blocks, info, scopeOfValue(node, scope));
    return [];
  });
}

function openChild(
  reporter: MarkupReporter,
  node: Exclude<MarkupNode, { readonly kind: 'blocks' }>,
  parent: ElementInfo,
  scope: Scope,
): OpenElement | null {
  const name = nodeName(node);
  if (node.kind === 'element') {
    const inner = scopeOf(node, scope);
    const info = findElement(reporter, node.name, parent, inner);
    return info && { element: node, info, scope: inner };
  }
  const at = node.kind === 'text' ? scopeOfText(node, scope) : scopeOfValue(node.run, scope);
  if (name !== null) {
    // A mark of a value stands where no text may: it is refused by name.
    findElement(reporter, name, parent, at);
    return null;
  }
  const text = (node.kind === 'text' ? node.text : node.run.text).trim();
  if (text === '') return null;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const hint = parent.children.includes('p') ? 'put it in a <p>' : `it takes ${parent.children.join(', ')}`;
  const message = `in <${parent.name}> text stands in no block: "${shown}"`;
  reporter.report('markup-stray-text', at, message, { hint });
  return null;
}

function readBlock(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
): MarkupBlock[] {
  if (info.name === 'diagram') return readDiagram(reporter, element, info, scope);
  if (info.name === 'cards') return readCards(reporter, element, info, scope, { openChildren, readBlocks });
  const attributes = readAttributes(reporter, element, info, scope);
  const origin = originOf(scope);
  if (info.content === 'empty') refuseContent(reporter, element, scope);
  switch (info.name) {
    case 'p': {
      const runs = readInline(reporter, element.children, info, scope);
      const paragraphClass = attributes.word('class', paragraphClasses);
      return isBlank(runs) ? [] : [{ kind: 'paragraph', class: paragraphClass, runs, origin }];
    }
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const runs = readInline(reporter, element.children, info, scope);
      return isBlank(runs) ? [] : [{ kind: 'heading', level: Number(info.name[1]), runs, origin }];
    }
    case 'hr':
      return [{ kind: 'rule', origin }];
    case 'ul':
    case 'ol': {
      const items = openChildren(reporter, element, info, scope).flatMap((item) => readItem(reporter, item));
      const start = attributes.integer('start') ?? 1;
      return items.length === 0 ? [] : [{ kind: 'list', ordered: info.name === 'ol', start, items, origin }];
    }
    case 'blockquote': {
      const blocks = readBlocks(reporter, element, info, scope).filter(isTextBlock);
      return blocks.length === 0 ? [] : [{ kind: 'blockquote', blocks, origin }];
    }
    case 'pre':
      return readPre(reporter, element, info, attributes, scope);
    case 'table':
      return readTable(reporter, element, info, attributes, scope);
    case 'img':
      return readImage(attributes, origin);
    case 'chart': {
      const chart = attributes.word('kind', chartKinds);
      const data = attributes.text('data');
      if (!chart || data === null) return [];
      return [
        {
          kind: 'chart',
          chart,
          data,
          x: attributes.text('x'),
          y: attributes.list('y'),
          series: attributes.text('series'),
          size: attributes.text('size'),
          errors: attributes.list('errors'),
          secondAxis: attributes.list('second-axis'),
          xTitle: attributes.text('x-title'),
          yTitle: attributes.text('y-title'),
          values: attributes.flag('values'),
          percent: attributes.flag('percent') ?? false,
          axisMin: attributes.number('axis-min'),
          axisMax: attributes.number('axis-max'),
          emphasis: attributes.text('emphasis'),
          sort: attributes.word('sort', chartSorts),
          top: attributes.integer('top'),
          reference: attributes.number('reference'),
          referenceLabel: attributes.text('reference-label'),
          annotateAt: attributes.text('annotate-at'),
          note: readInline(reporter, element.children, info, scope),
          alt: attributes.text('alt'),
          origin,
        },
      ];
    }
    default:
      throw new Error(`no reader for the block <${info.name}>`);
  }
}

/** A diagram, with the attributes that only its arrangement has. */
function readDiagram(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
): DiagramMarkup[] {
  const named = element.attributes.find(({ name }) => name === 'arrange')?.value.trim() ?? '';
  const own = reporter.diagrams?.get(named)?.attributes ?? {};
  const whole = { ...info, attributes: { ...info.attributes, ...own } };
  const attributes = readAttributes(reporter, element, whole, scope);
  refuseContent(reporter, element, scope);
  const arrange = attributes.text('arrange');
  // That it is no arrangement has been said.
  if (arrange === null && named !== '') return [];
  return [
    {
      kind: 'diagram',
      arrange,
      of: attributes.list('of'),
      focus: attributes.text('focus'),
      labels: attributes.flag('labels'),
      emphasis: attributes.text('emphasis'),
      ...toldOf(attributes),
      own: attributes.some(Object.keys(own)),
      alt: attributes.text('alt'),
      origin: originOf(scope),
    },
  ];
}

function toldOf(attributes: AttributeValues): Pick<DiagramMarkup, 'told'> {
  const points = attributes.list('points');
  const parts = attributes.list('parts');
  const xTitle = attributes.text('x-title');
  const yTitle = attributes.text('y-title');
  const at = attributes.list('at');
  const image = attributes.text('image');
  const imageAlt = attributes.text('image-alt');
  const isTold = [...points, ...parts, ...at, xTitle, yTitle, image].some((each) => each !== null);
  return isTold ? { told: { points, parts, at, image, imageAlt, xTitle, yTitle } } : {};
}

function readItem(reporter: MarkupReporter, { element, info, scope }: OpenElement): ListItem[] {
  readAttributes(reporter, element, info, scope);
  const blocks = readBlocks(reporter, element, info, scope).filter(isTextBlock);
  return blocks.length === 0 ? [] : [{ blocks, origin: originOf(scope) }];
}

function readTable(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  attributes: AttributeValues,
  scope: Scope,
): Table[] {
  const cellScopes = new Map<TableCell, Scope>();
  const opened = openChildren(reporter, element, info, scope);
  const written = opened.map((row, y): WrittenRow => {
    const look = readAttributes(reporter, row.element, row.info, row.scope).word('look', rowLooks);
    const cells = openChildren(reporter, row.element, row.info, row.scope).map((cell) => {
      const read = readCell(reporter, cell, opened.length - y);
      cellScopes.set(read, cell.scope);
      return read;
    });
    return { cells, ...(look && { look }), origin: originOf(row.scope) };
  });
  return makeTable(reporter, written, attributes.text('alt'), scope, cellScopes);
}

function readCell(
  reporter: MarkupReporter,
  { element, info, scope }: OpenElement,
  rowsLeft: number,
): TableCell {
  const attributes = readAttributes(reporter, element, info, scope);
  const runs = readInline(reporter, element.children, info, scope);
  const rowspan = attributes.integer('rowspan') ?? 1;
  if (rowspan > rowsLeft) {
    const left = `the table has ${['no row', '1 row'][rowsLeft - 1] ?? `${rowsLeft - 1} rows`} below`;
    const at = scopeOfAttribute(info.name, 'rowspan', 'value', scope);
    reporter.report('markup-invalid-attribute', at, `rowspan="${rowspan}" of <${info.name}>: ${left}`);
  }
  return {
    header: info.name === 'th',
    runs,
    align: attributes.word('align', ['left', 'center', 'right']),
    ...(attributes.word('look', ['focus']) && { stands: true as const }),
    colspan: attributes.integer('colspan') ?? 1,
    rowspan: Math.min(rowspan, rowsLeft),
    ...drawnIn(attributes),
    origin: originOf(scope),
  };
}

function drawnIn(attributes: AttributeValues): Pick<TableCell, 'drawn'> {
  const bar = attributes.number('bar');
  const sparkline = attributes.list('sparkline');
  const verdict = attributes.word('verdict', verdicts);
  if (bar !== null) return { drawn: { kind: 'bar', value: bar } };
  if (verdict !== null) return { drawn: { kind: 'verdict', verdict } };
  const icon = attributes.text('icon');
  if (icon !== null) return { drawn: { kind: 'icon', name: icon } };
  if (sparkline.length === 0) return {};
  const values = sparkline.map((each) => (each === '-' ? null : Number(each)));
  return { drawn: { kind: 'sparkline', values } };
}
