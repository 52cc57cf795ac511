import { escapeXmlAttribute, escapeXmlText } from '../xml/index.ts';
import { hexOfColor } from './formula-colors.ts';
import type { DrawnNode } from './mathjax-nodes.ts';
import { type OutlineStep, outlineOf } from './outline-formula.ts';

/** A formula as paths. Lengths are ems of the text that it stands in. */
export interface FormulaDrawing {
  readonly width: number;
  /** Above the line that letters stand on, and below it. */
  readonly height: number;
  readonly depth: number;
  /** Elements of SVG in thousandths of an em, from the left end of that line; painted in `currentColor`. */
  readonly svg: string;
  /** The same as one path; null where it has letters that the font of formulas lacks. */
  readonly outline: readonly OutlineStep[] | null;
}

/** `drawn`: what MathJax makes of it. */
export function drawFormula(drawn: DrawnNode): FormulaDrawing {
  const svg = drawn.children?.find((child) => child.kind === 'svg');
  const [, top, width, tall] = String(svg?.attributes?.viewBox ?? '')
    .split(/\s+/)
    .map(Number) as [number, number, number, number];
  if (!svg || !Number.isFinite(tall)) throw new Error('a formula was not drawn');
  return {
    width: width / 1000,
    height: -top / 1000,
    depth: (tall + top) / 1000,
    svg: (svg.children ?? []).map(written).join(''),
    outline: outlineOf(svg.children ?? []),
  };
}

/** What style sheets of MathJax say is said here; what only its menus need is left out. */
function written(node: DrawnNode): string {
  if (node.kind === '#text') return escapeXmlText(node.value ?? '');
  if (node.kind.startsWith('#')) return '';
  const own = { ...(node.attributes ?? {}) } as Record<string, unknown>;
  const isLine = node.kind === 'line' || 'data-frame' in own;
  if (isLine) {
    own['stroke-width'] ??= 70;
    own.stroke ??= 'currentColor';
    if (node.kind === 'rect') own.fill = 'none';
    const look = String(own.class ?? '');
    if (look.includes('mjx-dashed')) own['stroke-dasharray'] = '140';
    if (look.includes('mjx-dotted'))
      Object.assign(own, { 'stroke-linecap': 'round', 'stroke-dasharray': '0,140' });
  }
  for (const paint of ['fill', 'stroke']) {
    const hex = typeof own[paint] === 'string' ? hexOfColor(own[paint]) : null;
    if (hex !== null) own[paint] = `#${hex}`;
  }
  const attributes = Object.entries(own)
    .filter(([name]) => kept.has(name))
    .map(([name, value]) => ` ${name}="${escapeXmlAttribute(String(value))}"`)
    .join('');
  const inner = (node.children ?? []).map(written).join('');
  return inner === '' ? `<${node.kind}${attributes}/>` : `<${node.kind}${attributes}>${inner}</${node.kind}>`;
}

const kept: ReadonlySet<string> = new Set(
  'd x y x1 y1 x2 y2 width height viewBox transform fill stroke stroke-width stroke-dasharray stroke-linecap font-size font-style font-weight preserveAspectRatio'.split(
    ' ',
  ),
);
