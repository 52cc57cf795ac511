import {
  type Block,
  type CardMarkup,
  type CardsMarkup,
  type ImageMarkup,
  isTextBlock,
  type MarkupBlock,
  type Run,
} from './blocks.ts';
import { cardStyles } from './card-styles.ts';
import { type MarkupReporter, originOf, type Scope } from './markup-scope.ts';
import type { MarkupElement } from './markup-tree.ts';
import { readAttributes } from './read-attributes.ts';
import { readImage } from './read-image.ts';
import { readInline, refuseContent } from './read-inline.ts';
import { isBlank } from './runs.ts';
import type { ElementInfo } from './vocabulary.ts';

type Read<T> = (reporter: MarkupReporter, element: MarkupElement, info: ElementInfo, scope: Scope) => T[];

/** Reads what stands in a part; cards are blocks themselves, so the reader of blocks hands it in. */
interface Readers {
  readonly openChildren: Read<{
    readonly element: MarkupElement;
    readonly info: ElementInfo;
    readonly scope: Scope;
  }>;
  readonly readBlocks: Read<MarkupBlock>;
}

/** Cards with their parts; those in which nothing stands are left out. */
export function readCards(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
  readers: Readers,
): CardsMarkup[] {
  const attributes = readAttributes(reporter, element, info, scope);
  const style = attributes.word('style', cardStyles);
  const cards = readers
    .openChildren(reporter, element, info, scope)
    .map((child) => readCard(reporter, child.element, child.info, child.scope, readers))
    .filter(saysSomething);
  return style === null || cards.length === 0
    ? []
    : [{ kind: 'cards', style, cards, origin: originOf(scope) }];
}

function readCard(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
  { openChildren, readBlocks }: Readers,
): CardMarkup {
  const attributes = readAttributes(reporter, element, info, scope);
  const bar = attributes.number('bar');
  const lines: Record<string, readonly Run[]> = {};
  let picture: ImageMarkup | null = null;
  let body: readonly Block[] = [];
  for (const child of openChildren(reporter, element, info, scope)) {
    const { name } = child.info;
    if (name === 'body') {
      readAttributes(reporter, child.element, child.info, child.scope);
      body = readBlocks(reporter, child.element, child.info, child.scope).filter(isTextBlock);
    } else if (name === 'img') {
      const own = readAttributes(reporter, child.element, child.info, child.scope);
      refuseContent(reporter, child.element, child.scope);
      picture = readImage(own, originOf(child.scope))[0] ?? null;
    } else {
      readAttributes(reporter, child.element, child.info, child.scope);
      const runs = readInline(reporter, child.element.children, child.info, child.scope);
      lines[name] = isBlank(runs) ? [] : runs;
    }
  }
  return {
    picture,
    value: lines.value ?? [],
    head: lines.head ?? [],
    detail: lines.detail ?? [],
    body,
    foot: lines.foot ?? [],
    icon: attributes.text('icon'),
    cardKind: attributes.text('kind'),
    state: attributes.word('state', ['current']),
    bar: bar === null ? null : Math.max(0, bar),
    origin: originOf(scope),
  };
}

function saysSomething({ picture, value, head, detail, body, foot }: CardMarkup): boolean {
  return picture !== null || [value, head, detail, body, foot].some((part) => part.length > 0);
}
