import { attributeOf, type XmlElement } from '../xml/index.ts';
import {
  type Block,
  type CodeBlock,
  chartKinds,
  type DiagramMarkup,
  type ListItem,
  type MarkupBlock,
  type NotesBlock,
  type ParagraphClass,
  type Table,
  type TableCell,
} from './blocks.ts';
import { completeTable, type WrittenRow } from './complete-table.ts';
import { type MarkReader, originOf, type Scope, type ScopedNode } from './markup-scope.ts';
import { type AttributeValues, readAttributes } from './read-attributes.ts';
import { findElement, readInline, refuseContent } from './read-inline.ts';
import { isBlank } from './runs.ts';
import { blockNames, type ElementInfo } from './vocabulary.ts';

const paragraphClasses: readonly ParagraphClass[] = ['lead', 'caption', 'big-number'];

/** Reads the blocks that stand in an element. Text between them is reported, unless the element may hold both. */
export function readBlocks(
  marks: MarkReader,
  element: XmlElement,
  info: ElementInfo,
  scope: Scope,
): MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  let running: ScopedNode[] = [];
  const endRunning = (): void => {
    const runs = readInline(marks, running, info);
    if (!isBlank(runs)) blocks.push({ kind: 'paragraph', class: null, runs, origin: originOf(scope) });
    running = [];
  };
  for (const child of marks.childrenOf(element, scope)) {
    const { node } = child;
    if (info.content === 'flow' && (node.kind === 'text' || !blockNames.has(node.name))) {
      running.push(child);
      continue;
    }
    if (running.length > 0) endRunning();
    const found = openChild(marks, child, info);
    if (found) blocks.push(...readBlock(marks, found.element, found.info, found.scope));
  }
  if (running.length > 0) endRunning();
  return blocks;
}

interface OpenElement {
  readonly element: XmlElement;
  readonly info: ElementInfo;
  readonly scope: Scope;
}

/** The elements that stand in an element which holds nothing else; all other things are reported. */
export function openChildren(
  marks: MarkReader,
  element: XmlElement,
  info: ElementInfo,
  scope: Scope,
): OpenElement[] {
  return marks.childrenOf(element, scope).flatMap((child) => openChild(marks, child, info) ?? []);
}

function openChild(marks: MarkReader, { node, scope }: ScopedNode, parent: ElementInfo): OpenElement | null {
  if (node.kind === 'text') {
    const text = node.text.trim();
    if (text === '') return null;
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const hint = parent.children.includes('p') ? 'put it in a <p>' : `it takes ${parent.children.join(', ')}`;
    const message = `in <${parent.name}> text stands in no block: "${shown}"`;
    marks.report('markup-stray-text', marks.scopeOfText(node, scope), message, { hint });
    return null;
  }
  const inner = marks.scopeOf(node, scope);
  const info = findElement(marks, node, parent, inner);
  return info && { element: node, info, scope: inner };
}

function readBlock(marks: MarkReader, element: XmlElement, info: ElementInfo, scope: Scope): MarkupBlock[] {
  if (info.name === 'diagram') return readDiagram(marks, element, info, scope);
  const attributes = readAttributes(marks, element, info, scope);
  const origin = originOf(scope);
  if (info.content === 'empty') refuseContent(marks, element, scope);
  switch (info.name) {
    case 'p': {
      const runs = readInline(marks, marks.childrenOf(element, scope), info);
      const paragraphClass = attributes.word('class', paragraphClasses);
      return isBlank(runs) ? [] : [{ kind: 'paragraph', class: paragraphClass, runs, origin }];
    }
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const runs = readInline(marks, marks.childrenOf(element, scope), info);
      return isBlank(runs) ? [] : [{ kind: 'heading', level: Number(info.name[1]), runs, origin }];
    }
    case 'hr':
      return [{ kind: 'rule', origin }];
    case 'ul':
    case 'ol': {
      const items = openChildren(marks, element, info, scope).flatMap((item) => readItem(marks, item));
      const start = attributes.integer('start') ?? 1;
      return items.length === 0 ? [] : [{ kind: 'list', ordered: info.name === 'ol', start, items, origin }];
    }
    case 'blockquote': {
      const blocks = readBlocks(marks, element, info, scope).filter(isTextBlock);
      return blocks.length === 0 ? [] : [{ kind: 'blockquote', blocks, origin }];
    }
    case 'pre':
      return readCode(marks, element, info, attributes, scope);
    case 'table':
      return readTable(marks, element, info, attributes, scope);
    case 'img': {
      const src = attributes.text('src');
      const fit = attributes.word('fit', ['contain', 'cover']) ?? 'contain';
      const decorative = attributes.flag('decorative') ?? false;
      const title = attributes.text('title');
      if (src === null) return [];
      const shown = { src, alt: attributes.text('alt'), ...(title !== null && { title }), decorative, fit };
      return [{ kind: 'image', ...shown, origin }];
    }
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
          secondAxis: attributes.list('second-axis'),
          xTitle: attributes.text('x-title'),
          yTitle: attributes.text('y-title'),
          values: attributes.flag('values'),
          percent: attributes.flag('percent') ?? false,
          axisMin: attributes.number('axis-min'),
          axisMax: attributes.number('axis-max'),
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
  marks: MarkReader,
  element: XmlElement,
  info: ElementInfo,
  scope: Scope,
): DiagramMarkup[] {
  const own = marks.diagrams?.get(attributeOf(element, 'arrange')?.trim() ?? '')?.attributes ?? {};
  const whole = { ...info, attributes: { ...info.attributes, ...own } };
  const attributes = readAttributes(marks, element, whole, scope);
  refuseContent(marks, element, scope);
  const arrange = attributes.text('arrange');
  if (arrange === null) return [];
  return [
    {
      kind: 'diagram',
      arrange,
      of: attributes.list('of'),
      focus: attributes.text('focus'),
      labels: attributes.flag('labels'),
      own: attributes.some(Object.keys(own)),
      alt: attributes.text('alt'),
      origin: originOf(scope),
    },
  ];
}

