import { type FormulaWords, knownFormula } from '../math/index.ts';
import type { Run } from './blocks.ts';

/** Runs whose formulas know how they are read out. */
export function sayFormulas(runs: readonly Run[], words: FormulaWords): readonly Run[] {
  if (runs.every(({ tex }) => tex === undefined)) return runs;
  return runs.map((run) =>
    run.tex === undefined
      ? run
      : { ...run, said: knownFormula(run.tex, run.display === true).say(words) || run.text },
  );
}
