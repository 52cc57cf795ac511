import type { DrawingElement } from '../drawing-tree.ts';
import { Refusal } from '../refusal.ts';

/** How many elements a drawing may come to when every `use` is a copy. */
const maxDrawn = 100_000;
const maxDepth = 1_000;

/** `use` of `use` of `use` grows without bound: counts what would be drawn. */
export function checkCopies(root: DrawingElement, byId: ReadonlyMap<string, DrawingElement>): void {
  const sizes = new Map<DrawingElement, number>();
  const open = new Set<DrawingElement>();
  const sizeOf = (element: DrawingElement, depth: number): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) throw new Refusal('size', 'refers to itself');
    // The call stack is not for the picture to choose.
    if (depth > maxDepth) throw new Refusal('size', 'repeats itself too deeply');
    open.add(element);
    let size = 1;
    for (const child of element.children) if (child.kind === 'element') size += sizeOf(child, depth + 1);
    if (element.name === 'use') {
      const target = byId.get(element.attributes.get('href')?.trim().slice(1) ?? '');
      if (target) size += sizeOf(target, depth + 1);
    }
    open.delete(element);
    if (size > maxDrawn) throw new Refusal('size', 'repeats itself too often');
    sizes.set(element, size);
    return size;
  };
  sizeOf(root, 0);
}
