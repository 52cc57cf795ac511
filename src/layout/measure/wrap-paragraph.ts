import type { Ems } from '../../theme/index.ts';
import { graphemeEnd } from './characters.ts';
import { addressBreak, addressPieceBreak, hyphenBreak, mustBreak, noBreak } from './line-breaks.ts';
import type { MeasuredParagraph } from './measure-paragraph.ts';

interface WrappedLine {
  /** Range of the paragraph's text without the white space at its end. */
  readonly start: number;
  readonly end: number;
  readonly width: Ems;
  /** The same with what some programs add between scripts. */
  readonly room: Ems;
  /** It ends inside of a word, with a hyphen, which is part of its width. */
  readonly hyphen?: true;
}

export interface WrappedParagraph {
  readonly lines: readonly WrappedLine[];
  /** Lines to keep room for: programs that part addresses elsewhere may take more than `lines`. */
  readonly count: number;
  /** The widest word that had to be cut because it is wider than a line; null: none was. */
  readonly cutWord: CutAtWidth | null;
}

interface CutAtWidth {
  readonly text: string;
  readonly width: Ems;
  /** Part of an address, which may break anywhere. */
  readonly address: boolean;
}

/**
 * Breaks a measured paragraph greedily into lines of at most `width` ems. An address moves to a line of its own where it
 * fits there, else it is parted after its marks, as LibreOffice does, names in it last. PowerPoint may fill lines with
 * it letter by letter: `count` has room for both. The first line begins `hang` ems before the others.
 */
export function wrapParagraph(paragraph: MeasuredParagraph, width: number, hang = 0): WrappedParagraph {
  if (paragraph.plain) {
    const { text, ends, offsets } = paragraph;
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === 0x20) end -= 1;
    const own = ends[end]! - offsets[0]!;
    if (own <= width + hang)
      return { lines: [{ start: 0, end, width: own, room: own }], count: 1, cutWord: null };
  }
  const { lines, cutWord } = wrap(paragraph, width, hang, true);
  if (paragraph.addresses.length === 0) return { lines, cutWord, count: lines.length };
  return { lines, cutWord, count: Math.max(lines.length, wrap(paragraph, width, hang, false).lines.length) };
}

/**
 * The same with words that are wider than a line parted at their syllables; null where no word of it can be parted. A word
 * begins in the line where it stands: that is where a program puts as much of it as fits.
 */
export function wrapWithHyphens(
  paragraph: MeasuredParagraph,
  width: number,
  hang = 0,
): WrappedParagraph | null {
  const hyphens = paragraph.hyphens?.() ?? null;
  if (!hyphens) return null;
  const { text, offsets, ends } = paragraph;
  const breaks = paragraph.breaks.slice();
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (paragraph.breaks[i] === noBreak) continue;
    let end = i;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
    if (ends[end]! - offsets[start]! > width)
      for (let at = start + 1; at < end; at++) if (hyphens[at]! > 0) breaks[at] = hyphenBreak;
    start = i;
  }
  const { lines, cutWord } = wrap({ ...paragraph, breaks }, width, hang, true, hyphens);
  return { lines, cutWord, count: lines.length };
}

