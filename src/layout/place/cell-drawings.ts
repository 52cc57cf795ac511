import type { Verdict } from '../../markup/index.ts';
import { mostOf } from '../../source/index.ts';
import {
  type Box,
  type ColorRef,
  type Inches,
  type Points,
  readableOn,
  towardBackground,
} from '../../theme/index.ts';
import { boundsOf } from '../geometry.ts';
import type { PlacedGroup, PlacedIcon, PlacedRow, PlacedTable, PlacedText } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';
import type { PlannedCell } from './column-needs.ts';
import { drawingRoom, verdictColor } from './drawing-ems.ts';
import { wordless } from './place-text.ts';
import type { TablePlan } from './plan-table.ts';
import type { SlideContext } from './slide-context.ts';

const gap: Inches = 0.1;

/** How much of its room a cell's drawing takes: the text stands behind it. */
export function drawingWidth(cell: PlannedCell, plan: TablePlan, size: Points): Inches {
  const { drawn } = cell;
  const room = drawingRoom({ drawn }, size);
  return drawn?.kind === 'bar' ? barLength(drawn.value, mostIn(cell.column, plan), room) + gap : room;
}

function barLength(value: number, most: number, room: Inches): Inches {
  return Math.max(0.02, (Math.abs(value) / most) * (room - gap));
}

/** The longest bar of a column, on all slides over which its table goes on. */
function mostIn(column: number, plan: TablePlan): number {
  const { cells } = plan.part?.whole ?? plan;
  const values = cells
    .flat()
    .flatMap(({ drawn, column: own }) =>
      own === column && drawn?.kind === 'bar' ? Math.abs(drawn.value) : [],
    );
  return mostOf(values, Number.MIN_VALUE);
}

/** The bars, columns and signs of a table, over its cells: one group, passed over by readers, who have the figures. */
export function drawCells(
  plan: TablePlan,
  table: PlacedTable,
  size: Points,
  context: SlideContext,
): readonly PlacedGroup[] {
  const shapes: (PlacedText | PlacedIcon)[] = [];
  let y = table.box.y;
  for (const [r, row] of table.rows.entries()) {
    for (const cell of plan.cells[r]!) shapes.push(...drawCell(cell, plan, { table, row, y }, size, context));
    y += row.height;
  }
  if (shapes.length === 0) return [];
  const { template, yaml } = table;
  const box = boundsOf(shapes.map((each) => each.box));
  return [
    {
      kind: 'group',
      name: context.nameOf('Table drawings'),
      box,
      alt: null,
      decorative: true,
      template,
      yaml,
      shapes,
    },
  ];
}

interface Spot {
  readonly table: PlacedTable;
  readonly row: PlacedRow;
  readonly y: Inches;
}

function drawCell(
  cell: PlannedCell,
  plan: TablePlan,
  { table, row, y }: Spot,
  size: Points,
  context: SlideContext,
): (PlacedText | PlacedIcon)[] {
  const { drawn } = cell;
  if (!drawn) return [];
  const x = table.box.x + table.columns.slice(0, cell.column).reduce((sum, each) => sum + each, 0) + 0.1;
  const room = drawingRoom({ drawn }, size) - gap;
  const ground = cell.fill ?? context.background;
  const { roles } = context.theme;
  const ink = (color: ColorRef) => readableOn(context.theme, color, ground, 3);
  const em = size / pointsPerInch;
  const shape = (box: Box, fill: ColorRef, more: Partial<PlacedText> = {}): PlacedText => ({
    ...wordless,
    name: context.nameOf('Cell drawing'),
    alt: null,
    decorative: true,
    template: table.template,
    yaml: table.yaml,
    box,
    fill,
    anchor: 'middle',
    ...more,
  });
  const middle = y + row.height / 2;
  switch (drawn.kind) {
    case 'bar': {
      const h = Math.min(0.34, row.height * 0.5);
      const w = barLength(drawn.value, mostIn(cell.column, plan), room + gap);
      const stands = cell.look === 'focus' || drawn.value < 0;
      return [shape({ x, y: middle - h / 2, w, h }, ink(stands ? roles.emphasis : roles.accent))];
    }
    case 'sparkline': {
      const most = mostOf(
        drawn.values.map((each) => Math.abs(each ?? 0)),
        Number.MIN_VALUE,
      );
      const tall = Math.min(row.height * 0.62, em * 1.6);
      const step = room / drawn.values.length;
      return drawn.values.flatMap((value, i) => {
        if (value === null) return [];
        const h = Math.max(0.015, (Math.abs(value) / most) * tall);
        const isLast = i === drawn.values.length - 1;
        const quiet = towardBackground(context.theme, roles.accent, ground, 0.35);
        const box = { x: x + i * step, y: middle + tall / 2 - h, w: step * 0.72, h };
        return [shape(box, ink(isLast ? roles.emphasis : quiet))];
      });
    }
    case 'icon': {
      const side = em * 1.2;
      const box = { x, y: middle - side / 2, w: side, h: side };
      const { template, yaml } = table;
      const base = { alt: null, decorative: true, template, yaml } as const;
      const color = ink(cell.look === 'focus' ? roles.emphasis : roles.accent);
      if (!drawn.paths) return [];
      return [
        {
          ...base,
          kind: 'icon',
          name: context.nameOf('Sign of cell'),
          box,
          shape: { paths: drawn.paths },
          color,
        },
      ];
    }
    case 'verdict': {
      const side = em * 0.95;
      const box = { x, y: middle - side / 2, w: side, h: side };
      return signOf(drawn.verdict, box, ink(verdictColor(drawn.verdict, context.theme)), ground, shape);
    }
  }
}

/** A full disc, one with a bar across, a ring with a bar, a ring: told apart without their colours. */
function signOf(
  verdict: Verdict,
  box: Box,
  color: ColorRef,
  ground: ColorRef,
  shape: (box: Box, fill: ColorRef, more?: Partial<PlacedText>) => PlacedText,
): PlacedText[] {
  const line = { color, width: 2, dash: 'solid' } as const;
  const bar = (fill: ColorRef) => {
    const { x, y, w, h } = box;
    return shape({ x: x + w * 0.24, y: y + h * 0.42, w: w * 0.52, h: h * 0.16 }, fill);
  };
  const disc = shape(box, color, { shape: 'ellipse' });
  const ring = shape(box, ground, { shape: 'ellipse', line });
  switch (verdict) {
    case 'yes':
      return [disc];
    case 'partly':
      return [disc, bar(ground)];
    case 'no':
      return [ring, bar(color)];
    case 'other':
      return [ring];
  }
}
