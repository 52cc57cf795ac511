import { MarkdownValue, type Views } from '../../template/index.ts';
import type { Task } from './task.ts';
import type { Drawing } from './task-drawing.ts';

/** What a template sees of tasks: `kind`, `number`, `points`, and what each kind has besides. */
export function taskViews(
  tasks: readonly Task[],
  views: Views,
  figure: (drawing: Drawing, name: string) => MarkdownValue,
): readonly object[] {
  return Object.freeze(
    tasks.map((task, i) => Object.freeze({ ...viewOf(task, views, figure), kind: task.kind, number: i + 1 })),
  );
}

function viewOf(
  task: Task,
  views: Views,
  figure: (drawing: Drawing, name: string) => MarkdownValue,
): Readonly<Record<string, unknown>> {
  const { points } = task;
  switch (task.kind) {
    case 'label':
      return {
        points,
        prompt: views.word('task-label'),
        drawing: figure(task.drawing, 'worksheet'),
        words: texts(task.words),
        answers: task.answers.map(({ letter, word }) => ({ letter, word: text(word) })),
      };
    case 'true-false':
      return {
        points,
        prompt: views.word('task-true-false'),
        lines: task.lines,
        rows: task.rows.map((row, i) => ({
          number: i + 1,
          text: text(row.text),
          'is-true': row.isTrue,
          correct: text(row.correct),
          statement: row.statement && views.view(row.statement),
        })),
      };
    case 'match':
      return {
        points,
        prompt: views.word('task-match'),
        rows: task.left.map((left, i) => ({ left: text(left), right: text(task.right[i] ?? '') })),
        answers: task.answers.map(({ left, right, term }) => ({
          left: text(left),
          right: text(right),
          term: term && views.view(term),
        })),
      };
    case 'gaps':
      return {
        points,
        prompt: views.word('task-gaps'),
        words: texts(task.words),
        rows: task.rows.map((row, i) => ({
          number: i + 1,
          text: text(row.text),
          word: text(row.word),
          statement: views.view(row.statement),
        })),
      };
    case 'order':
      return {
        points,
        prompt: views.word('task-order'),
        rows: task.rows.map(({ label }) => text(label)),
        answers: [...task.rows]
          .sort((a, b) => a.place - b.place)
          .map(({ label, place, date }) => ({ label: text(label), place, date: text(date) })),
      };
    case 'open':
      return {
        points,
        prompt:
          'gap' in task.about
            ? views.word('task-open-gap', { text: views.plain(task.about.gap.text) })
            : views.word('task-open-about', { label: task.about.label }),
        lines: task.lines,
        statements: task.answers.map((each) => views.view(each)),
      };
  }
}

function text(value: string): MarkdownValue {
  return new MarkdownValue({ kind: 'runs', runs: [{ text: value }] }, value);
}

function texts(values: readonly string[]): readonly MarkdownValue[] {
  return values.map(text);
}