function wrap(
  paragraph: MeasuredParagraph,
  width: number,
  hang: number,
  inAddresses: boolean,
  hyphens: Float64Array | null = null,
): Pick<WrappedParagraph, 'lines' | 'cutWord'> {
  const { text, offsets, ends, between, breaks } = paragraph;
  const lines: WrappedLine[] = [];
  let cutWord: WrappedParagraph['cutWord'] = null;
  let start = 0;
  // The last place where this line may end, and where its visible text ends then; the last ones inside of an address.
  let candidate = -1;
  let candidateEnd = 0;
  let candidateHyphen = 0;
  let part = -1;
  let piece = -1;

  const widthTo = (end: number) => ends[end]! - offsets[start]!;
  /** What a line to here takes: a full-width comma or stop at its end may hang over its edge. */
  const roomTo = (end: number) =>
    (end - 1 > start && hangs(text.charCodeAt(end - 1)) ? widthTo(end - 1) : widthTo(end)) +
    (between ? between[end - 1]! - between[start]! : 0);
  const take = (end: number, next: number, hyphen = 0) => {
    const own = widthTo(end) + hyphen;
    const line = { start, end, width: own, room: Math.max(own, roomTo(end) + hyphen) };
    lines.push(hyphen > 0 ? { ...line, hyphen: true } : line);
    start = next;
    candidate = -1;
  };
  const visible = (at: number) => {
    let end = at;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
    return end;
  };
  /** Whether what begins at a place and ends where a break of some kinds is next is too wide for a line of its own. */
  const isTooWide = (from: number, inside: readonly number[]) => {
    let end = from + 1;
    while (end < text.length && inside.includes(breaks[end]!)) end += 1;
    return ends[visible(end)]! - offsets[from]! > width;
  };
  /** Where this line ends: at the last word, in an address only where that is wider than a line. */
  const lastBreak = () => {
    let at = Math.max(start, candidate);
    if (part > at && isTooWide(at, insideAddress)) at = part;
    if (piece > at && isTooWide(at, insidePart)) at = piece;
    return at;
  };

  for (let i = 1; i <= text.length; i++) {
    const kind = breaks[i]!;
    if (kind === noBreak || ((kind === addressBreak || kind === addressPieceBreak) && !inAddresses)) continue;
    const hyphen = kind === hyphenBreak ? hyphens![i]! : 0;
    const end = visible(i);
    if (roomTo(end) + hyphen > (start === 0 ? width + hang : width)) {
      const last = lastBreak();
      if (last > start) {
        if (last === candidate) take(candidateEnd, last, candidateHyphen);
        else take(last, last);
        i -= 1; // Look at this place again, from the new line's start.
        continue;
      }
      const address = paragraph.addresses.some((each) => each.start < end && start < each.end);
      const word = { text: text.slice(start, end), width: roomTo(end), address };
      if (!cutWord || isWorse(word, cutWord)) cutWord = word;
      const cut = cutAt(paragraph, start, end, width);
      if (cut < end) {
        take(cut, cut);
        i -= 1;
        continue;
      }
    }
    if (kind === mustBreak) take(end, i);
    else if (kind === addressBreak) part = i;
    else if (kind === addressPieceBreak) piece = i;
    else {
      candidate = i;
      candidateEnd = end;
      candidateHyphen = hyphen;
    }
  }
  if (lines.length === 0) lines.push({ start: 0, end: 0, width: 0, room: 0 });
  return { lines, cutWord };
}

const insidePart = [noBreak, addressPieceBreak];
const insideAddress = [...insidePart, addressBreak];

/** Widths of the widest parts, in ems: of words, than which no line can be narrower, and of addresses. */
interface WidestParts {
  readonly word: number;
  readonly address: number;
}

export function widestParts(
  { text, offsets, ends, between, breaks, addresses }: MeasuredParagraph,
  hyphens: Float64Array | null = null,
): WidestParts {
  let word = 0;
  let address = 0;
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    const hyphen = hyphens?.[i] ?? 0;
    if (hyphen === 0 && (breaks[i] === noBreak || breaks[i] === addressPieceBreak)) continue;
    let end = i;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
    const extra = between && end > start ? between[end - 1]! - between[start]! : 0;
    const own = ends[end]! - offsets[start]! + extra + hyphen;
    if (addresses.some((each) => each.start < end && start < each.end)) address = Math.max(address, own);
    else word = Math.max(word, own);
    start = i;
  }
  return { word, address };
}

/** A word that must not be cut comes before the part of an address that may. */
function isWorse(word: CutAtWidth, than: CutAtWidth): boolean {
  return word.address === than.address ? word.width > than.width : than.address;
}

/** The last place inside a word that is too wide where the part before it still fits; at least one character. */
function cutAt(
  { text, offsets, ends, solids }: MeasuredParagraph,
  start: number,
  end: number,
  width: number,
): number {
  let cut = start;
  for (let i = start; i < end; ) {
    const whole = solids.find((each) => each.start <= i && i < each.end);
    const next = Math.min(end, whole?.end ?? graphemeEnd(text, i));
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
