import { readCharacters, type XmlElement, XmlError } from '../../../xml/index.ts';
import type { Tag } from './tag-table.ts';

/**
 * Makes the tree of a part while it is scanned, as `parseXml` would. Tags without contents that are spelled alike are one
 * element, and so are whole elements that come again: such a tree is read and never changed.
 */
export class TreeBuilder {
  private readonly around: XmlElement[] = [];
  private found: XmlElement | null = null;
  private whole = true;

  /** Null where there is more in the text than tags and words: comments, CDATA, references to no character. */
  root(): XmlElement | null {
    return this.whole ? this.found : null;
  }

  open(tag: Tag): void {
    if (!this.whole) return;
    const element = this.attempt(() => elementOf(tag));
    if (!element) return;
    this.add(element);
    if (!tag.empty) this.around.push(element);
  }

  close(): void {
    this.around.pop();
  }

  add(element: XmlElement): void {
    const parent = this.around[this.around.length - 1];
    if (parent) parent.children.push(element);
    else this.found = element;
  }

  text(raw: string): void {
    if (!this.whole) return;
    const text = this.attempt(() => readCharacters(raw, 0, '\n'));
    if (text !== null) this.around[this.around.length - 1]?.children.push({ kind: 'text', text, start: -1 });
  }

  giveUp(): void {
    this.whole = false;
  }

  private attempt<T>(make: () => T): T | null {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      this.giveUp();
      return null;
    }
  }
}

const elements = new WeakMap<Tag, XmlElement>();

/** With contents it is a new one each time, which shares its attributes. */
function elementOf(tag: Tag): XmlElement {
  let known = elements.get(tag);
  if (!known) {
    const attributes = [...tag.attributes].map(([name, value]) => ({
      name,
      value: readCharacters(value, 0, ' '),
      start: -1,
    }));
    known = { kind: 'element', name: tag.name, attributes, children: [], start: -1 };
    elements.set(tag, known);
  }
  return tag.empty
    ? known
    : { kind: 'element', name: tag.name, attributes: known.attributes, children: [], start: -1 };
}
