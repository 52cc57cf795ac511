import type { Views } from '../../template/index.ts';
import type { LabelPlan } from './label-task.ts';
import type { OpenTask, Task } from './task.ts';
import type { Pen, Pixels } from './task-drawing.ts';

/** What stands on a page, and how large it is drawn. */
export interface KeptTasks {
  /** Height of the drawing, in pixels; 0: none. */
  readonly drawing: number;
  readonly middle: readonly Task[];
  /** Lines to correct what is false on. */
  readonly corrections: number;
  /** Lines for the open question. */
  readonly lines: number;
}

/** Pixels of 1/96 inch that the parts of a sheet take in 12 point type; every format sets them so. */
const takes = {
  head: 84,
  taskHead: 44,
  line: 21,
  row: 34,
  answerLine: 31,
  wordRow: 32,
  drawingAir: 22,
  tableAir: 14,
} as const;

/** Of A4 and Letter, what is left between margins of 0.63 in at the top and 0.62 in with the foot's line, 0.73 at the sides. */
const pages = { a4: { width: 654, height: 1002 }, letter: { width: 676, height: 936 } } as const;

/** How much of a page is meant to be used. */
const wanted = 0.955;

/** Measures tasks and shares out a page among them. */
export class SheetRoom {
  readonly width: Pixels;
  private readonly height: Pixels;
  private readonly pen: Pen;
  private readonly views: Views;

  constructor(paper: 'a4' | 'letter', pen: Pen, views: Views) {
    this.width = pages[paper].width;
    this.height = pages[paper].height * wanted;
    this.pen = pen;
    this.views = views;
  }

  /** Lowers what can be lower, then leaves out tasks from the last on, until all stands on the page; then fills it. */
  keep(label: LabelPlan | null, middle: readonly Task[], open: OpenTask | null): KeptTasks {
    const least = label?.heights[0] ?? 0;
    const tallest = label?.heights[1] ?? 0;
    const fixed = (some: readonly Task[]): number =>
      takes.head +
      (label ? this.labelHeight(label) : 0) +
      some.reduce((sum, task) => sum + this.heightOf(task), 0) +
      (open ? this.headOf(this.questionOf(open)) : 0);
    let kept = middle;
    const corrections = (some: readonly Task[]): number =>
      some.reduce((sum, task) => sum + (task.kind === 'true-false' ? task.lines : 0), 0);
    const needs = (some: readonly Task[]): number =>
      fixed(some) + least + (corrections(some) + (open ? 2 : 0)) * takes.answerLine;
    while (kept.length > 1 && needs(kept) > this.height) kept = kept.slice(0, -1);
    let left = this.height - needs(kept);
    const drawing = least + Math.max(0, Math.min(tallest - least, left * 0.6));
    left -= drawing - least;
    let more = 0;
    const spare = corrections(kept) > 0 ? 1 : 0;
    // One line more to correct on, then all that is left for the open question.
    if (spare > 0 && left > 5 * takes.answerLine) more = 1;
    left -= more * takes.answerLine;
    const lines = open ? 2 + Math.max(0, Math.min(9, Math.floor(left / takes.answerLine))) : 0;
    return { drawing: Math.round(drawing), middle: kept, corrections: corrections(kept) + more, lines };
  }

  private headOf(text: string): number {
    return takes.taskHead + (this.linesOf(text, this.width - 130) - 1) * takes.line;
  }

  private linesOf(text: string, width: number): number {
    return this.pen.wrap(text, 16, width * 0.97).length;
  }

  private labelHeight({ words }: LabelPlan): number {
    const room = words.reduce((sum, word) => sum + this.pen.widthOf(word, 16) + 25, 0);
    return (
      this.headOf(this.views.word('task-label')) +
      Math.ceil(room / (this.width - 30)) * takes.wordRow +
      takes.drawingAir
    );
  }

  private questionOf({ about }: OpenTask): string {
    return 'gap' in about
      ? this.views.word('task-open-gap', { text: this.views.plain(about.gap.text) })
      : this.views.word('task-open-about', { label: about.label });
  }

  /** Without lines to write on. */
  private heightOf(task: Task): number {
    const rows = (texts: readonly string[], width: number): number =>
      texts.reduce((sum, text) => sum + takes.row + (this.linesOf(text, width) - 1) * takes.line, 0);
    switch (task.kind) {
      case 'true-false':
        return (
          this.headOf(this.views.word('task-true-false')) +
          takes.tableAir +
          rows(
            task.rows.map(({ text }) => text),
            this.width - 230,
          )
        );
      case 'match':
        return (
          this.headOf(this.views.word('task-match')) + takes.tableAir + rows(task.right, this.width - 300)
        );
      case 'gaps': {
        const room = task.words.reduce((sum, word) => sum + this.pen.widthOf(word, 16) + 25, 0);
        const words = Math.ceil(room / (this.width - 30)) * takes.wordRow;
        const texts = task.rows.map(({ text }) => text);
        return (
          this.headOf(this.views.word('task-gaps')) + takes.tableAir + words + rows(texts, this.width - 40)
        );
      }
      case 'order':
        return (
          this.headOf(this.views.word('task-order')) +
          takes.tableAir +
          rows(
            task.rows.map(({ label }) => label),
            this.width - 90,
          )
        );
      default:
        return 0;
    }
  }
}
