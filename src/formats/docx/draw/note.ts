import type { Paragraph, Table as WordTable } from 'docx';
import type { List, ListItem, Run } from '../../../markup/index.ts';
import type { Twips } from '../paper.ts';
import type { Drawing } from './drawing.ts';
import { drawRuns, textParagraph } from './runs.ts';
import { plainLook } from './table.ts';

/** Side heads: 1.43 in wide, 0.25 in from the text. */
const sideHead = { width: 2059, gap: 360 } as const;

/** A heading at the side of the text, in a frame of its own: Word still knows it as a heading. */
export function drawSideHead(runs: readonly Run[], drawing: Drawing, style: string): Paragraph {
  const { docx, page } = drawing;
  return new docx.Paragraph({
    style,
    frame: {
      type: 'absolute',
      position: { x: page.margins.side, y: 0 },
      width: sideHead.width,
      wrap: 'around',
      anchor: { horizontal: 'page', vertical: 'text' },
      space: { horizontal: 0, vertical: 0 },
    },
    children: drawRuns(runs, drawing, { notes: true }),
  });
}

/** Three numbers side by side, each over what it counts. */
export function drawFigures(list: List, drawing: Drawing, width: Twips): WordTable[] {
  const items = list.items.map(({ blocks }) => {
    const first = blocks[0];
    const runs = first?.kind === 'paragraph' ? first.runs : [];
    const value = runs.filter((run, i) => run.strong && runs.slice(0, i).every((each) => each.strong));
    return [
      textParagraph(
        value.map(({ strong: _, ...run }) => run),
        drawing,
        { style: 'KeyFigure' },
      ),
      textParagraph(trimmed(runs.slice(value.length)), drawing, { style: 'KeyFigureLabel' }),
    ];
  });
  return items.length === 0 ? [] : [sideBySide(items, drawing, width)];
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const [first, ...rest] = runs;
  return first ? [{ ...first, text: first.text.replace(/^[ \n]+/, '') }, ...rest] : [];
}

/** A list of sources in two columns, the first half of it at the start. */
export function drawInColumns(
  list: List,
  drawing: Drawing,
  width: Twips,
  draw: (item: ListItem) => readonly (Paragraph | WordTable)[],
): WordTable[] {
  const half = Math.ceil(list.items.length / 2);
  const sides = [list.items.slice(0, half), list.items.slice(half)].map((side) => side.flatMap(draw));
  return [sideBySide(sides, drawing, width)];
}

function sideBySide(
  cells: readonly (readonly (Paragraph | WordTable)[])[],
  { docx, tableAlts }: Drawing,
  width: Twips,
): WordTable {
  const each = Math.floor(width / cells.length);
  tableAlts.push(null);
  return new docx.Table({
    style: 'SlideTable',
    width: { size: width, type: 'dxa' },
    layout: 'fixed',
    columnWidths: cells.map(() => each),
    tableLook: plainLook,
    rows: [
      new docx.TableRow({
        children: cells.map(
          (children) =>
            new docx.TableCell({
              width: { size: each, type: 'dxa' },
              children: children.length > 0 ? children : [new docx.Paragraph({})],
            }),
        ),
      }),
    ],
  });
}
