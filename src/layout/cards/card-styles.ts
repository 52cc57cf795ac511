import type { CardStyle } from '../../markup/index.ts';
import type { Inches } from '../../theme/index.ts';

/** The parts of a card that are text, from the top down. */
export const cardParts = ['value', 'head', 'detail', 'body', 'foot'] as const;
export type CardPart = (typeof cardParts)[number];

/** Sizes of a part's type as shares of the theme's body size, of values of its figure size: the largest, and the smallest that may be read. */
export interface PartSize {
  readonly most: number;
  readonly least: number;
}

/** How the cards of a style look and stand. */
export interface StyleSpec {
  /** How many stand on a slide at most. */
  readonly capacity: number;
  /** The same of cards without a body. */
  readonly tiles: number;
  /** Ways to stand in rows: how many in each, the best first. */
  readonly rows: (count: number) => readonly (readonly number[])[];
  /** The same where a word is cut in all of those, or something is missing. */
  readonly rowsInNeed: (count: number) => readonly (readonly number[])[];
  readonly sizes: Readonly<Record<CardPart, PartSize>>;
  /** What is behind the text: a panel of one colour, a tint of the card's own, nothing. */
  readonly ground: 'panel' | 'tint' | 'paper' | 'none';
  readonly round: boolean;
  /** A stripe of the card's colour along its top. */
  readonly edge: boolean;
  /** The head stands in a bar of the card's colour. */
  readonly bar: boolean;
  readonly inset: Inches;
  readonly gap: Inches;
  readonly align: 'left' | 'center';
  /** Share of a card's height that its picture takes where there is text with it; null: all that this leaves. */
  readonly picture: number | null;
  /** Whose colour a card has: its own by its place, the first for all, or one for each kind that stands at their feet. */
  readonly colored: 'each' | 'alike' | 'by-foot';
  /** The cards of a row are as tall as their text asks, not as their place. */
  readonly asText: boolean;
  /** Where an icon stands: over all else, before the head, in an area of its own like a picture. */
  readonly icon: 'top' | 'head' | 'area' | 'none';
  /** Each is called by a letter, in a disc. */
  readonly letters: boolean;
}

const even = (count: number, inRow: number): readonly number[] => {
  const rows = Math.ceil(count / inRow);
  return Array.from(
    { length: rows },
    (_, i) => Math.floor(((i + 1) * count) / rows) - Math.floor((i * count) / rows),
  ).sort((a, b) => b - a);
};

const sizes = (
  value: readonly [number, number],
  head: readonly [number, number],
  body: readonly [number, number],
  small: readonly [number, number] = [0.85, 0.7],
): StyleSpec['sizes'] => {
  const size = ([most, least]: readonly [number, number]): PartSize => ({ most, least });
  return { value: size(value), head: size(head), detail: size(small), body: size(body), foot: size(small) };
};

const base = {
  ground: 'panel',
  round: false,
  edge: false,
  bar: false,
  inset: 0.25,
  gap: 0.17,
  align: 'left',
  picture: 0.45,
  colored: 'each',
  asText: false,
  letters: false,
  rowsInNeed: () => [],
  icon: 'head',
} as const;

export const cardSpecs: Readonly<Record<CardStyle, StyleSpec>> = {
  figures: {
    ...base,
    capacity: 8,
    tiles: 8,
    rows: (n) => (n <= 5 ? [[n]] : [even(n, Math.ceil(n / 2))]),
    rowsInNeed: (n) => (n === 4 ? [[2, 2]] : n === 5 ? [[3, 2]] : []),
    sizes: sizes([1.4, 0.7], [1.1, 0.8], [0.95, 0.7]),
    edge: true,
    icon: 'top',
  },
  heads: {
    ...base,
    capacity: 6,
    tiles: 9,
    rows: (n) => (n <= 3 ? [[n]] : n <= 5 ? [[n], even(n, 3)] : n === 6 ? [[3, 3]] : [even(n, 3)]),
    sizes: sizes([1, 0.6], [1.2, 0.85], [1.15, 0.8]),
    ground: 'tint',
    bar: true,
    inset: 0.18,
    align: 'center',
    icon: 'area',
  },
  columns: {
    ...base,
    capacity: 4,
    tiles: 4,
    rows: (n) => [[n]],
    sizes: sizes([1.1, 0.65], [1.05, 0.85], [1.1, 0.8]),
    ground: 'none',
    bar: true,
    inset: 0.12,
    gap: 0.2,
  },
  voices: {
    ...base,
    capacity: 4,
    tiles: 4,
    rows: (n) => (n === 4 ? [[4], [2, 2]] : [[n]]),
    sizes: sizes([1, 0.6], [1.1, 0.9], [1.3, 0.9]),
    edge: true,
    gap: 0.26,
    colored: 'by-foot',
  },
  terms: {
    ...base,
    capacity: 6,
    tiles: 9,
    rows: (n) => (n <= 3 ? [[n]] : [even(n, n === 4 ? 2 : 3)]),
    sizes: sizes([1, 0.6], [1.2, 0.9], [1.1, 0.8]),
    ground: 'tint',
    round: true,
    gap: 0.12,
  },
  answers: {
    ...base,
    capacity: 8,
    tiles: 8,
    rows: (n) => (n <= 4 ? [[n], even(n, 2)] : [even(n, 4)]),
    sizes: sizes([0.5, 0.5], [1.3, 0.8], [1, 0.8]),
    ground: 'paper',
    round: true,
    gap: 0.2,
    align: 'center',
    letters: true,
    icon: 'none',
    colored: 'alike',
  },
  pictures: {
    ...base,
    capacity: 8,
    tiles: 8,
    rows: (n) => (n <= 5 ? [[n]] : [even(n, Math.ceil(n / 2))]),
    sizes: sizes([0.7, 0.5], [1.05, 0.8], [0.9, 0.75]),
    ground: 'none',
    inset: 0,
    gap: 0.12,
    picture: null,
    icon: 'none',
  },
  rows: {
    ...base,
    capacity: 7,
    tiles: 7,
    rows: (n) => [Array.from({ length: n }, () => 1)],
    sizes: sizes([1, 0.55], [1.25, 0.85], [1.2, 0.8]),
    ground: 'none',
    inset: 0,
    gap: 0.12,
    colored: 'alike',
    icon: 'none',
    asText: true,
  },
};
