import type { Statement, Term } from '../../outline/index.ts';
import type { Drawing } from './task-drawing.ts';

/** A task of a worksheet with its answers. */
export type Task = LabelTask | TrueFalseTask | MatchTask | GapsTask | OrderTask | OpenTask;

/** Words that belong into the lettered boxes of a drawing. */
export interface LabelTask {
  readonly kind: 'label';
  readonly points: number;
  readonly drawing: Drawing;
  /** Mixed. */
  readonly words: readonly string[];
  /** By letter. */
  readonly answers: readonly { readonly letter: string; readonly word: string }[];
}

export interface TrueFalseTask {
  readonly kind: 'true-false';
  readonly points: number;
  readonly rows: readonly TrueFalseRow[];
  /** Lines to correct on. */
  readonly lines: number;
}

export interface TrueFalseRow {
  readonly text: string;
  readonly isTrue: boolean;
  /** What is true, where the text is not. */
  readonly correct: string;
  /** Null where a relationship is said. */
  readonly statement: Statement | null;
}

/** Words and their meanings, to be joined. */
export interface MatchTask {
  readonly kind: 'match';
  readonly points: number;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly answers: readonly { readonly left: string; readonly right: string; readonly term: Term | null }[];
}

/** Statements in which a name is left out. */
export interface GapsTask {
  readonly kind: 'gaps';
  readonly points: number;
  readonly rows: readonly { readonly text: string; readonly word: string; readonly statement: Statement }[];
  /** Mixed. */
  readonly words: readonly string[];
}

/** Events to be numbered. */
export interface OrderTask {
  readonly kind: 'order';
  readonly points: number;
  /** Mixed. */
  readonly rows: readonly { readonly label: string; readonly place: number; readonly date: string }[];
}

export interface OpenTask {
  readonly kind: 'open';
  readonly points: number;
  readonly lines: number;
  /** What is asked about: an open point, or a thing by its name. */
  readonly about: { readonly gap: Statement } | { readonly label: string };
  /** What the outline says of it. */
  readonly answers: readonly Statement[];
}
