import type { Run } from '../../markup/index.ts';
import { knownFormula } from '../../math/index.ts';

/**
 * A formula as paths, which look the same in every browser, and as MathML, which is read out and copied. Its foot stands on
 * the line of the letters beside it. The policy of a page allows no style but that of its sheet, which has `formulaRules`.
 */
export function formulaHtml(run: Run): string {
  const display = run.display === true;
  const formula = knownFormula(run.tex!, display);
  const { width, height, depth, svg } = formula.drawing;
  const number = formula.number === null ? '' : `<span class="formula-number">(${formula.number})</span>`;
  const look = `${display ? ' formula-alone' : ''}${number === '' ? '' : ' formula-numbered'}`;
  const [wide, tall] = [thousandths(width), thousandths(height + depth)];
  const box = [0, -thousandths(height), wide, tall].join(' ');
  return (
    `<span class="formula${look}">` +
    `<svg class="formula-below-${thousandths(depth)}" aria-hidden="true" width="${wide / 1000}em" height="${tall / 1000}em" viewBox="${box}">${svg}</svg>` +
    `<span class="formula-said">${formula.mathml(run.said ?? null)}</span>${number}</span>`
  );
}

function thousandths(ems: number): number {
  return Math.round(ems * 1000);
}

/** What a style sheet says of the formulas in a page; empty where it has none. */
export function formulaRules(html: string): string {
  // No text has quotes as they stand in a tag.
  const found = [...html.matchAll(/<svg class="formula-below-(-?\d+)"/g)].map((match) => Number(match[1]));
  if (found.length === 0) return '';
  const depths = [...new Set(found)].sort((a, b) => a - b);
  return [
    '.formula{position:relative}.formula-alone{display:block;text-align:center}',
    // As wide as the page at the most; the formula in the middle, its number at the end of the line.
    '.formula-alone svg{max-width:100%;height:auto}.formula-numbered{display:grid;grid-template-columns:1fr minmax(0,auto) 1fr;align-items:center}.formula-numbered svg{grid-column:2}.formula-number{grid-column:3;text-align:end}',
    // There for programs that read out, and for copying.
    '.formula-said{position:absolute;left:0;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
    ...depths.map((depth) => `.formula-below-${depth}{vertical-align:${-depth / 1000}em}`),
  ].join('\n');
}
