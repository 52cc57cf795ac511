import type { Diagram, DiagramEdge } from '../../deck/index.ts';
import {
  type Box,
  type Inches,
  type Points,
  readableOn,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { noWords, wordingsIn } from '../diagrams/edge-wording.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linkOf,
  type Sketch,
  type SketchLink,
  type SketchNode,
  type SketchPicture,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { lossesOf, lostEdges, lostThings } from './losses.ts';
import { atDepth, type Branch, depthOf, isLast, listedRows, orgOf } from './org-model.ts';

const hint = 'choose another arrangement, or name the one at the top in "focus"';

/** An organization: its head over what it is made of, lines that branch square, one word for a branch that shares it. */
export const treeOrg: Arrangement = {
  name: 'tree-org',
  suits: ({ form, nodes, place }) =>
    form === 'tree' && nodes >= 4 && nodes <= 14 && place === 'alone'
      ? `all of the ${nodes} things descend from one, each from one other`
      : null,
  pictured: true,
  draw: { kind: 'sketch', sketch: arrangeOrg },
  heights: (diagram) => {
    const depth = depthOf(orgOf(diagram).root);
    return { least: depth * 0.9, good: depth * 1.4, most: Math.max(3, depth * 2) };
  },
  explainsNodes: () => false,
  losses: lossesOf(
    lostThings('tree-org', (diagram) => orgOf(diagram).rest, 'to which nothing leads', hint),
    lostEdges('tree-org', acrossBranches, 'across its branches', hint),
  ),
  claims(diagram) {
    const { rest } = orgOf(diagram);
    if (rest.length === 0) return null;
    return `no relationships lead from one thing to ${rest.length === 1 ? 'one' : rest.length} of the others`;
  },
};

function acrossBranches(diagram: Diagram): readonly DiagramEdge[] {
  const { shown } = orgOf(diagram);
  return diagram.edges.filter((edge) => !shown.has(edge));
}

function arrangeOrg(context: DiagramContext): readonly Sketch[] {
  const { root } = orgOf(context.diagram);
  const sketches: Sketch[] = [];
  for (const size of labelSizes(context)) {
    // Where the last row has no room beside each other, its boxes stand in a list under their parent; at last, names only.
    for (const last of ['row', 'list', 'names'] as const) {
      const sketch = sketchOrg(root, size, last, context);
      if (sketch) return [sketch];
    }
  }
  return sketches;
}

const gapX: Inches = 0.16;

function sketchOrg(
  root: Branch,
  size: Points,
  last: 'row' | 'list' | 'names',
  context: DiagramContext,
): Sketch | null {
  const listed = last !== 'row';
  const { area, slide } = context;
  const { theme, background } = slide;
  const lists = listed ? listedRows(root) : [];
  // At last, names stand close.
  const loose = last !== 'names';
  const listGap = loose ? 0.12 : 0.07;
  const columns = (branch: Branch): number => {
    if (isLast(branch)) return 1;
    if (lists.includes(branch)) return 1;
    return branch.children.reduce((sum, child) => sum + columns(child), 0);
  };
  const w = Math.min(2.6, area.w / columns(root) - gapX);
  if (w < (listed ? 1.5 : 1)) return null;
  const pitch = Math.min(area.w / columns(root), w + 0.5);
  const depth = depthOf(root);
  const label = slideLabels(context);
  const inList = (branch: Branch) => lists.some(({ children }) => children.includes(branch));
  const flowOf = (branch: Branch): Flow => {
    const shared = sharedWord(branch, root, label);
    const detail = last === 'names' && inList(branch) ? null : branch.node.detail;
    const said = branch.edge && shared === null ? (label(branch.edge) ?? null) : null;
    const color = branch === root ? undefined : readableOn(theme, theme.roles.emphasis, background);
    return context.words([
      ...(said === null ? [] : [{ text: said, italic: true, scale: 0.78, ...(color && { color }) }]),
      { text: branch.node.label, bold: true, space: 0 },
      ...(detail === null ? [] : [{ text: detail, scale: 0.8, space: 0 }]),
    ]);
  };
  const all = (branch: Branch): Branch[] => [branch, ...branch.children.flatMap(all)];
  const flows = new Map(all(root).map((branch) => [branch, flowOf(branch)]));
  // In a list there is room for names only.
  const photo = (branch: Branch) =>
    branch.node.picture && !(listed && isLast(branch)) ? Math.min(1, w * 0.5) : 0;
  const heightOf = (branch: Branch) => {
    const { cut, height } = flows.get(branch)!.measure(w - 0.24, size);
    return cut
      ? null
      : inList(branch)
        ? Math.max(loose ? 0.4 : 0.32, height + (loose ? 0.18 : 0.1))
        : Math.max(0.5, height + 0.18) + (photo(branch) > 0 ? photo(branch) + 0.08 : 0);
  };
  const heights = all(root).map(heightOf);
  if (heights.some((each) => each === null)) return null;
  const rows = Array.from({ length: depth }, (_, d) =>
    Math.max(...atDepth(root, d).map((each) => heightOf(each)!)),
  );
  const wordOf = ({ children }: Branch) =>
    children.map((child) => sharedWord(child, root, label)).find((each) => each !== null) ?? null;
  const busOf = (branch: Branch): Bus | null => {
    const word = wordOf(branch);
    return word === null ? null : setBus(word, size, context);
  };
  // Over a list stands the word that all in it share.
  const overList = Math.max(0.2, ...lists.map((each) => (busOf(each)?.height ?? 0) + 0.1));
  const levels = rows.map((_, d) => atDepth(root, d));
  const deep = levels.findLastIndex((level) => level.some((each) => !inList(each))) + 1;
  // Boxes of a small chart are taller.
  const plain = rows.reduce((sum, h) => sum + h, 0);
  const ease = Math.min(0.45, Math.max(0, area.h - plain - 0.85 * deep) / (deep + 1));
  for (const d of rows.keys()) if (lists.length === 0) rows[d]! += ease;
  // Where boxes and lists end: so far down, and so much under the last row.
  const ends = [
    { d: deep - 1, under: 0 },
    ...lists.map((list) => ({
      d: levels.findIndex((level) => level.includes(list)),
      under: list.children.reduce((sum, each) => sum + heightOf(each)! + listGap, overList),
    })),
  ].map(({ d, under }) => ({ d, used: rows.slice(0, d + 1).reduce((sum, h) => sum + h, under) }));
  const between = Math.min(0.85, ...ends.filter(({ d }) => d > 0).map(({ d, used }) => (area.h - used) / d));
  if (deep > 1 && between < 0.42) return null;
  // The word stands between the box and where the branches part.
  const parting = all(root).filter((each) => !isLast(each) && !lists.includes(each));
  if (parting.some((each) => (busOf(each)?.height ?? 0) > between / 2)) return null;
  const nodes: SketchNode[] = [];
  const links: SketchLink[] = [];
  const pictures: SketchPicture[] = [];
  const total = Math.max(...ends.map(({ d, used }) => used + between * d));
  if (total > area.h + 1e-6) return null;
  const top = area.y + Math.min(0.4, (area.h - total) / 2);
  const left = area.x + (area.w - columns(root) * pitch) / 2;
  const draw = (branch: Branch, box: Box) => {
    const first = branch === root;
    const { color } = context.styleOf(branch.node);
    const full = readableOn(theme, { color }, background, 3);
    const fill = first ? full : towardBackground(theme, { color }, background, 0.88);
    const flow = flows.get(branch)!;
    const side = photo(branch);
    const inset = { left: 0.1, right: 0.1, top: side > 0 ? side + 0.12 : 0.04, bottom: 0.04 };
    nodes.push(
      sketchNode(branch.node, box, context, {
        shape: 'rect',
        flow,
        paint: {
          fill,
          line: first ? null : { color: full, width: 1.5, dash: 'solid' },
          ink: first ? textOn(theme, fill) : 'own',
        },
        inset,
      }),
    );
    if (side > 0)
      pictures.push({
        name: `Picture ${branch.node.id}`,
        of: [branch.node.id],
        image: branch.node.picture!,
        front: true,
        box: { x: box.x + (box.w - side) / 2, y: box.y + 0.08, w: side, h: side },
      });
  };
  const place = (branch: Branch, x: Inches, d: number): Inches => {
    const y = top + rows.slice(0, d).reduce((sum, h) => sum + h + between, 0);
    const h = rows[d]!;
    const wide = columns(branch) * pitch;
    const hasList = lists.includes(branch);
    let at = x;
    const middles = hasList
      ? []
      : branch.children.map((child) => {
          const middle = place(child, at, d + 1);
          at += columns(child) * pitch;
          return middle;
        });
    const middle = middles.length > 0 ? (middles[0]! + middles.at(-1)!) / 2 : x + wide / 2;
    const box = { x: middle - w / 2, y, w, h };
    draw(branch, box);
    const bus = busOf(branch);
    const plateOf = (i: number, x: Inches, middle: Inches) =>
      bus !== null && i === 0 ? [busWord(branch, bus, { x, middle })] : [];
    const style = (edge: DiagramEdge, sides: SketchLink['sides'], plates: readonly SketchText[] = []) =>
      links.push(
        linkOf(edge, context, {
          words: noWords,
          square: true,
          sides,
          plates,
          width: 1.75,
          startArrow: false,
          endArrow: false,
        }),
      );
    if (hasList) {
      let low = y + h + overList;
      for (const [i, child] of branch.children.entries()) {
        const own = heightOf(child)!;
        draw(child, { x: box.x, y: low, w, h: own });
        style(child.edge!, [['left', 'left']], plateOf(i, box.x, y + h + overList / 2));
        low += own + listGap;
      }
      return middle;
    }
    for (const [i, child] of branch.children.entries()) {
      style(child.edge!, [['bottom', 'top']], plateOf(i, middle, y + h + between / 4));
    }
    return middle;
  };
  place(root, left, 0);
  const inside = nodes.every(({ box, flow, inset }) =>
    fits(flow!, { w: box.w - inset!.left - inset!.right, h: box.h - inset!.top - inset!.bottom }, size),
  );
  return inside ? { size, nodes, links, texts: [], pictures, ownSigns: true } : null;
}

function slideLabels({ edgeLabels }: DiagramContext) {
  return (edge: DiagramEdge): string | null => {
    const words = edgeLabels.get(edge);
    return words ? wordingsIn(words).join(' / ') || null : null;
  };
}

/** The word that all branches of one parent share; null: they have none, or several. */
function sharedWord(
  branch: Branch,
  root: Branch,
  label: (edge: DiagramEdge) => string | null,
): string | null {
  const find = (each: Branch): Branch | null =>
    each.children.includes(branch) ? each : (each.children.map(find).find((found) => found !== null) ?? null);
  const words = new Set(find(root)?.children.map(({ edge }) => label(edge!)));
  const [only] = words;
  return words.size === 1 ? (only ?? null) : null;
}

interface Bus {
  readonly flow: Flow;
  readonly size: Points;
  readonly width: Inches;
  readonly height: Inches;
}

function setBus(word: string, size: Points, context: DiagramContext): Bus {
  const { theme, background } = context.slide;
  const small = Math.max(context.label.min, size - 4);
  const color = readableOn(theme, theme.roles.emphasis, background);
  const flow = context.words([{ text: word, italic: true, color }], 'left');
  const { width, height } = setText(flow, 3, small);
  return { flow, size: small, width, height };
}

/** Beside the trunk, where it leaves its box. */
function busWord(
  { node }: Branch,
  { flow, size, width, height }: Bus,
  { x, middle }: { readonly x: Inches; readonly middle: Inches },
): SketchText {
  const box = { x: x + 0.08, y: middle - height / 2, w: width * 1.03 + 0.04, h: height };
  return { name: `Label ${node.id} branches`, flow, size, box, plate: false, anchor: 'middle' };
}
