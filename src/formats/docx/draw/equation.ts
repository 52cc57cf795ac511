import type { ParagraphChild } from 'docx';
import type { Run } from '../../../markup/index.ts';
import { knownFormula } from '../../../math/index.ts';
import type { Drawing } from './drawing.ts';

/** A formula as an equation that can be edited; `alone`: nothing stands beside it. */
export function drawEquation(run: Run, alone: boolean, { docx, equations }: Drawing): ParagraphChild {
  const display = run.display === true;
  const weight = `${run.strong ? '<w:b/>' : ''}`;
  const omml = knownFormula(run.tex!, display).omml({
    runProperties: (color) =>
      `<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/>${weight}${color === null ? '' : `<w:color w:val="${color}"/>`}</w:rPr>`,
    alignedAsTable: true,
  });
  const number = equations.push(
    display && alone
      ? `<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>${omml}</m:oMathPara>`
      : omml,
  );
  const place = new docx.BuilderElement<{ n: number }>({
    name: 'm:oMath',
    attributes: { n: { key: 'n', value: number - 1 } },
  });
  // Its type names the elements that docx has classes for; it writes any.
  return place as unknown as ParagraphChild;
}

/** The equations in their places. */
export function placeEquations(xml: string, { equations }: Pick<Drawing, 'equations'>): string {
  return equations.length === 0
    ? xml
    : xml.replace(/<m:oMath n="(\d+)"\/>/g, (_, number: string) => equations[Number(number)] ?? '');
}
