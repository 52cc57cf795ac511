import { icons } from '@phosphor-icons/core';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../src/drawing/icon/fill-parts.ts';
import { type IconShape, iconGrid, pathSteps } from '../../src/icons/index.ts';
import { originalDrawing, packedIcon, packedNames } from './packed-icons.ts';

it('has every icon of its source', () => {
  expect([...packedNames].sort()).toEqual(icons.map(({ name }) => name).sort());
  expect(packedNames).toHaveLength(1512);
});

describe.each(['fill', 'regular'] as const)('all icons, %s', (weight) => {
  it('are one path of closed parts on the grid', () => {
    const wrong = packedNames.filter((name) => {
      const { paths } = packedIcon(name)[weight];
      return paths.length !== 1 || !isClosed(paths[0]!) || !isOnGrid(paths[0]!);
    });
    expect(wrong).toEqual([]);
  });

  // Every thirtieth, and those with two paths.
  const sample = packedNames.filter(
    (name, i) => i % 30 === 0 || /^(crane-tower|hard-drives|lasso)$/.test(name),
  );
  it.each(sample)('%s looks as it was drawn', (name) => {
    const ours = draw(svgOf(packedIcon(name)[weight]));
    const theirs = draw(originalDrawing(name, weight));
    const worst = ours.reduce((most, alpha, i) => Math.max(most, Math.abs(alpha - theirs[i]!)), 0);
    expect(theirs.some((alpha) => alpha > 200)).toBe(true);
    // Of 255, at the edge of a curve: the rasterizer looks at sixteen places of a point.
    expect(worst).toBeLessThan(50);
  });
});

function isClosed(path: string): boolean {
  const steps = pathSteps(path);
  return (
    steps.every(({ kind }, i) => (kind === 'M') === (i === 0 || steps[i - 1]!.kind === 'Z')) &&
    steps.at(-1)!.kind === 'Z'
  );
}

function isOnGrid(path: string): boolean {
  const steps = pathSteps(path);
  const whole = steps.every((step) => step.kind === 'Z' || step.points.flat().every(Number.isInteger));
  const { left, top, right, bottom } = boundsOf(steps);
  const slack = iconGrid / 200;
  return whole && Math.min(left, top) >= -slack && Math.max(right, bottom) <= iconGrid + slack;
}

/** As slides show it: every path by itself, by the even-odd rule. */
function svgOf({ paths }: IconShape): string {
  const drawn = paths.map((d) => `<path fill-rule="evenodd" d="${d}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${iconGrid} ${iconGrid}">${drawn.join('')}</svg>`;
}

/** How much of each point of 64 × 64 is covered. */
function draw(svg: string): number[] {
  const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: 64 } }).render();
  return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[i * 4 + 3]!);
}
