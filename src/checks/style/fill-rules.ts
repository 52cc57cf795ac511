import type { Box } from '../../theme/index.ts';
import { inkOf, paragraphsOf, type SlideFacts } from './slide-facts.ts';
import { percent, type StyleRule } from './style-rule.ts';

/** Side of the cells by which room is measured, in inches. */
const cell = 0.125;
/** What is looked at fills its room; a list or table that is read ends where it ends. */
const least = {
  seen: { height: 0.75, area: 0.3 },
  read: { height: 0.55, area: 0.15 },
  figure: 0.25,
  ratio: 1.8,
} as const;
const mostOfText = 0.92;

/** Room that is used: its height, its area, and something in it that is seen first. */
export const fillRules: StyleRule = ({ slides }, report) => {
  for (const facts of slides) {
    const { slide, body, content } = facts;
    if (facts.role !== 'content' || !body || content.length === 0) continue;
    // Where a table or list ends is the last page of what goes on.
    const isRest = slide.part !== null && slide.part.number === slide.part.of;
    const ink = inkOf(content);
    const used = coverOf(ink, body);
    const where = `slide "${slide.id}"`;
    const { height, area } = facts.isRead ? least.read : least.seen;
    if (!facts.isStatement && !isRest) {
      if (used.rows < height) {
        const message = `${where} uses ${percent(used.rows)} of the height that the layout "${facts.layout.id}" has; ${percent(height)} is asked for`;
        report('fill-height', slide, message, whatToDo(facts));
      } else if (used.area < area) {
        const message = `${where} covers ${percent(used.area)} of the room that the layout "${facts.layout.id}" has; ${percent(area)} is asked for`;
        report('fill-area', slide, message, whatToDo(facts));
      }
    }
    if (!facts.hasFigure && used.area > mostOfText) {
      const message = `the text of ${where} covers ${percent(used.area)} of its room; ${percent(mostOfText)} is the most`;
      report('fill-area', slide, message, 'say less, or make two slides of it');
    }
    checkFocus(facts, body, report);
  }
};

function whatToDo(facts: SlideFacts): string {
  return facts.hasFigure
    ? 'show more in the figure, put what is said of it beside it, or choose another arrangement'
    : 'say it as a statement or a big number, add a figure or picture, or join it with another slide';
}

/** Words from which a slide needs something that is seen first. */
const manyWords = 90;

function checkFocus(facts: SlideFacts, body: Box, report: Parameters<StyleRule>[1]): void {
  const { slide, content } = facts;
  const runs = paragraphsOf(content).flatMap((paragraph) => paragraph.runs);
  const words = runs.reduce(
    (sum, { text }) => sum + text.split(/\s+/).filter((word) => word !== '').length,
    0,
  );
  const wide = runs.reduce((sum, { text }) => sum + (text.match(/[\u3400-\u9fff]/g)?.length ?? 0), 0);
  if (words + wide / 2 < manyWords) return;
  const room = body.w * body.h;
  const figures = content.filter((shape) => shape.kind !== 'text' || shape.fill !== null);
  // Cards and panels of one row are one figure.
  const covered = figures.reduce((all, { box }) => all + (box.w * box.h) / room, 0);
  if (covered >= least.figure) return;
  const sizes = runs.flatMap(({ text, size }) => new Array<number>(Math.ceil(text.length / 4)).fill(size));
  sizes.sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const title = facts.placed.shapes.filter(
    (shape) => shape.kind === 'text' && /title/.test(shape.placeholder?.type ?? ''),
  );
  const top = Math.max(
    ...[...runs, ...paragraphsOf(title).flatMap((each) => each.runs)].map(({ size }) => size),
  );
  if (median === 0 || top / median >= least.ratio) return;
  const message = `nothing on slide "${slide.id}" is seen first: its largest text is ${(top / median).toFixed(2)} times the usual one (${least.ratio} is asked for), and no figure covers ${percent(least.figure)} of the room`;
  const hint = 'lead with one number, sentence, figure or picture, and say less beside it';
  report('focus', slide, message, hint);
}

/** Which share of a box's rows and cells is touched. */
function coverOf(ink: readonly Box[], body: Box): { readonly rows: number; readonly area: number } {
  const columns = Math.max(1, Math.round(body.w / cell));
  const count = Math.max(1, Math.round(body.h / cell));
  const cells = new Uint8Array(columns * count);
  for (const { x, y, w, h } of ink) {
    const left = Math.max(0, Math.floor((x - body.x) / cell + 0.01));
    const right = Math.min(columns, Math.ceil((x + w - body.x) / cell - 0.01));
    const top = Math.max(0, Math.floor((y - body.y) / cell + 0.01));
    const bottom = Math.min(count, Math.ceil((y + h - body.y) / cell - 0.01));
    for (let row = top; row < bottom; row++)
      cells.fill(1, row * columns + left, row * columns + Math.max(left, right));
  }
  let rows = 0;
  let area = 0;
  for (let row = 0; row < count; row++) {
    let touched = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) touched += cells[i]!;
    if (touched > 0) rows += 1;
    area += touched;
  }
  return { rows: rows / count, area: area / (columns * count) };
}
