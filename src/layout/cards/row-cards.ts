import type { Box, Inches } from '../../theme/index.ts';
import type { PlacedGroup, PlacedShape } from '../placed.ts';
import {
  type CardsContext,
  type FlowCard,
  heightOf,
  isCut,
  oneLineSize,
  type Sizes,
  sizesAt,
  steps,
} from './card-flows.ts';
import { drawPart, drawShape, groupCard } from './draw-cards.ts';

/** Cards one under the other: a figure, what it says, and perhaps a bar with a line under it. */
export interface CardRows {
  readonly rows: readonly { readonly flow: FlowCard; readonly box: Box }[];
  readonly columns: Columns;
  readonly sizes: Sizes;
  readonly missing: Inches;
}

interface Columns {
  readonly value: Inches;
  readonly text: Inches;
  /** Of the bar and the foot; 0: there are none. */
  readonly bar: Inches;
}

const columnGap: Inches = 0.3;
const barWidth: Inches = 1.533;
const barHeight: Inches = 0.1;
const rowPadding: Inches = 0.12;
const narrowValue: Inches = 1.5;
/** What is not drawn out any further. */
const tallestRow: Inches = 1.25;
/** How much larger what stands out is. */
const currentScale = 1.35;

export function rowCards(context: CardsContext, box: Box): CardRows {
  let tried = rowsAt(context, box, 0, false);
  for (const hyphens of [false, true]) {
    for (let step = 0; step <= steps; step++) {
      tried = rowsAt(context, box, step, hyphens);
      if (tried.missing === 0) return tried;
    }
  }
  return tried;
}

export function leastRowsHeight(context: CardsContext, width: Inches): Inches {
  return rowsAt(context, { x: 0, y: 0, w: width, h: 0 }, steps, true).missing;
}

function rowsAt(context: CardsContext, box: Box, step: number, hyphens: boolean): CardRows {
  const { cards } = context;
  const sizes = sizesAt(step, context);
  const values = cards.flatMap(({ flows }) => flows.get('value') ?? []);
  const hasBar = cards.some(({ card, flows }) => card.bar !== null || flows.has('foot'));
  const bar = hasBar ? barWidth : 0;
  // In a narrow place figures need a larger share of it.
  const widest = Math.max(box.w * 0.3, Math.min(narrowValue, box.w * 0.4));
  const scale = cards.some(({ card }) => card.state === 'current') ? currentScale : 1;
  const value = values.length === 0 ? sizes.value : oneLineSize(values, widest / scale, sizes.value);
  const wide = Math.max(0, ...values.map((flow) => widthOf(flow, widest, value))) * scale;
  const columns: Columns = {
    value: wide === 0 ? 0 : Math.min(widest, wide + 0.05),
    bar,
    text:
      box.w -
      (wide === 0 ? 0 : Math.min(widest, wide + 0.05) + columnGap) -
      (bar === 0 ? 0 : bar + columnGap),
  };
  const own = { ...sizes, value };
  const heights = cards.map((card) => rowHeight(card, columns, own));
  const needed = heights.reduce((sum, each) => sum + each, 0);
  const cut = cards.some(({ flows }) =>
    (['head', 'detail', 'body'] as const).some((part) =>
      isCut(flows.get(part), columns.text, own[part], hyphens),
    ),
  );
  const spare = Math.max(0, box.h - needed) / cards.length;
  let y = box.y;
  const rows = cards.map((flow, i) => {
    const h = Math.min(heights[i]! + spare, Math.max(tallestRow, heights[i]! * 1.6));
    const placed = { flow, box: { x: box.x, y, w: box.w, h } };
    y += h;
    return placed;
  });
  const missing = Math.max(0, needed - box.h);
  return { rows, columns, sizes: own, missing: missing > 1e-6 ? missing : cut ? 1e-3 : 0 };
}

function widthOf(flow: Parameters<typeof heightOf>[0] & object, width: Inches, size: number): Inches {
  const em = size / 72;
  return Math.max(
    ...flow.measure(width, size).wrapped.flatMap(({ lines }) => lines.map(({ room }) => room * em)),
  );
}

