import { advanceOf, complexAdvance, unknownAdvance } from './advances.ts';
import { isAttached, isComplex, isWide } from './characters.ts';
import { isArabic } from './joined-widths.ts';
import { type AddressRange, findAddresses, findLineBreaks, mayBreak, noBreak } from './line-breaks.ts';
import type { MeasuredRun, SolidSize } from './measured-run.ts';

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where it stands in the text: no line ends in it. */
export interface Solid extends SolidSize {
  readonly start: number;
  readonly end: number;
}

/** A paragraph's text with its widths, independent of size and box. */
export interface MeasuredParagraph {
  readonly text: string;
  /** Distance from the paragraph's start to each UTF-16 unit, in ems; one more for the end. */
  readonly offsets: Float64Array;
  /** The same without the kerning between a unit and the one before it: where a line ends that is broken there. */
  readonly ends: Float64Array;
  /**
   * Room that lines need besides, up to each unit: what some programs put between Chinese and Latin letters. Null: none.
   */
  readonly between: Float64Array | null;
  /**
   * Where its words may be parted if they are wider than a line, and what a hyphen takes there, in ems; 0 elsewhere. Asked for
   * when one is. Null: nowhere.
   */
  readonly hyphens: HyphenWidths;
  /** See `findLineBreaks`. */
  readonly breaks: Uint8Array;
  readonly addresses: readonly AddressRange[];
  /** Citation marks: behind a Chinese or Japanese sign, programs that do not know them may begin a line with one. */
  readonly marks: readonly TextRange[];
  /** Formulas among the text; most texts have none. */
  readonly solids: readonly Solid[];
  /** Whether any character is full width. */
  readonly wide: boolean;
  /** Whether any is of a script that `isComplex` tells. */
  readonly complex: boolean;
  /** ASCII without line ends, in which no address is parted: it is one line wherever all of it fits. */
  readonly plain: boolean;
}

export type HyphenWidths = (() => Float64Array | null) | null;

/** Measures runs once; `wrapParagraph` then breaks them for any width and size. */
export function measureParagraph(
  runs: readonly MeasuredRun[],
  hyphens: HyphenWidths = null,
): MeasuredParagraph {
  const text = runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join('');
  const solid = runs.some((run) => run.solid);
  if (!solid && ascii.test(text)) return measureAscii(text, runs, hyphens);
  const offsets = floats.take(text.length + 1);
  const ends = floats.take(text.length + 1);
  let between: Float64Array | null = null;
  let wide = false;
  let complex = false;
  let last = -1;
  // The room is a share of what stands before it.
  let lastScale = 1;
  let at = 0;
  let x = 0;
  const solids: Solid[] = [];
  for (const run of runs) {
    if (run.solid) {
      solids.push({ ...run.solid, start: at, end: at + run.text.length });
      for (const end = at + run.text.length; at < end; at += 1)
        offsets[at] = ends[at] = at === solids.at(-1)!.start ? x : x + run.solid.width;
      x += run.solid.width;
      last = 0x78;
      continue;
    }
    let before = -1;
    for (let i = 0; i < run.text.length; ) {
      const code = run.text.codePointAt(i)!;
      const units = code > 0xffff ? 2 : 1;
      ends[at] = x;
      if (before >= 0 && run.fixed === null) x += run.metrics.kernOf(before, code) * run.scale;
      offsets[at] = x;
      if (units === 2) offsets[at + 1] = ends[at + 1] = x;
      const isFull = isWide(code);
      if (isFull) wide = true;
      if (wide && last >= 0 && (isFull ? isAlphanumeric(last) : isAlphanumeric(code) && isWide(last))) {
        between ??= new Float64Array(text.length + 1);
        between[at] = betweenScripts * lastScale;
      }
      if (code !== 0x20 && !isAttached(code)) {
        last = code;
        lastScale = run.scale;
      }
      const isOther = isComplex(code);
      if (isOther) complex = true;
      const advance = isOther ? complexAdvance(code, i, before, run) : advanceOf(code, run);
      // Letters that join stand as close as they do.
      const apart = isAttached(code) || isArabic(code) ? 0 : run.spacing;
      x += (advance + apart) * run.scale;
      before = code;
      at += units;
      i += units;
    }
  }
  offsets[at] = ends[at] = x;
  if (between) for (let i = 1; i <= text.length; i++) between[i]! += between[i - 1]!;
  const addresses = findAddresses(text);
  const { breaks, marks } = holdMarks(runs, findLineBreaks(text, addresses));
  for (const { start, end } of solids) breaks.fill(noBreak, start + 1, end);
  return {
    text,
    offsets,
    ends,
    between,
    hyphens,
    breaks,
    addresses,
    marks,
    solids,
    wide,
    complex,
    plain: false,
  };
}

const ascii = /^[\x20-\x7e]*$/;

/** The same of text without signs that are wide, stand on others or end lines: most of what there is. */
function measureAscii(text: string, runs: readonly MeasuredRun[], hyphens: HyphenWidths): MeasuredParagraph {
  const offsets = floats.take(text.length + 1);
  const ends = floats.take(text.length + 1);
  let at = 0;
  let x = 0;
  for (const { text: own, metrics, scale, fixed, spacing } of runs) {
    const { advances, kern, leftClass, rightClass, columns } = metrics;
    let before = -1;
    for (let i = 0; i < own.length; i++) {
      const code = own.charCodeAt(i);
      ends[at] = x;
      if (before >= 0 && fixed === null) x += kern[leftClass[before]! * columns + rightClass[code]!]! * scale;
      offsets[at] = x;
      const advance = fixed ?? advances[code]!;
      x += ((Number.isNaN(advance) ? unknownAdvance : advance) + spacing) * scale;
      before = code;
      at += 1;
    }
  }
  offsets[at] = ends[at] = x;
  const addresses = findAddresses(text);
  const { breaks, marks } = holdMarks(runs, findLineBreaks(text, addresses));
  return {
    text,
    offsets,
    ends,
    between: null,
    hyphens,
    breaks,
    addresses,
    marks,
    solids: [],
    wide: false,
    complex: false,
    plain: true,
  };
}

/** Numbers for many paragraphs in one array: to make one for each takes longer than to fill it. */
class Arena {
  private rest = new Float64Array(0);

  /** They may hold anything. */
  take(count: number): Float64Array {
    if (count > this.rest.length) this.rest = new Float64Array(Math.max(1 << 14, count));
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }
}

const floats = new Arena();

/** LibreOffice parts Chinese and Latin letters or digits by a fifth of a line, at most so many ems; PowerPoint does not. */
const betweenScripts = 0.28;

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

/** More signs than these may go on in the next line: they could be wider than it. */
const longestMark = 16;

/** No line begins with a citation mark; a short row of them is not parted. */
function holdMarks(
  runs: readonly MeasuredRun[],
  breaks: Uint8Array,
): Pick<MeasuredParagraph, 'breaks' | 'marks'> {
  const marks: TextRange[] = [];
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const start = at;
    at += runs[i]!.text.length;
    if (!runs[i]!.mark) continue;
    while (runs[i + 1]?.mark) at += runs[++i]!.text.length;
    const end = at - start > longestMark ? start + 1 : at;
    marks.push({ start, end: at });
    for (let k = start; k < end; k++) if (breaks[k] === mayBreak) breaks[k] = noBreak;
  }
  return { breaks, marks };
}
