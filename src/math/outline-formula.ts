import type { DrawnNode } from './mathjax-nodes.ts';

/** A step of a path; numbers are points, x and y in turn, in thousandths of an em, y downward from the foot of letters. */
export type OutlineStep =
  | { readonly kind: 'M' | 'L' | 'C'; readonly points: readonly number[] }
  | { readonly kind: 'Z' };

/** Scales and moves: nothing in a formula is turned. */
interface Matrix {
  readonly sx: number;
  readonly sy: number;
  readonly dx: number;
  readonly dy: number;
}

type Window = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
} | null;

/** What MathJax drew as one path; null where letters stand in it that its font does not have. */
export function outlineOf(nodes: readonly DrawnNode[]): readonly OutlineStep[] | null {
  const steps: OutlineStep[] = [];
  const whole = nodes.every((node) => walk(node, { sx: 1, sy: 1, dx: 0, dy: 0 }, null, steps));
  return whole ? steps : null;
}

function walk(node: DrawnNode, outer: Matrix, window: Window, steps: OutlineStep[]): boolean {
  const own = (node.attributes ?? {}) as Readonly<Record<string, unknown>>;
  const matrix = applied(outer, String(own.transform ?? ''));
  const number = (name: string): number => Number(own[name] ?? 0) || 0;
  const area = (x: number, y: number, w: number, h: number): void =>
    addPath(`M${x} ${y}L${x + w} ${y}L${x + w} ${y + h}L${x} ${y + h}Z`, matrix, window, steps);
  switch (node.kind) {
    case 'text':
      return false;
    case 'path':
      addPath(String(own.d ?? ''), matrix, window, steps);
      return true;
    case 'rect': {
      const [x, y, w, h] = [number('x'), number('y'), number('width'), number('height')];
      if (own.fill !== 'none' && !('data-frame' in own)) area(x, y, w, h);
      else {
        const line = number('stroke-width') || usualLine;
        area(x - line / 2, y - line / 2, w + line, line);
        area(x - line / 2, y + h - line / 2, w + line, line);
        area(x - line / 2, y + line / 2, line, h - line);
        area(x + w - line / 2, y + line / 2, line, h - line);
      }
      return true;
    }
    case 'line': {
      const [x1, y1, x2, y2] = [number('x1'), number('y1'), number('x2'), number('y2')];
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      const half = (number('stroke-width') || usualLine) / 2;
      const [nx, ny] = [((y1 - y2) / length) * half, ((x2 - x1) / length) * half];
      addPath(
        `M${x1 + nx} ${y1 + ny}L${x2 + nx} ${y2 + ny}L${x2 - nx} ${y2 - ny}L${x1 - nx} ${y1 - ny}Z`,
        matrix,
        window,
        steps,
      );
      return true;
    }
    case 'svg': {
      const [left = 0, top = 0, w = 1, h = 1] = String(own.viewBox ?? '')
        .split(/[\s,]+/)
        .map(Number);
      const [sx, sy] = [number('width') / w, number('height') / h];
      const inner = `translate(${number('x') - left * sx},${number('y') - top * sy}) scale(${sx},${sy})`;
      const view = { left, top, right: left + w, bottom: top + h };
      const placed = applied(matrix, inner);
      return (node.children ?? []).every((child) => walk(child, placed, windowIn(view, placed), steps));
    }
    default:
      return (node.children ?? []).every((child) => walk(child, matrix, window, steps));
  }
}

const usualLine = 70;

function windowIn(view: NonNullable<Window>, { sx, sy, dx, dy }: Matrix): Window {
  const xs = [view.left * sx + dx, view.right * sx + dx];
  const ys = [view.top * sy + dy, view.bottom * sy + dy];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function applied(outer: Matrix, transform: string): Matrix {
  let { sx, sy, dx, dy } = outer;
  for (const [, name, list] of transform.matchAll(/(translate|scale)\(([^)]*)\)/g)) {
    const [a = 0, b] = list!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === 'translate') {
      dx += a * sx;
      dy += (b ?? 0) * sy;
    } else {
      sx *= a;
      sy *= b ?? a;
    }
  }
  return { sx, sy, dx, dy };
}

/** Paths of glyphs have absolute steps. What is stretched goes beyond its window, and is held in it. */
function addPath(d: string, { sx, sy, dx, dy }: Matrix, window: Window, steps: OutlineStep[]): void {
  const place = (x: number, y: number): [number, number] => {
    const [px, py] = [x * sx + dx, y * sy + dy];
    if (!window) return [Math.round(px), Math.round(py)];
    return [
      Math.round(Math.min(window.right, Math.max(window.left, px))),
      Math.round(Math.min(window.bottom, Math.max(window.top, py))),
    ];
  };
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  for (const [, command, list] of d.matchAll(/([MLHVCQZ])([^MLHVCQZ]*)/g)) {
    const values = (list!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'Z') {
      steps.push({ kind: 'Z' });
      [x, y] = [startX, startY];
    }
    const size = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, Z: 0 }[command as 'M'];
    for (let i = 0; size > 0 && i + size <= values.length; i += size) {
      const v = values.slice(i, i + size);
      const before = [x, y] as const;
      x = command === 'H' ? v[0]! : command === 'V' ? x : v[size - 2]!;
      y = command === 'H' ? y : v[size - 1]!;
      if (command === 'C')
        steps.push({ kind: 'C', points: [...place(v[0]!, v[1]!), ...place(v[2]!, v[3]!), ...place(x, y)] });
      else if (command === 'Q') {
        const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
        steps.push({
          kind: 'C',
          points: [
            ...place(third(before[0], v[0]!), third(before[1], v[1]!)),
            ...place(third(x, v[0]!), third(y, v[1]!)),
            ...place(x, y),
          ],
        });
      } else {
        const moves = command === 'M' && i === 0;
        if (moves) [startX, startY] = [x, y];
        steps.push({ kind: moves ? 'M' : 'L', points: place(x, y) });
      }
    }
  }
}