function sizesOf({ card }: FlowCard, sizes: Sizes): Sizes {
  if (card.state !== 'current') return sizes;
  return {
    ...sizes,
    head: Math.round(sizes.head * currentScale),
    value: Math.round(sizes.value * currentScale),
  };
}

function rowHeight(card: FlowCard, { value, text, bar }: Columns, given: Sizes): Inches {
  const sizes = sizesOf(card, given);
  const of = (part: 'value' | 'head' | 'detail' | 'body' | 'foot', width: Inches) =>
    heightOf(card.flows.get(part), width, sizes[part]);
  const words = of('head', text) + of('detail', text) + of('body', text) + 0.04;
  const right = (card.card.bar === null ? 0 : barHeight + 0.06) + (bar > 0 ? of('foot', bar) : 0);
  return Math.max(of('value', value), words, right) + 2 * rowPadding;
}

/** Rows with a line between each and the next; what stands out has one of its own colour over it. */
export function drawRows({ rows, columns, sizes: given }: CardRows, context: CardsContext): PlacedShape[] {
  const longest = Math.max(0, ...rows.map(({ flow }) => flow.card.bar ?? 0));
  const current = rows.findIndex(({ flow }) => flow.card.state === 'current');
  return rows.map(({ flow, box }, i) => {
    const sizes = sizesOf(flow, given);
    const { card, colors, flows } = flow;
    const shapes: PlacedGroup['shapes'][number][] = [];
    const isCurrent = i === current;
    if (i > 0 || isCurrent)
      shapes.push(
        drawShape(
          'Rule',
          { x: box.x, y: box.y, w: box.w, h: isCurrent ? 0.03 : 0.01 },
          isCurrent ? colors.accent : colors.rule,
          flow,
          context,
        ),
      );
    const inner = { y: box.y + rowPadding, h: box.h - 2 * rowPadding };
    if (flows.has('value'))
      shapes.push(
        drawPart('value', flow, { x: box.x, w: columns.value, ...inner }, sizes.value, 'middle', context),
      );
    const x = box.x + (columns.value === 0 ? 0 : columns.value + columnGap);
    const parts = (['head', 'detail', 'body'] as const).flatMap((part) => {
      const h = heightOf(flows.get(part), columns.text, sizes[part]);
      return h === 0 ? [] : [{ part, h }];
    });
    const words = parts.reduce((sum, { h }) => sum + h, 0);
    let y = inner.y + Math.max(0, inner.h - words) / 2;
    for (const { part, h } of parts) {
      shapes.push(drawPart(part, flow, { x, y, w: columns.text, h }, sizes[part], 'top', context));
      y += h;
    }
    if (columns.bar > 0)
      shapes.push(
        ...drawBar(
          flow,
          { share: longest > 0 ? (card.bar ?? 0) / longest : 0, isDone: i < current },
          { x: box.x + box.w - columns.bar, w: columns.bar, ...inner },
          sizes,
          context,
        ),
      );
    return groupCard(flow, shapes, context);
  });
}

/** A bar as long as the card says beside the longest, and the line under it. */
function drawBar(
  flow: FlowCard,
  { share, isDone }: { readonly share: number; readonly isDone: boolean },
  box: Box,
  sizes: Sizes,
  context: CardsContext,
): PlacedGroup['shapes'][number][] {
  const { card, colors, flows } = flow;
  const shapes: PlacedGroup['shapes'][number][] = [];
  const foot = heightOf(flows.get('foot'), box.w, sizes.foot);
  const bar = card.bar === null ? 0 : barHeight + 0.06;
  let y = box.y + Math.max(0, box.h - bar - foot) / 2;
  if (card.bar !== null) {
    const fill = isDone ? context.slide.theme.roles.mute : colors.accent;
    shapes.push(drawShape('Track', { x: box.x, y, w: box.w, h: barHeight }, colors.rule, flow, context));
    if (share > 0)
      shapes.push(drawShape('Bar', { x: box.x, y, w: box.w * share, h: barHeight }, fill, flow, context));
    y += bar;
  }
  if (foot > 0)
    shapes.push(drawPart('foot', flow, { x: box.x, y, w: box.w, h: foot }, sizes.foot, 'top', context));
  return shapes;
}
