import { Formula, readFormula, type TexFault } from '../../math/index.ts';
import type { Run } from '../blocks.ts';
import type { TextProblem } from '../codes.ts';

/** A formula as a run, or what is wrong with it. */
export function formulaRun(
  tex: string,
  display: boolean,
):
  | { readonly fault: null; readonly text: string; readonly look: Pick<Run, 'tex' | 'display'> }
  | { readonly fault: TexFault } {
  const formula = readFormula(tex, display);
  if (!(formula instanceof Formula)) return { fault: formula };
  const look = { tex: formula.tex, ...(display && { display: true as const }) };
  // Spaces and such show nothing; it is a formula all the same.
  return { fault: null, text: formula.text === '' ? '\u00a0' : formula.text, look };
}

/**
 * A formula that is a block: a paragraph that is nothing else. One that cannot be read stays as typed. `place` is where the
 * block stands in the text; null: it shows nothing.
 */
export function readFormulaBlock(
  tex: string,
  text: string,
  place: { readonly start: number; readonly end: number },
): { readonly run: Run } | { readonly tex: string; readonly problem: TextProblem } | null {
  if (tex === '') return null;
  const run = formulaRun(tex, true);
  if (!run.fault) return { run: { text: run.text, ...run.look } };
  const { offset, length, message, hint } = run.fault;
  const at = text.indexOf(tex.slice(offset).split('\n', 1)[0]!, place.start);
  const found = at >= 0 && at + length <= place.end;
  const where = found ? { offset: at, length } : { offset: place.start, length: place.end - place.start };
  return { tex, problem: { code: 'formula-syntax', ...where, message, hint } };
}
