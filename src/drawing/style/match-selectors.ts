import type { AttributeSelector, Selector } from 'css-what';
import { type DrawingElement, type DrawingNode, Refusal } from '../drawing-tree.ts';
import { selectors as selectorLibraries } from '../load-libraries.ts';

/** How strongly a selector binds (Selectors 4, 17): ids, classes, types. */
export type Specificity = readonly [ids: number, classes: number, types: number];

export interface CompiledSelector {
  readonly specificity: Specificity;
  readonly matches: (element: DrawingElement) => boolean;
  /** What an element must have to be asked about at all. */
  readonly key: SelectorKey;
}

type SelectorKey =
  | { readonly kind: 'id' | 'class' | 'type'; readonly name: string }
  | { readonly kind: 'any' };

/** Steps in a drawing that selectors may take, all together: a second of work. */
const maxSteps = 20_000_000;

/** Reads selectors and asks them about elements of one drawing. */
export class SelectorReader {
  private steps = 0;

  /** Each selector of a list on its own; those that no browser or only a moving picture knows are left out. */
  read(list: string): CompiledSelector[] {
    const { parse, _compileUnsafe } = selectorLibraries();
    let parsed: Selector[][];
    try {
      parsed = parse(list);
    } catch {
      // One selector that is wrong makes the whole list so.
      return [];
    }
    return parsed.flatMap((selector) => {
      if (selector.some(isOtherworldly)) return [];
      // Compiling changes the order of what it is given.
      const [specificity, key] = [specificityOf(selector), keyOf(selector)];
      try {
        const matches = _compileUnsafe<DrawingNode, DrawingElement>([selector], {
          xmlMode: true,
          adapter: this.adapter,
          cacheResults: false,
          pseudos,
          relativeSelector: false,
        });
        return [{ specificity, matches, key }];
      } catch {
        return [];
      }
    });
  }

  private readonly adapter = {
    isTag: (node: DrawingNode): node is DrawingElement => node.kind === 'element',
    getAttributeValue: ({ attributes }: DrawingElement, name: string) => attributes.get(name),
    getChildren: (node: DrawingNode) => (node.kind === 'element' ? this.count(node.children) : []),
    getName: ({ name }: DrawingElement) => {
      this.step(1);
      return name;
    },
    getParent: ({ parent }: DrawingElement) => {
      this.step(1);
      return parent;
    },
    getSiblings: (node: DrawingNode) => (node.parent ? this.count(node.parent.children) : [node]),
    getText: (node: DrawingNode) => (node.kind === 'text' ? node.text : ''),
    hasAttrib: ({ attributes }: DrawingElement, name: string) => attributes.has(name),
    removeSubsets: (nodes: DrawingNode[]) => nodes,
  };

  private count(nodes: DrawingNode[]): DrawingNode[] {
    this.step(nodes.length);
    return nodes;
  }

  private step(count: number): void {
    this.steps += count;
    if (this.steps > maxSteps) throw new Refusal('size', 'has more style than can be worked out');
  }
}

/** A still picture is not pointed at, chosen or visited; a link in it is a link. */
const pseudos: Readonly<Record<string, (element: DrawingElement) => boolean>> = {
  link: isLink,
  'any-link': isLink,
  defined: () => true,
  ...Object.fromEntries(
    ['hover', 'active', 'focus', 'focus-within', 'focus-visible', 'visited', 'target'].map((name) => [
      name,
      () => false,
    ]),
  ),
};

function isLink({ name, attributes }: DrawingElement): boolean {
  return name === 'a' && attributes.has('href');
}

function isOtherworldly(part: Selector): boolean {
  return part.type === 'pseudo-element' || part.type === 'parent' || part.type === 'column-combinator';
}

function specificityOf(selector: readonly Selector[]): Specificity {
  let [ids, classes, types] = [0, 0, 0];
  for (const part of selector) {
    if (part.type === 'tag') types += 1;
    else if (part.type === 'attribute') {
      // `#id` is an attribute here, marked for pages that do not look at case.
      if (isId(part)) ids += 1;
      else classes += 1;
    } else if (part.type === 'pseudo') {
      if (part.name === 'where') continue;
      if (Array.isArray(part.data) && ['is', 'not', 'has', 'matches'].includes(part.name)) {
        const [a, b, c] = part.data.map(specificityOf).reduce(higher, [0, 0, 0]);
        ids += a;
        classes += b;
        types += c;
      } else classes += 1;
    }
  }
  return [ids, classes, types];
}

function higher(a: Specificity, b: Specificity): Specificity {
  return compareSpecificity(a, b) >= 0 ? a : b;
}

export function compareSpecificity(a: Specificity, b: Specificity): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** From the last compound of a selector. */
function keyOf(selector: readonly Selector[]): SelectorKey {
  let key: SelectorKey = { kind: 'any' };
  for (let i = selector.length - 1; i >= 0; i--) {
    const part = selector[i]!;
    if (isCombinator(part)) break;
    if (part.type === 'attribute') {
      if (isId(part)) return { kind: 'id', name: part.value };
      if (part.name === 'class' && part.action === 'element' && part.ignoreCase !== true)
        key = { kind: 'class', name: part.value };
    } else if (part.type === 'tag' && key.kind === 'any') key = { kind: 'type', name: part.name };
  }
  return key;
}

function isId({ name, action, ignoreCase }: AttributeSelector): boolean {
  return name === 'id' && action === 'equals' && ignoreCase === 'quirks';
}

function isCombinator({ type }: Selector): boolean {
  return type === 'descendant' || type === 'child' || type === 'adjacent' || type === 'sibling';
}
