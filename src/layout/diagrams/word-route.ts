import type { EdgeWords } from './edge-wording.ts';
import type { Route } from './route-links.ts';

/** What stands on a way: all of it in one place or, where there is none, each direction near where it starts. */
export interface RouteWords {
  readonly joint: string;
  readonly apart: readonly { readonly text: string; readonly near: 'start' | 'end' }[];
}

/** The words of a way, those of a direction with an arrow that points as the way runs; null: it has none. */
export function wordRoute({ link, points }: Pick<Route, 'link' | 'points'>): RouteWords | null {
  const { on, there, back } = link.words;
  if (on !== null) return { joint: on, apart: [] };
  const first = points[0]!;
  const last = points.at(-1)!;
  const [ahead, behind] = arrows(last.x - first.x, last.y - first.y);
  const apart = [
    ...(there === null ? [] : [{ text: `${ahead}\u00a0${there}`, near: 'start' as const }]),
    ...(back === null ? [] : [{ text: `${behind}\u00a0${back}`, near: 'end' as const }]),
  ];
  if (apart.length === 0) return null;
  return { joint: joinTexts(apart.map(({ text }) => text)), apart: apart.length > 1 ? apart : [] };
}

/** Both directions as they stand on one plate, whichever way it runs: for what room that takes. */
export function jointText({ on, there, back }: EdgeWords): string {
  return joinTexts(
    [on, there, back].flatMap((text) => (text === null ? [] : [text === on ? text : `→\u00a0${text}`])),
  );
}

function joinTexts(texts: readonly string[]): string {
  // Numbers of a key stand side by side.
  return texts.join(texts.join('').length < 10 ? ' ' : '\n');
}

function arrows(dx: number, dy: number): readonly [string, string] {
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? ['→', '←'] : ['←', '→'];
  return dy > 0 ? ['↓', '↑'] : ['↑', '↓'];
}
