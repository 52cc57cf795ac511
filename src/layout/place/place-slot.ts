import { plainText } from '../../markup/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { placeChart } from '../charts/place-chart.ts';
import { reportLayout } from '../codes.ts';
import type { PlacedShape, Placeholder } from '../placed.ts';
import { type Flow, loosenFlow, spaceBetween } from '../text/set-text.ts';
import { drawCells } from './cell-drawings.ts';
import { isHeaderRow } from './column-needs.ts';
import { placeImage } from './place-image.ts';
import { placeNumbers } from './place-numbers.ts';
import { reportCutCells, setTable, tableHeight } from './place-table.ts';
import { placeText, setLines } from './place-text.ts';
import { gapAfter, gapsOf, type Segment, type SlotFit, type SlotPlan } from './plan-slot.ts';
import { findingPlace, type SlideContext, wishesOf } from './slide-context.ts';

/**
 * Places a planned slot: its parts one under the other, text at the top, figures sharing what height is left.
 * The first text is the layout's placeholder, with its own box where it shares the slot.
 */
export function placeSlot(
  plan: SlotPlan,
  fit: SlotFit,
  textSize: Points,
  looseness: number,
  context: SlideContext,
): readonly PlacedShape[] {
  const { place, segments, slot } = plan;
  const slotBox: Box = { x: place.x, y: place.y, w: place.w, h: place.h };
  const heights = shareHeight(plan, fit, textSize);
  const over = heights.reduce((sum, each) => sum + each, gapsOf(plan)) - place.h;
  if (segments.length > 1 && over > 0.01) {
    const message = `slide "${context.slide.id}", slot "${slot.name}": its parts together are ${over.toFixed(2)} in taller than their place at the smallest sizes`;
    const hint = 'show less, or give some of it a slide of its own';
    const { span, related } = findingPlace(slot.origin, context.slide);
    context.report(reportLayout('text-overflow', span, message, { hint, related }));
  }
  const shapes: PlacedShape[] = [];
  let placeholder: Placeholder | null = { type: 'body', index: place.index };
  let y = place.y;
  segments.forEach((segment, i) => {
    const box: Box = { x: place.x, y, w: place.w, h: heights[i]! };
    if (segment.kind === 'text') {
      const alone = segments.length === 1;
      const flow = alone ? loosenFlow(segment.flow, looseness) : segment.flow;
      const height = alone ? place.h : box.h;
      const wishes = { ...wishesOf(context, isDisplay(flow, textSize)), height };
      const what = {
        ...setLines(flow, place.w, textSize, place.align, wishes),
        box: alone ? slotBox : box,
        place: { anchor: !alone ? 'top' : isFormula(flow) ? 'middle' : place.anchor } as const,
        name: `Text ${slot.name}`,
        placeholder,
        origin: slot.origin,
        finding: { subject: `slide "${context.slide.id}", slot "${slot.name}"`, origin: slot.origin },
      };
      const text = placeText(what, context);
      shapes.push(text, ...placeNumbers(text, textSize, context));
      placeholder = null;
    } else shapes.push(...placeFigure(segment, segments.length === 1 ? slotBox : box, fit, plan, context));
    y += heights[i]! + gapAfter(plan, i);
  });
  return shapes;
}

/** Sentences that are looked at rather than read: quotations, statements, large numbers. */
function isDisplay({ paragraphs }: Flow, size: Points): boolean {
  return size >= displaySize && paragraphs.every(({ bullet, level }) => bullet === null && level === 0);
}

const displaySize: Points = 28;

/** A formula that has its place to itself stands in the middle of it. */
function isFormula({ paragraphs }: Flow): boolean {
  return (
    paragraphs.length === 1 && paragraphs[0]!.runs.length === 1 && paragraphs[0]!.runs[0]!.display === true
  );
}

/** The boxes that the figures and tables of a slot get, in their order. */
export function segmentBoxes(plan: SlotPlan, fit: SlotFit): readonly Box[] {
  const { place } = plan;
  if (plan.segments.length === 1) return [{ x: place.x, y: place.y, w: place.w, h: place.h }];
  let y = place.y;
  return shareHeight(plan, fit, fit.text).map((h, i) => {
    const box = { x: place.x, y, w: place.w, h };
    y += h + gapAfter(plan, i);
    return box;
  });
}

/** Space between paragraphs may grow to so many times of it where a slide has little text. */
const loosenesses = [3.6, 3, 2.4, 2, 1.6, 1.3] as const;

