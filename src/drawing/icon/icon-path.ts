import { pathLibrary } from '../load-libraries.ts';
import type { Matrix } from '../values/transform.ts';

/** Icons are drawn on a square of so many steps each way. */
export const iconGrid = 25_600;

/** What is filled: pieces of `M`, `L`, `C` and `Z` with whole numbers on the grid, each filled by the even-odd rule. */
export interface IconShape {
  readonly paths: readonly string[];
}

/** Points of a path as SVG's `path` and PowerPoint's `a:path` both know them. */
export type PathStep =
  | { readonly kind: 'M' | 'L' | 'C'; readonly points: readonly (readonly [x: number, y: number])[] }
  | { readonly kind: 'Z' };

/**
 * SVG path data as lines and cubic curves on the grid: arcs become curves, every part is closed. Null: no path data.
 * `matrix` leads from its units to the grid.
 */
export function settlePath(data: string, matrix: Matrix): PathStep[] | null {
  const library = pathLibrary();
  const path = library(data);
  // The library keeps what it read before a slip, and says so here.
  if ((path as { err?: string }).err) return null;
  const steps: PathStep[] = [];
  let start: readonly [number, number] | null = null;
  const close = (): void => {
    if (start !== null && steps.at(-1)?.kind !== 'Z') steps.push({ kind: 'Z' });
  };
  let whole = true;
  const point = (x: number, y: number): readonly [number, number] => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) whole = false;
    return [Math.round(x), Math.round(y)];
  };
  path
    .abs()
    .unshort()
    .unarc()
    .matrix([...matrix])
    .abs()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as readonly [string, ...number[]];
      const n = (i: number): number => numbers[i]!;
      if (command === 'M') {
        close();
        start = point(n(0), n(1));
        steps.push({ kind: 'M', points: [start] });
        return;
      }
      if (command === 'Z') return close();
      // After a closed part a line goes on from where that began.
      if (steps.at(-1)?.kind === 'Z') steps.push({ kind: 'M', points: [start!] });
      if (command === 'C')
        steps.push({ kind: 'C', points: [point(n(0), n(1)), point(n(2), n(3)), point(n(4), n(5))] });
      else if (command === 'Q') {
        const at = (from: number, to: number): number => from + (2 / 3) * (to - from);
        const first = point(at(x, n(0)), at(y, n(1)));
        steps.push({
          kind: 'C',
          points: [first, point(at(n(2), n(0)), at(n(3), n(1))), point(n(2), n(3))],
        });
      } else if (command === 'H') steps.push({ kind: 'L', points: [point(n(0), y)] });
      else if (command === 'V') steps.push({ kind: 'L', points: [point(x, n(0))] });
      else steps.push({ kind: 'L', points: [point(n(0), n(1))] });
    });
  close();
  return whole ? steps : null;
}

/** As SVG writes it. */
export function writePath(steps: readonly PathStep[]): string {
  return steps
    .map((step) => (step.kind === 'Z' ? 'Z' : `${step.kind}${step.points.map((p) => p.join(' ')).join(' ')}`))
    .join('');
}

/** Reads what `writePath` wrote. */
export function pathSteps(path: string): PathStep[] {
  return [...path.matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, kind, rest]): PathStep => {
    if (kind === 'Z') return { kind };
    const numbers = rest!.split(' ').map(Number);
    const points = numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1]!] as const] : []));
    return { kind: kind as 'M' | 'L' | 'C', points }; // the pattern lets no other through
  });
}
