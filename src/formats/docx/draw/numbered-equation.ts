import type { Paragraph, Table } from 'docx';
import { isRightToLeft, type Run } from '../../../markup/index.ts';
import { splitTag } from '../../../math/index.ts';
import type { Twips } from '../paper.ts';
import type { Drawing } from './drawing.ts';
import { drawEquation } from './equation.ts';
import { plainLook } from './table.ts';

/** Room for a number at the end of a line, and as much at its beginning. */
const numberWidth: Twips = 850;

/**
 * A formula with its number: the equation in the middle, the number at the end of the line. In columns, since Word makes an
 * equation small that shares its line. Null: it has none, or does not stand alone.
 */
export function drawNumbered(
  runs: readonly Run[],
  drawing: Drawing,
  width: Twips,
): (Paragraph | Table)[] | null {
  const [run] = runs;
  if (runs.length !== 1 || !run?.tex || !run.display) return null;
  const { bare, number } = splitTag(run.tex);
  if (number === null) return null;
  const { docx, document, tableAlts } = drawing;
  const widths = [numberWidth, width - 2 * numberWidth, numberWidth];
  const equation = drawEquation({ ...run, tex: bare }, true, drawing);
  const contents = [
    new docx.Paragraph({}),
    new docx.Paragraph({ alignment: 'center', children: [equation] }),
    new docx.Paragraph({ alignment: 'end', children: [new docx.TextRun(`(${number})`)] }),
  ];
  const cells = contents.map(
    (child, i) =>
      new docx.TableCell({
        width: { size: widths[i]!, type: 'dxa' },
        verticalAlign: 'center',
        children: [child],
      }),
  );
  tableAlts.push(null);
  return [
    new docx.Table({
      style: 'SlideTable',
      width: { size: width, type: 'dxa' },
      layout: 'fixed',
      columnWidths: widths,
      ...(isRightToLeft(document.language) && { visuallyRightToLeft: true }),
      tableLook: plainLook,
      rows: [new docx.TableRow({ cantSplit: true, children: cells })],
    }),
    // Tables that touch are one in Word.
    new docx.Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } }),
  ];
}
