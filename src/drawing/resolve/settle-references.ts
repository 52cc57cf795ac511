import { type DrawingElement, elementsOf } from '../drawing-tree.ts';
import { localId } from '../values/color.ts';
import { readViewBox } from '../values/transform.ts';

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

const markerAttributes = ['marker-start', 'marker-mid', 'marker-end'] as const;
const paints = ['fill', 'stroke'] as const;
type Paint = (typeof paints)[number];

/**
 * Markers that take their colour from the line on which they stand (`context-stroke`), or turn round at its start
 * (`auto-start-reverse`), become one marker for each colour and direction: few readers know either. At most `limit`.
 */
export function settleMarkers(root: DrawingElement, limit: number): void {
  const byId = indexIds(root);
  const newer = new Set<string>();
  for (const [id, element] of byId)
    if (element.name === 'marker' && (asksContext(element) || turnsRound(element))) newer.add(id);
  if (newer.size > 0) {
    const copies = new MarkerCopies(byId, limit);
    visit(root, { fill: '#000000', stroke: 'none' }, (element, used) => {
      if (!markedShapes.has(element.name)) return;
      for (const name of markerAttributes) {
        const id = markerOf(used[name]);
        if (id === null || !newer.has(id)) continue;
        const copy = copies.of(id, used, name === 'marker-start');
        if (copy !== null) element.attributes.set(name, `url(#${copy})`);
      }
    });
  }
  // What is left asks where nothing answers.
  for (const element of elementsOf(root))
    for (const name of paints)
      if (element.attributes.get(name)?.startsWith('context-')) element.attributes.set(name, 'none');
}

type Used = Readonly<Record<Paint, string>> &
  Readonly<Partial<Record<(typeof markerAttributes)[number], string>>>;

const markedShapes = new Set(['path', 'line', 'polyline', 'polygon']);

function visit(
  element: DrawingElement,
  outer: Used,
  act: (element: DrawingElement, used: Used) => void,
): void {
  const used: { -readonly [Key in keyof Used]: Used[Key] } = { ...outer };
  for (const name of [...paints, ...markerAttributes]) {
    const value = element.attributes.get(name);
    if (value !== undefined) used[name] = value;
  }
  act(element, used);
  // Copies are put in while it goes.
  for (const child of [...element.children]) if (child.kind === 'element') visit(child, used, act);
}

function markerOf(value: string | undefined): string | null {
  return value?.startsWith('url(#') ? localId(value.slice(4, value.indexOf(')'))) : null;
}

function asksContext(marker: DrawingElement): boolean {
  for (const { attributes } of elementsOf(marker))
    for (const name of paints) if (attributes.get(name)?.startsWith('context-')) return true;
  return false;
}

function turnsRound({ attributes }: DrawingElement): boolean {
  return attributes.get('orient')?.trim() === 'auto-start-reverse';
}

/** A marker in each of the colours and directions in which it is asked for. */
class MarkerCopies {
  private readonly byId: Map<string, DrawingElement>;
  private readonly limit: number;
  private readonly known = new Map<string, string>();

  constructor(byId: Map<string, DrawingElement>, limit: number) {
    this.byId = byId;
    this.limit = limit;
  }

  of(id: string, used: Used, atStart: boolean): string | null {
    // It was found among them.
    const original = this.byId.get(id)!;
    const turned = atStart && turnsRound(original);
    const key = [id, turned, ...(asksContext(original) ? [used.fill, used.stroke] : [])].join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= this.limit) return null;
    let name = `${id}-${this.known.size + 1}`;
    while (this.byId.has(name)) name += '-';
    const copy = copyWith(original, original.parent, used);
    copy.attributes.set('id', name);
    if (turnsRound(original)) copy.attributes.set('orient', 'auto');
    if (turned) turnRound(copy);
    this.byId.set(name, copy);
    this.known.set(key, name);
    original.parent?.children.push(copy);
    return name;
  }
}

function copyWith(element: DrawingElement, parent: DrawingElement | null, used: Used): DrawingElement {
  const copy: DrawingElement = { ...element, attributes: new Map(element.attributes), children: [], parent };
  for (const name of paints) {
    const value = copy.attributes.get(name);
    if (value === 'context-fill') copy.attributes.set(name, used.fill);
    if (value === 'context-stroke') copy.attributes.set(name, used.stroke);
  }
  // Its own id is given by who asks; ids inside would stand twice.
  copy.attributes.delete('id');
  copy.children = element.children.map((child) =>
    child.kind === 'text' ? { ...child, parent: copy } : copyWith(child, copy, used),
  );
  return copy;
}

/** Turns what a marker holds around its middle, and the point by which it hangs with it. */
function turnRound(marker: DrawingElement): void {
  const number = (name: string, usual: number): number => {
    const value = Number.parseFloat(marker.attributes.get(name) ?? '');
    return Number.isFinite(value) ? value : usual;
  };
  const [x, y, width, height] = readViewBox(marker.attributes.get('viewBox')) ?? [
    0,
    0,
    number('markerWidth', 3),
    number('markerHeight', 3),
  ];
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  marker.attributes.set('refX', String(2 * middleX - number('refX', 0)));
  marker.attributes.set('refY', String(2 * middleY - number('refY', 0)));
  const turned: DrawingElement = {
    kind: 'element',
    name: 'g',
    attributes: new Map([['transform', `rotate(180 ${middleX} ${middleY})`]]),
    children: marker.children,
    parent: marker,
  };
  for (const child of turned.children) child.parent = turned;
  marker.children = [turned];
}
