import type { Run } from '../../markup/index.ts';
import { knownFormula } from '../../math/index.ts';

/**
 * A formula as paths, which look the same in every browser, and as MathML, which is read out and copied. Its foot stands on
 * the line of the letters beside it.
 */
export function formulaHtml(run: Run): string {
  const display = run.display === true;
  const formula = knownFormula(run.tex!, display);
  const { width, height, depth, svg } = formula.drawing;
  const thousandths = (ems: number): number => Math.round(ems * 1000);
  const box = [0, -thousandths(height), thousandths(width), thousandths(height + depth)].join(' ');
  const style = `width:${ems(width)}em;height:${ems(height + depth)}em;vertical-align:${ems(-depth)}em`;
  return (
    `<span class="formula" style="position:relative${display ? ';display:block;text-align:center' : ''}">` +
    `<svg aria-hidden="true" viewBox="${box}" style="${style}">${svg}</svg>` +
    `<span style="${unseen}">${formula.mathml}</span></span>`
  );
}

/** There for programs that read out, and for copying. */
const unseen =
  'position:absolute;left:0;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

function ems(value: number): number {
  return Math.round(value * 1000) / 1000;
}
