import {
  heightOf,
  linesOf,
  type PlacedParagraph,
  type PlacedTable,
  type Typesetter,
} from '../layout/index.ts';
import { type ColorRef, type Inches, readableOn, type Theme, textOn } from '../theme/index.ts';
import type { AddedTable } from './deck-edits.ts';

/** A table in the theme's look, with the words and sizes of the one that somebody put on the slide. */
export function tableOf(
  base: Pick<PlacedTable, 'name' | 'box' | 'alt' | 'decorative' | 'template' | 'yaml'>,
  added: AddedTable,
  cells: readonly (readonly string[])[],
  context: {
    readonly theme: Theme;
    readonly language: string;
    readonly typesetter: Typesetter;
    readonly rightToLeft: boolean;
  },
): PlacedTable {
  const { theme } = context;
  const { headFill, headColor, headRule, rowRule, stripe } = theme.tables;
  const paper: ColorRef = { color: 'light1' };
  const ink = textOn(theme, paper);
  const onHead = headColor
    ? readableOn(theme, headColor, headFill ?? paper)
    : textOn(theme, headFill ?? paper);
  const count = Math.max(1, ...cells.map((row) => row.length));
  const columns = inAll(added.columns, count, base.box.w);
  const heights = inAll(added.rows, cells.length, base.box.h);
  const inset = { left: 0.1, top: 0.05, right: 0.1, bottom: 0.05 };
  const rows = cells.map((row, r) => {
    const header = added.header && r === 0;
    const bodyRow = r - Number(added.header);
    const rule = header ? headRule : rowRule;
    const placed = columns.map((width, column) => {
      const look = { ...added, bold: header, color: header ? onHead : ink };
      const paragraphs = (row[column] ?? '')
        .split('\n')
        .map((text) => paragraphOf(text, look, width - inset.left - inset.right, base.yaml, context));
      return {
        column,
        colspan: 1,
        rowspan: 1,
        header,
        paragraphs,
        fill: header ? headFill : bodyRow % 2 === 1 ? stripe : null,
        ...(rule && { rule: { ...rule, dash: 'solid' as const } }),
        anchor: 'middle' as const,
        inset,
      };
    });
    const needed = placed.map((cell) => heightOf(cell.paragraphs) + inset.top + inset.bottom);
    return { height: Math.max(heights[r]!, ...needed), cells: placed };
  });
  const height = rows.reduce((all, row) => all + row.height, 0);
  return {
    ...base,
    kind: 'table',
    ...(context.rightToLeft && { rightToLeft: true as const }),
    box: { ...base.box, h: height },
    columns,
    rows,
    headerRow: added.header,
    overflow: 0,
  };
}

/** Lengths that fill a side of the table; alike where they are not said. */
function inAll(lengths: readonly Inches[], count: number, whole: Inches): readonly Inches[] {
  const said = lengths.length === count ? lengths : Array.from({ length: count }, () => whole / count);
  const sum = said.reduce((all, each) => all + each, 0);
  return sum > 0 ? said.map((each) => (each * whole) / sum) : said;
}

function paragraphOf(
  text: string,
  { size, bold, color }: { readonly size: number; readonly bold: boolean; readonly color: ColorRef },
  width: Inches,
  yaml: PlacedTable['yaml'],
  {
    language,
    typesetter,
    rightToLeft,
  }: { readonly language: string; readonly typesetter: Typesetter; readonly rightToLeft: boolean },
): PlacedParagraph {
  const look = { size, color, bold, italic: false, font: 'body' as const, language, ...(yaml && { yaml }) };
  const paragraph: PlacedParagraph = {
    runs: [{ ...look, text }],
    level: 0,
    bullet: null,
    indent: 0,
    hanging: 0,
    align: rightToLeft ? 'right' : 'left',
    ...(rightToLeft && { rightToLeft: true as const }),
    spaceBefore: 0,
    lineSpacing: 1.2,
    lines: [],
  };
  return { ...paragraph, lines: linesOf(paragraph, width, typesetter) };
}