/** How much a slot's paragraphs may move apart: a few lines need not huddle at the top of an empty slot. */
export function loosenessOf({ segments, place }: SlotPlan, textSize: Points): number {
  const only = segments.length === 1 ? segments[0] : undefined;
  if (only?.kind !== 'text' || place.anchor !== 'top') return 1;
  const { height } = only.flow.measure(place.w, textSize);
  const spaces = spaceBetween(only.flow, textSize);
  const fits = (factor: number) => height + spaces * (factor - 1) <= place.h * 0.84;
  return loosenesses.find(fits) ?? 1;
}

function placeFigure(
  segment: Exclude<Segment, { kind: 'text' }>,
  box: Box,
  fit: SlotFit,
  plan: SlotPlan,
  context: SlideContext,
): readonly PlacedShape[] {
  if (segment.kind === 'code') return segment.plan.place(box, fit.code, plan.slot.name, context);
  if (segment.kind === 'table') return placeTable(segment, box, fit, plan, context);
  const { figure } = segment;
  if (figure.kind === 'image') return [placeImage(figure, box, context)];
  if (figure.kind === 'chart' && box.h < segment.least - 0.01) {
    const { span, related } = findingPlace(figure.origin, context.slide);
    const message = `slide "${context.slide.id}", slot "${plan.slot.name}": the chart gets ${box.h.toFixed(2)} in of height and needs ${segment.least.toFixed(2)}`;
    const hint = 'shorten the text beside it, or give it a slot of its own';
    context.report(reportLayout('figure-too-small', span, message, { hint, related }));
  }
  if (figure.kind === 'chart') return placeChart(figure, box, context);
  return figure.kind === 'cards' ? figure.place(box, plan.place, context) : figure.place(box, context);
}

function placeTable(
  segment: Extract<Segment, { kind: 'table' }>,
  box: Box,
  fit: SlotFit,
  plan: SlotPlan,
  context: SlideContext,
): readonly PlacedShape[] {
  const { slide, report } = context;
  const { table, cut } = setTable(segment.plan, box, fit.table, {
    name: context.nameOf('Table'),
    alt: segment.table.alt ?? describeTable(segment, context),
  });
  reportCutCells(cut, segment.table, fit.table, plan.slot.name, context);
  if (table.overflow > 0) {
    const { span, related } = findingPlace(segment.table.origin, slide);
    const hint = 'show fewer rows or columns';
    const message = `slide "${slide.id}", slot "${plan.slot.name}": the table is ${table.overflow.toFixed(2)} in taller than its place at ${fit.table} pt, the smallest size`;
    report(reportLayout('text-overflow', span, message, { hint, related }));
  }
  return [table, ...drawCells(segment.plan, table, fit.table, context)];
}

function describeTable(segment: Extract<Segment, { kind: 'table' }>, { deck }: SlideContext): string {
  const { rows } = segment.table;
  const header = rows[0] && isHeaderRow(rows[0]) ? rows[0] : null;
  const columns =
    (header ?? rows[0])?.cells
      .map((cell) => plainText(cell.runs.filter((run) => !run.cite)))
      .filter(Boolean)
      .join(deck.words('list-separator')) ?? '';
  const count = header ? rows.length - 1 : rows.length;
  return deck.words('describe-table', { columns, count, rows: count, label: columns, members: columns });
}

/** Text and tables take what they need; figures share the rest, none more than it can use. */
function shareHeight(plan: SlotPlan, fit: SlotFit, textSize: Points): Inches[] {
  const { segments, place } = plan;
  const heights = segments.map((segment) =>
    segment.kind === 'text'
      ? segment.flow.measure(place.w, textSize).height
      : segment.kind === 'table'
        ? tableHeight(segment.plan, place.w, fit.table).height
        : segment.kind === 'code'
          ? segment.plan.height(place.w, fit.code)
          : 0,
  );
  let room = Math.max(0, place.h - gapsOf(plan) - heights.reduce((a, b) => a + b, 0));
  // Figures with the least appetite first: what they leave goes to the others.
  const figures = segments
    .map((segment, i) => ({ i, most: segment.kind === 'figure' ? segment.most : 0 }))
    .filter(({ i }) => segments[i]!.kind === 'figure')
    .sort((a, b) => a.most - b.most);
  figures.forEach(({ i, most }, n) => {
    heights[i] = Math.min(most, room / (figures.length - n));
    room -= heights[i]!;
  });
  if (figures.length > 0) return heights;
  // Rows of tables breathe where nothing else asks for the room.
  const tables = segments.filter((segment) => segment.kind === 'table').length;
  return heights.map((height, i) =>
    segments[i]!.kind === 'table' ? height + Math.min(height, (room * 0.85) / tables) : height,
  );
}
