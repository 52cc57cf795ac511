import { graphemeEnd } from './grapheme-end.ts';
import { mayBreak, mustBreak, noBreak } from './line-breaks.ts';
import type { MeasuredParagraph } from './measure-paragraph.ts';

export interface WrappedLine {
  /** Range of the paragraph's text without the white space at its end. */
  readonly start: number;
  readonly end: number;
  /** In ems. */
  readonly width: number;
  /** The same with what some programs add between scripts. */
  readonly room: number;
}

export interface WrappedParagraph {
  readonly lines: readonly WrappedLine[];
  /** The widest word that had to be cut because it is wider than a line; null: none was. */
  readonly cutWord: { readonly text: string; readonly width: number } | null;
}

/** Breaks a measured paragraph greedily into lines of at most `width` ems. */
export function wrapParagraph(paragraph: MeasuredParagraph, width: number): WrappedParagraph {
  const { text, offsets, ends, between, breaks } = paragraph;
  const lines: WrappedLine[] = [];
  let cutWord: WrappedParagraph['cutWord'] = null;
  let start = 0;
  // The last place where this line may end, and where its visible text ends then.
  let candidate = -1;
  let candidateEnd = 0;

  const widthTo = (end: number) => ends[end]! - offsets[start]!;
  /** What a line to here takes: a full-width comma or stop at its end may hang over its edge. */
  const roomTo = (end: number) =>
    (end - 1 > start && hangs(text.charCodeAt(end - 1)) ? widthTo(end - 1) : widthTo(end)) +
    (between ? between[end - 1]! - between[start]! : 0);
  const take = (end: number, next: number) => {
    lines.push({ start, end, width: widthTo(end), room: Math.max(widthTo(end), roomTo(end)) });
    start = next;
    candidate = -1;
  };

  for (let i = 1; i <= text.length; i++) {
    const kind = breaks[i]!;
    if (kind === noBreak) continue;
    let end = i;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
    if (roomTo(end) > width) {
      if (candidate > start) {
        take(candidateEnd, candidate);
        i -= 1; // Look at this place again, from the new line's start.
        continue;
      }
      const word = { text: text.slice(start, end), width: roomTo(end) };
      if (!cutWord || word.width > cutWord.width) cutWord = word;
      const cut = cutAt(paragraph, start, end, width);
      if (cut < end) {
        take(cut, cut);
        i -= 1;
        continue;
      }
    }
    if (kind === mustBreak) take(end, i);
    else {
      candidate = i;
      candidateEnd = end;
    }
  }
  if (lines.length === 0) lines.push({ start: 0, end: 0, width: 0, room: 0 });
  return { lines, cutWord };
}

/** Width of the widest part that holds together, in ems: no line can be narrower. */
export function widestWord(paragraph: MeasuredParagraph): number {
  const { text, offsets, ends, between, breaks } = paragraph;
  let widest = 0;
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (breaks[i] !== mayBreak && breaks[i] !== mustBreak) continue;
    let end = i;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
    const extra = between && end > start ? between[end - 1]! - between[start]! : 0;
    widest = Math.max(widest, ends[end]! - offsets[start]! + extra);
    start = i;
  }
  return widest;
}

/** The last place inside a word that is too wide where the part before it still fits; at least one character. */
function cutAt(
  { text, offsets, ends }: MeasuredParagraph,
  start: number,
  end: number,
  width: number,
): number {
  let cut = start;
  for (let i = start; i < end; ) {
    const next = Math.min(end, graphemeEnd(text, i));
    if (cut > start && ends[next]! - offsets[start]! > width) return cut;
    cut = next;
    i = next;
  }
  return end;
}

/** 、。，． stand in the lower left of their square, and programs let them hang (`hangingPunct`). */
function hangs(unit: number): boolean {
  return unit === 0x3001 || unit === 0x3002 || unit === 0xff0c || unit === 0xff0e;
}

function isTrimmed(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x3000 || unit === 0x200b;
}
