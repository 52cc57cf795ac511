import { type DrawingElement, elementsOf } from '../drawing-tree.ts';
import { localId } from '../values/paint.ts';

/** Names of what paints besides colours. */
const paintServers = new Set(['linearGradient', 'radialGradient', 'pattern']);

/**
 * Looks at what the parts of a resolved drawing refer to: what is not there is taken away, as browsers take it; then
 * what nothing refers to loses its id, and what is neither shown nor referred to goes.
 */
export function settleReferences(root: DrawingElement): void {
  // What goes may have been all that referred to something else.
  for (let before = 0, round = 0; round < mostRounds; round++) {
    const count = [...elementsOf(root)].length;
    if (count === before) break;
    before = count;
    settleOnce(root);
  }
  const asks = [...elementsOf(root)].some(({ attributes }) =>
    ['fill', 'stroke'].some((name) => attributes.get(name) === 'currentColor'),
  );
  if (!asks) for (const { attributes } of elementsOf(root)) attributes.delete('color');
}

const mostRounds = 10;

function settleOnce(root: DrawingElement): void {
  const byId = indexIds(root);
  const used = new Set<string>();
  for (const { attributes } of elementsOf(root)) {
    for (const [name, value] of attributes) {
      if (name === 'href') {
        const id = localId(value.trim());
        if (id === null) continue;
        attributes.set(name, `#${id}`);
        used.add(id);
      } else if (value.includes('url(#')) settleAttribute(attributes, name, value, byId, used);
    }
  }
  prune(root, used);
}

export function indexIds(root: DrawingElement): Map<string, DrawingElement> {
  const byId = new Map<string, DrawingElement>();
  for (const element of elementsOf(root)) {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

const elementsWanted: Readonly<Record<string, string>> = {
  'clip-path': 'clipPath',
  mask: 'mask',
  filter: 'filter',
  'marker-start': 'marker',
  'marker-mid': 'marker',
  'marker-end': 'marker',
};

function settleAttribute(
  attributes: Map<string, string>,
  name: string,
  value: string,
  byId: ReadonlyMap<string, DrawingElement>,
  used: Set<string>,
): void {
  const at = value.indexOf('url(#');
  const end = value.indexOf(')', at);
  const id = value.slice(at + 5, end);
  const target = byId.get(id);
  const isPaint = name === 'fill' || name === 'stroke';
  const fits = target && (isPaint ? paintServers.has(target.name) : elementsWanted[name] === target.name);
  if (fits) {
    used.add(id);
    // What stands behind is for a server that is missing.
    if (isPaint) attributes.set(name, `url(#${id})`);
  } else if (isPaint) attributes.set(name, value.slice(end + 1).trim() || 'none');
  else attributes.delete(name);
}

/** True when something in it is used elsewhere. */
function holdsUsed(element: DrawingElement, used: ReadonlySet<string>): boolean {
  for (const each of elementsOf(element)) {
    const id = each.attributes.get('id');
    if (id !== undefined && used.has(id)) return true;
  }
  return false;
}

function prune(element: DrawingElement, used: ReadonlySet<string>): void {
  const id = element.attributes.get('id');
  if (id !== undefined && !used.has(id)) element.attributes.delete('id');
  element.children = element.children.filter((child) => {
    if (child.kind === 'text') return true;
    const hidden = child.attributes.get('display') === 'none' || element.name === 'defs';
    return !hidden || holdsUsed(child, used);
  });
  for (const child of element.children) if (child.kind === 'element') prune(child, used);
  element.children = element.children.filter(
    (child) =>
      child.kind === 'text' ||
      !(child.name === 'defs' || child.name === 'g') ||
      child.children.length > 0 ||
      child.attributes.has('id'),
  );
}
