import type { DeletedEdit, ShapeEdits, WordsEdit } from '../edits/index.ts';
import type { Change } from '../formats/pptx/index.ts';
import { type EditValues, nowhere } from './edit-values.ts';
import type { EditWords } from './merge-words.ts';

export type ShapeChange = Extract<
  Change,
  {
    kind:
      | 'box'
      | 'text'
      | 'cells'
      | 'look'
      | 'stretches'
      | 'alt'
      | 'crop'
      | 'picture'
      | 'widths'
      | 'heights'
      | 'ends'
      | 'within'
      | 'deleted';
  }
>;

type Open<T> = { -readonly [K in keyof T]: T[K] };
export type OpenShape = Omit<Open<ShapeEdits>, 'cells'> & { cells: Map<string, WordsEdit> };

export function emptyShape(): OpenShape {
  return {
    span: nowhere,
    box: null,
    text: null,
    cells: new Map(),
    look: null,
    runs: [],
    alt: null,
    src: null,
    crop: null,
    columns: null,
    rows: null,
    from: null,
    to: null,
    within: null,
    deleted: null,
  };
}

export function isEmptyShape({ span: _, cells, runs, ...edits }: OpenShape): boolean {
  return cells.size === 0 && runs.length === 0 && Object.values(edits).every((edit) => edit === null);
}

export interface ShapeTools {
  readonly values: EditValues;
  readonly words: EditWords;
  /** Under which words are kept: empty where the deck has one language. */
  readonly language: string;
}

/** What was changed of a shape, beside what was changed of it before; of a deleted one nothing else is kept. */
export function mergeShape(
  shape: OpenShape,
  change: Exclude<ShapeChange, { kind: 'picture' | 'deleted' }>,
  { values, words, language }: ShapeTools,
): void {
  switch (change.kind) {
    case 'text':
      shape.text = words.change(shape.text, change.was, change.now);
      shape.runs = inNewWords(shape.runs, change);
      break;
    case 'cells':
      for (const { at, was, now } of change.cells) {
        const edit = words.change(shape.cells.get(at) ?? null, lines(was), lines(now));
        if (edit) shape.cells.set(at, edit);
        else shape.cells.delete(at);
      }
      break;
    case 'look':
      shape.look = values.look(shape.look, change.was, change.now);
      break;
    case 'stretches':
      shape.runs = values.runs(shape.runs, change.stretches, language);
      break;
    case 'alt':
      shape.alt = words.change(shape.alt, lines(change.was), lines(change.now));
      break;
    case 'crop': {
      const shares = (crop: readonly number[]) => crop.map((side) => side / 1000);
      shape.crop = values.value(shape.crop, shares(change.was), shares(change.now));
      break;
    }
    case 'widths':
      shape.columns = values.value(shape.columns, values.lengths(change.was), values.lengths(change.now));
      break;
    case 'heights':
      shape.rows = values.value(shape.rows, values.lengths(change.was), values.lengths(change.now));
      break;
    case 'ends': {
      const [was, now] = [change.was.map((end) => values.end(end)), change.now.map((end) => values.end(end))];
      shape.from = values.value(shape.from, was[0]!, now[0]!);
      shape.to = values.value(shape.to, was[1]!, now[1]!);
      break;
    }
    case 'within':
      shape.within = values.value(shape.within, change.was, change.now);
      break;
    case 'box':
      shape.box = values.box(shape.box, change);
      break;
  }
}

/** Letters with a look of their own are found again in the paragraph as it is now. */
function inNewWords(
  runs: ShapeEdits['runs'],
  { was, now }: { readonly was: readonly string[]; readonly now: readonly string[] },
): ShapeEdits['runs'] {
  return runs.map((run) => {
    const at = was.indexOf(run.line);
    if (at < 0 || now.includes(run.line)) return run;
    const line = [now[at], now[at + now.length - was.length]].find((each) => each?.includes(run.text));
    return line === undefined ? run : { ...run, line, nth: 1 };
  });
}

export function deletedShape(deleted: DeletedEdit): OpenShape {
  return { ...emptyShape(), deleted };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : [text];
}
