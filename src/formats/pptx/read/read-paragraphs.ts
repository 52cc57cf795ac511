import type { Block, List, ListItem, Run } from '../../../markup/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';

const origin = { template: null, yaml: null };

export interface ParagraphOptions {
  /** Paragraphs are items of a list unless they say otherwise. */
  readonly bulleted: boolean;
  /** Citation marks of ours are raised numbers, which a build makes again. */
  readonly withoutMarks: boolean;
  /** Where a click leads; null: nowhere that a text can lead to. */
  readonly linkOf: (id: string) => string | null;
}

interface ReadParagraph {
  readonly runs: readonly Run[];
  readonly level: number;
  readonly list: 'none' | 'bullet' | 'number';
}

/** The paragraphs of a text body as blocks: lists with their levels, and paragraphs. */
export function readBody(body: XmlElement, options: ParagraphOptions): Block[] {
  return blocksOf(
    childElements(body, 'a:p')
      .map((paragraph) => readParagraph(paragraph, options))
      .filter(({ runs }) => runs.some(({ text }) => text.trim() !== '')),
  );
}

export function runsOfBody(body: XmlElement, options: ParagraphOptions): Run[] {
  const lines = childElements(body, 'a:p').map((paragraph) => runsOf(paragraph, options));
  return lines
    .filter((runs) => runs.some(({ text }) => text.trim() !== ''))
    .flatMap((runs, i): Run[] => [...(i > 0 ? [{ text: ' ' }] : []), ...runs]);
}

function readParagraph(paragraph: XmlElement, options: ParagraphOptions): ReadParagraph {
  const properties = firstChild(paragraph, 'a:pPr');
  const has = (name: string) => properties !== null && firstChild(properties, name) !== null;
  const level = Math.min(8, Math.max(0, Number((properties && attributeOf(properties, 'lvl')) ?? 0) || 0));
  const list = has('a:buAutoNum')
    ? 'number'
    : has('a:buNone')
      ? 'none'
      : has('a:buChar') || has('a:buBlip') || options.bulleted || level > 0
        ? 'bullet'
        : 'none';
  return { runs: runsOf(paragraph, options), level, list };
}

function runsOf(paragraph: XmlElement, options: ParagraphOptions): Run[] {
  const runs: Run[] = [];
  for (const child of childElements(paragraph)) {
    if (child.name === 'a:br') runs.push({ text: '\n', break: true });
    else if (child.name === 'a:r' || child.name === 'a:fld') {
      const text = firstChild(child, 'a:t');
      const isNumber = (attributeOf(child, 'type') ?? '').startsWith('slidenum');
      if (text && !isNumber) pushRun(runs, textContent(text), firstChild(child, 'a:rPr'), options);
    } else if (child.name === 'mc:AlternateContent' || child.name === 'a14:m') {
      // A formula: its characters, as they can be read.
      const words = descendants(child, 'm:t').map(textContent).join('');
      if (words !== '') runs.push({ text: words });
    }
  }
  const shown = runs.filter(({ text }) => text.trim() !== '');
  // What is all bold is so by its design.
  const plain = (key: 'strong' | 'em') => shown.length > 0 && shown.every((run) => run[key]);
  const [bold, italic] = [plain('strong'), plain('em')];
  return runs.map(({ strong, em, ...run }) => ({
    ...run,
    ...(strong && !bold && { strong }),
    ...(em && !italic && { em }),
  }));
}

function pushRun(runs: Run[], text: string, look: XmlElement | null, options: ParagraphOptions): void {
  const is = (name: string) => look !== null && /^(1|true)$/.test(attributeOf(look, name) ?? '');
  const raised = Number((look && attributeOf(look, 'baseline')) ?? 0);
  if (options.withoutMarks && raised > 0 && /^[\d,;–\s]+$/.test(text)) return;
  const click = look && firstChild(look, 'a:hlinkClick');
  const id = click && attributeOf(click, 'r:id');
  const link = id ? options.linkOf(id) : null;
  runs.push({
    text: text.replace(/[\u00ad\v]/g, '').replace(/\s+/g, ' '),
    ...(is('b') && { strong: true as const }),
    ...(is('i') && { em: true as const }),
    ...(raised > 0 && { sup: true as const }),
    ...(raised < 0 && { sub: true as const }),
    ...(link !== null && { link }),
  });
}

function blocksOf(paragraphs: readonly ReadParagraph[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < paragraphs.length; ) {
    const { list, runs } = paragraphs[i]!;
    if (list === 'none') {
      blocks.push({ kind: 'paragraph', class: null, runs, origin });
      i += 1;
      continue;
    }
    let end = i;
    while (end < paragraphs.length && paragraphs[end]!.list !== 'none') end += 1;
    blocks.push(...listsOf(paragraphs.slice(i, end)));
    i = end;
  }
  return blocks;
}

/** What is deeper than an item stands in it. */
function listsOf(items: readonly ReadParagraph[]): List[] {
  const lists: { ordered: boolean; items: ListItem[] }[] = [];
  if (items.length === 0) return [];
  const base = Math.min(...items.map(({ level }) => level));
  for (let i = 0; i < items.length; ) {
    const { level, list, runs } = items[i]!;
    let end = i + 1;
    while (end < items.length && items[end]!.level > Math.max(base, level)) end += 1;
    const inner = listsOf(items.slice(i + 1, end));
    const item: ListItem = { blocks: [{ kind: 'paragraph', class: null, runs, origin }, ...inner], origin };
    const ordered = list === 'number';
    const last = lists.at(-1);
    if (last?.ordered === ordered) last.items.push(item);
    else lists.push({ ordered, items: [item] });
    i = end;
  }
  return lists.map((each) => ({ kind: 'list', start: 1, origin, ...each }));
}
