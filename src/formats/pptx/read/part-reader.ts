import {
  extensionOf,
  type Package,
  partText,
  type Relationship,
  readRelationships,
  relationshipsPartOf,
  resolveTarget,
  ZipError,
} from '../../../package/index.ts';
import { type XmlElement, XmlError } from '../../../xml/index.ts';
import { parseOffice } from './office-xml.ts';

/** Parts of a package as trees, each parsed once. Throws `XmlError` for a part that is not well-formed. */
export class PartReader {
  readonly parts: Package;
  private readonly roots = new Map<string, XmlElement | null>();
  private readonly known = new Map<string, () => XmlElement>();
  private readonly lists = new Map<string, readonly Relationship[]>();

  constructor(parts: Package) {
    this.parts = parts;
  }

  /** A part of which the tree is made in another way, when it is asked for. */
  know(name: string, root: () => XmlElement): void {
    this.known.set(name, root);
  }

  /** Of a part that is not asked for again nothing is kept. */
  forget(name: string): void {
    this.roots.delete(name);
    this.known.delete(name);
    this.lists.delete(name);
  }

  root(name: string): XmlElement | null {
    let root = this.roots.get(name);
    if (root === undefined) {
      // Drawings may be of any size; a part of the presentation itself is none.
      const text = extensionOf(name) === 'svg' ? null : partText(this.parts, name);
      root = text === null ? null : (this.known.get(name)?.() ?? parseOffice(text));
      this.roots.set(name, root);
    }
    return root;
  }

  /** `''` is the package. */
  relationships(name: string): readonly Relationship[] {
    let list = this.lists.get(name);
    if (!list) {
      const text = partText(this.parts, relationshipsPartOf(name));
      list = text === null ? [] : readRelationships(text);
      this.lists.set(name, list);
    }
    return list;
  }

  /** The part that a relationship of this part leads to: by its id, or the first of a type; null where none does. */
  target(owner: string, by: { readonly id: string | null } | { readonly type: string }): string | null {
    const found = this.relationships(owner).find((each) =>
      'id' in by ? each.id === by.id : each.type === by.type,
    );
    return found && !found.external ? resolveTarget(owner, found.target) : null;
  }

  bytes(name: string): string | Uint8Array {
    return this.parts.get(name) ?? '';
  }

  /** The presentation itself, wherever the package keeps it. */
  mainPart(): string {
    return this.target('', { type: 'officeDocument' }) ?? 'ppt/presentation.xml';
  }
}

/** What reading a package gives, or why a part of it cannot be read: for files that anybody may have written. */
export function attemptRead<T>(read: () => T): { readonly value: T } | { readonly why: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof XmlError || error instanceof ZipError) return { why: error.message };
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return { why: 'a part is not UTF-8 text' };
    throw error;
  }
}