/** Whether a block may stand in notes: all but drawings. */
export function isNotesBlock(block: MarkupBlock): block is NotesBlock {
  return isTextBlock(block) || block.kind === 'image';
}

/** Whether a block may stand in items and quotations: all but figures. */
export function isTextBlock(block: MarkupBlock): block is Block {
  return block.kind !== 'image' && block.kind !== 'diagram' && block.kind !== 'chart';
}

function readItem(marks: MarkReader, { element, info, scope }: OpenElement): ListItem[] {
  readAttributes(marks, element, info, scope);
  const blocks = readBlocks(marks, element, info, scope).filter(isTextBlock);
  return blocks.length === 0 ? [] : [{ blocks, origin: originOf(scope) }];
}

function readCode(
  marks: MarkReader,
  element: XmlElement,
  info: ElementInfo,
  attributes: AttributeValues,
  scope: Scope,
): CodeBlock[] {
  const children = marks.childrenOf(element, scope);
  let text = '';
  children.forEach(({ node, scope: at }, i) => {
    if (node.kind === 'element') {
      findElement(marks, node, info, marks.scopeOf(node, at));
      return;
    }
    let piece = node.text.replace(/\r\n?/g, '\n');
    // The lines of the tags themselves are not part of what the template wrote between them.
    if (!at.value && i === 0) piece = piece.replace(/^[ \t]*\n/, '');
    if (!at.value && i === children.length - 1) piece = piece.replace(/\n[ \t]*$/, '');
    text += piece;
  });
  if (text.trim() === '') return [];
  return [{ kind: 'code', text, language: attributes.text('language'), origin: originOf(scope) }];
}

function readTable(
  marks: MarkReader,
  element: XmlElement,
  info: ElementInfo,
  attributes: AttributeValues,
  scope: Scope,
): Table[] {
  const cellScopes = new Map<TableCell, Scope>();
  const opened = openChildren(marks, element, info, scope);
  const written = opened.map((row, y): WrittenRow => {
    readAttributes(marks, row.element, row.info, row.scope);
    const cells = openChildren(marks, row.element, row.info, row.scope).map((cell) => {
      const read = readCell(marks, cell, opened.length - y);
      cellScopes.set(read, cell.scope);
      return read;
    });
    return { cells, origin: originOf(row.scope) };
  });
  const { rows, columns, overlaps } = completeTable(written);
  for (const cell of overlaps) {
    const at = cellScopes.get(cell) ?? scope;
    const message = 'this cell is wider than the place that the cells above it leave';
    marks.report('markup-table', at, message, { hint: 'make its colspan or their rowspan smaller' });
  }
  if (columns > mostColumns) {
    const message = `this table has ${columns} columns; PowerPoint takes at most ${mostColumns}`;
    marks.report('markup-table', scope, message, { hint: 'choose some of them, or make rows of them' });
  }
  if (rows.length === 0 || columns > mostColumns) return [];
  return [{ kind: 'table', rows, origin: originOf(scope), alt: attributes.text('alt') }];
}

/** PowerPoint makes no wider tables. */
const mostColumns = 75;

function readCell(marks: MarkReader, { element, info, scope }: OpenElement, rowsLeft: number): TableCell {
  const attributes = readAttributes(marks, element, info, scope);
  const runs = readInline(marks, marks.childrenOf(element, scope), info);
  const rowspan = attributes.integer('rowspan') ?? 1;
  if (rowspan > rowsLeft) {
    const left = `the table has ${['no row', '1 row'][rowsLeft - 1] ?? `${rowsLeft - 1} rows`} below`;
    const at = marks.scopeOfAttribute(info.name, 'rowspan', 'value', scope);
    marks.report('markup-invalid-attribute', at, `rowspan="${rowspan}" of <${info.name}>: ${left}`);
  }
  return {
    header: info.name === 'th',
    runs,
    align: attributes.word('align', ['left', 'center', 'right']),
    colspan: attributes.integer('colspan') ?? 1,
    rowspan: Math.min(rowspan, rowsLeft),
    origin: originOf(scope),
  };
}
