import type { Run } from '../../markup/index.ts';
import { knownFormula } from '../../math/index.ts';

/**
 * Runs in which formulas stand as text: with italics, raised and lowered where that is all that they need, else in one line
 * of plain characters; `tall`: those that need a second storey stay.
 */
export function withoutEquations(runs: readonly Run[], tall = false): readonly Run[] {
  if (runs.every((run) => run.tex === undefined)) return runs;
  return runs.flatMap((run): Run[] => {
    if (run.tex === undefined) return [run];
    const { tex, display, said: _, ...rest } = run;
    const parts = run.sup || run.sub ? null : knownFormula(tex, display === true).runs;
    if (parts === null && tall && !run.sup && !run.sub) return [run];
    return parts === null ? [rest] : parts.map((part) => ({ ...rest, ...part }));
  });
}
