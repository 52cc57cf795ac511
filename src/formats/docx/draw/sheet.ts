import type { Paragraph, ParagraphChild, Table as WordTable } from 'docx';
import type { HandoutFields, HandoutLines, Looking } from '../../../handouts/index.ts';
import { isRightToLeft, type List, plainText, type Table, tableGrid } from '../../../markup/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import type { Twips } from '../paper.ts';
import type { Drawing } from './drawing.ts';
import { drawRuns, textParagraph } from './runs.ts';
import { plainLook } from './table.ts';

/** 0.32 in: a line that a pen can follow. */
const linePitch: Twips = 461;

/** Lines to write on: empty paragraphs with a rule under each. */
export function drawLines(
  { count }: HandoutLines,
  { docx, palette }: Drawing,
  pitch: Twips = linePitch,
): Paragraph[] {
  const rule = { style: 'single' as const, size: 4, space: 0, color: palette.ink };
  return Array.from(
    { length: count },
    (_, i) =>
      new docx.Paragraph({
        spacing: { before: 0, after: i === count - 1 ? 120 : 0, line: pitch, lineRule: 'exact' },
        // Word draws one frame around paragraphs of the same border: `between` parts them.
        border: { bottom: rule, between: rule },
        keepNext: i < count - 1,
        keepLines: true,
      }),
  );
}

/** Names with a line behind each, which Word draws up to a tab. */
export function drawFields({ labels, after }: HandoutFields, drawing: Drawing, width: Twips): Paragraph {
  const { docx } = drawing;
  const ends = after === null ? labels.length : labels.length + 1;
  // The first is a name and gets the most room.
  const shares = Array.from({ length: ends }, (_, i) =>
    i === 0 ? 5 : after !== null && i === ends - 1 ? 1.6 : 2.6,
  );
  const sum = shares.reduce((a, b) => a + b, 0);
  const room = after === null ? width : width - 1500;
  const stops = shares.map((_, i) =>
    Math.round((shares.slice(0, i + 1).reduce((a, b) => a + b, 0) / sum) * room),
  );
  const text = (value: string) => new docx.TextRun({ children: [replaceForbidden(value)] });
  const line = () => new docx.TextRun({ children: [new docx.Tab()] });
  const children = labels.flatMap((label, i) => [text(`${i > 0 ? '  ' : ''}${label} `), line()]);
  return new docx.Paragraph({
    style: 'SheetFields',
    tabStops: stops.map((position) => ({ type: 'left' as const, position, leader: 'underscore' as const })),
    children: [...children, ...(after === null ? [] : [text('  '), line(), text(` ${after}`)])],
  });
}

/** Words to choose from, each in a frame, in one paragraph. */
export function drawWords(list: List, drawing: Drawing): Paragraph {
  const { docx, palette } = drawing;
  const frame = { style: 'single' as const, size: 6, space: 1, color: palette.ink };
  const children = list.items.flatMap(({ blocks }, i): ParagraphChild[] => {
    const first = blocks[0];
    const words = first?.kind === 'paragraph' ? plainText(first.runs) : '';
    return [
      ...(i === 0 ? [] : [new docx.TextRun('   ')]),
      // Words of one frame do not part.
      new docx.TextRun({ border: frame, text: replaceForbidden(` ${words} `.replaceAll(' ', '\u00a0')) }),
    ];
  });
  return new docx.Paragraph({ style: 'SheetWords', keepNext: true, children });
}

const shares: Readonly<Record<string, readonly number[]>> = {
  'choices-4': [0.05, 0.69, 0.13, 0.13],
  'choices-2': [0.06, 0.94],
  'matching-4': [0.36, 0.09, 0.09, 0.46],
};

/** Statements to be judged, words to be joined: no head, fine lines or none. */
export function drawChoices(table: Table & Looking, drawing: Drawing, width: Twips): WordTable[] {
  const { docx, document } = drawing;
  const grid = tableGrid(table);
  if (grid.columns === 0) return [];
  const parts =
    shares[`${table.look}-${grid.columns}`] ?? Array.from({ length: grid.columns }, () => 1 / grid.columns);
  const widths = parts.map((part) => Math.round(part * width));
  const fine = { style: 'single' as const, size: 4, color: '808080' };
  const none = { style: 'none' as const, size: 0, color: 'auto' };
  const rule = table.look === 'choices' ? fine : none;
  drawing.tableAlts.push(table.alt);
  return [
    new docx.Table({
      style: 'SlideTable',
      width: { size: width, type: 'dxa' },
      layout: 'fixed',
      columnWidths: widths,
      ...(isRightToLeft(document.language) && { visuallyRightToLeft: true }),
      tableLook: plainLook,
      borders: {
        top: none,
        left: none,
        right: none,
        insideVertical: none,
        bottom: rule,
        insideHorizontal: rule,
      },
      margins: { marginUnitType: 'dxa', top: 60, bottom: 60, left: 0, right: 100 },
      rows: grid.rows.map(
        ({ cells }) =>
          new docx.TableRow({
            cantSplit: true,
            children: widths.map((size, x) => {
              const cell = cells[x];
              const strong = table.look === 'matching' && x === 0;
              const runs = (cell?.runs ?? []).map((run) =>
                strong ? { ...run, strong: true as const } : run,
              );
              const end = strong || (table.look === 'matching' && x === 2);
              return new docx.TableCell({
                width: { size, type: 'dxa' },
                children: [
                  textParagraph(runs, drawing, {
                    style: 'SheetCell',
                    keepNext: true,
                    ...(end && { alignment: 'end' as const }),
                  }),
                ],
              });
            }),
          }),
      ),
    }),
  ];
}

/** `1. Write …`: the number stands in the margin. */
export function drawTask(runs: Parameters<typeof drawRuns>[0], drawing: Drawing, style: string): Paragraph {
  const { docx } = drawing;
  const [first, ...rest] = runs;
  const number = first && /^(\d+)\.\s+/.exec(first.text);
  if (!number)
    return textParagraph(
      runs.map((run) => ({ ...run, strong: true as const })),
      drawing,
      { style },
    );
  return new docx.Paragraph({
    style,
    children: [
      new docx.TextRun({ bold: true, children: [`${number[1]}.`, new docx.Tab()] }),
      ...drawRuns([{ ...first, text: first.text.slice(number[0].length) }, ...rest], drawing, {
        notes: true,
      }),
    ],
  });
}
