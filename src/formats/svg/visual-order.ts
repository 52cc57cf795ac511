import bidiFactory from 'bidi-js';
import type { PlacedParagraph } from '../../layout/index.ts';
import { isolatesOf } from '../../markup/index.ts';
import type { Stretch } from './stretch.ts';

/** Which way each unit of a text is read: even levels from the left, odd ones from the right (UAX #9). */
interface Levels {
  readonly of: readonly number[];
  /** Of the paragraph itself. */
  readonly base: 0 | 1;
}

/** Whether a paragraph needs no ordering: it is read from the left, and so is all that stands in it. */
export function isPlain({ rightToLeft, runs }: PlacedParagraph): boolean {
  return !rightToLeft && !runs.some(({ text }) => rightToLeftLetter.test(text));
}

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

let bidi: ReturnType<typeof bidiFactory> | null = null;
const isolateStart = { rtl: '\u2067', ltr: '\u2066' } as const;
const isolateEnd = '\u2069';

export function levelsOf({ runs, rightToLeft }: PlacedParagraph, language: string): Levels {
  const direction = rightToLeft ? 'rtl' : 'ltr';
  const base = rightToLeft ? 1 : 0;
  const text = runs.map((run) => run.text).join('');
  const isolates = isolatesOf(runs, language, direction);
  const opening = new Map(isolates.map((each) => [each.start, each]));
  const closing = new Set(isolates.map(({ end }) => end));
  let marked = '';
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (closing.has(i)) marked += isolateEnd;
    const opened = opening.get(i);
    if (opened) marked += isolateStart[opened.rightToLeft ? 'rtl' : 'ltr'];
    places.push(marked.length);
    // A line that its author ended is not the end of the paragraph.
    marked += text[i] === '\n' ? ' ' : text[i];
  }
  bidi ??= bidiFactory();
  const { levels } = bidi.getEmbeddingLevels(marked, direction);
  return { of: places.map((place) => levels[place] ?? base), base };
}

/** The stretches of a line from left to right, cut where the direction changes; each has its text as it is read. */
export function inVisualOrder(line: readonly Stretch[], text: string, { of, base }: Levels): Stretch[] {
  const end = line.at(-1)?.end ?? 0;
  // White space at the end of a line stands there, whatever is before it (L1).
  const trailing = text.slice(0, end).trimEnd().length;
  const levelAt = (i: number) => (i >= trailing ? base : of[i]!);
  const cuts: { readonly stretch: Stretch; readonly level: number }[] = [];
  for (const stretch of line) {
    for (let from = stretch.start; from < stretch.end; ) {
      const level = levelAt(from);
      let to = from + 1;
      while (to < stretch.end && (stretch.run.tex !== undefined || levelAt(to) === level)) to += 1;
      const own = { ...stretch, start: from, end: to };
      const parts = level % 2 === 1 && stretch.run.tex === undefined ? apartFromBlanks(own, text) : [own];
      for (const each of parts) cuts.push({ stretch: each, level });
      from = to;
    }
  }
  return reordered(cuts).map(({ stretch }) => stretch);
}

/** Blanks at its ends stand by themselves: programs that take every text as one from the left set them at the wrong end. */
function apartFromBlanks(stretch: Stretch, text: string): Stretch[] {
  const { start, end } = stretch;
  const own = text.slice(start, end);
  const first = start + own.length - own.trimStart().length;
  const last = Math.max(first, start + own.trimEnd().length);
  return [
    { ...stretch, end: first },
    { ...stretch, start: first, end: last, rightToLeft: true },
    { ...stretch, start: last },
  ].filter((each) => each.start < each.end);
}

/** From the highest level down, what is at least as high is turned over (L2). */
function reordered<P extends { readonly level: number }>(pieces: readonly P[]): P[] {
  const ordered = [...pieces];
  for (let level = Math.max(0, ...pieces.map((each) => each.level)); level > 0; level--) {
    for (let i = 0; i < ordered.length; i++) {
      let end = i;
      while (end < ordered.length && ordered[end]!.level >= level) end += 1;
      if (end - i > 1) ordered.splice(i, end - i, ...ordered.slice(i, end).reverse());
      i = Math.max(i, end);
    }
  }
  return ordered;
}

const mirroring = /[()[\]{}<>«»‹›]/;
const lettersOnly = /^[\p{L}\p{M}](?:[\p{L}\p{M}\p{Cf}\s]*[\p{L}\p{M}])?$/u;

/** Whether a text is read otherwise among words from right to left than among others. */
export function hasDirection(text: string): boolean {
  return rightToLeftLetter.test(text) || mirroring.test(text);
}

/** A text that is read from the right, for programs that take every text as one from the left: its marks are mirrored too. */
export function fromTheRight(text: string): string {
  // Few faces have the marks: where the letters say it all, the renderer need not look for one that has.
  if (!mirroring.test(text) && (text.length < 2 || lettersOnly.test(text))) return text;
  return `${isolateStart.rtl}${text}${isolateEnd}`;
}
