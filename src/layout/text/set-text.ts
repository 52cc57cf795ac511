import type { Span } from '../../source/index.ts';
import type { Ems, Inches, Points } from '../../theme/index.ts';
import { isWide } from '../measure/characters.ts';
import { extraOfLines, extraRoom } from '../measure/extra-room.ts';
import type { MeasuredParagraph } from '../measure/measure-paragraph.ts';
import type { WrappedParagraph } from '../measure/wrap-paragraph.ts';
import { wrapParagraph, wrapWithHyphens } from '../measure/wrap-paragraph.ts';
import type { PlacedParagraph } from '../placed.ts';
import { type FlowParagraph, paragraphSize } from './flow.ts';
import { FlowMeasure } from './flow-measure.ts';
import { holdLastWords, runsAt } from './hold-last-words.ts';
import { leadingOf, measuredPitch } from './leading.ts';
import { type FormedParagraph, formsOf, type SetParagraph } from './mark-forms.ts';
import { markFormOf } from './marks.ts';
import { roomForNumber } from './number-room.ts';
import { openingMarks } from './opening-marks.ts';
import { softHyphen, withHyphens } from './soft-hyphens.ts';
import { isEastAsian, type Typesetter } from './typesetter.ts';

/** Paragraphs measured once, to be set in any width and size. */
export class Flow {
  readonly paragraphs: readonly FlowParagraph[];
  readonly measured: readonly MeasuredParagraph[];
  readonly pitches: readonly number[];
  /** Of paragraphs with citation marks, which look otherwise in small and in large type. */
  private readonly forms: readonly (FormedParagraph | null)[];
  /** Whether words that are wider than their line are parted as a matter of course. */
  readonly parting: boolean;
  /** What it takes at the widths and sizes that were tried. */
  private readonly tried: FlowMeasure[] = [];

  constructor(
    paragraphs: readonly FlowParagraph[],
    measured: readonly MeasuredParagraph[],
    pitches: readonly number[],
    forms: readonly (FormedParagraph | null)[],
    parting = false,
  ) {
    this.paragraphs = paragraphs;
    this.measured = measured;
    this.pitches = pitches;
    this.forms = forms;
    this.parting = parting;
  }

  /** A paragraph as it is where the place's type has a size. */
  at(i: number, size: Points): SetParagraph {
    const forms = this.forms[i];
    if (!forms) return { runs: this.paragraphs[i]!.runs, measured: this.measured[i]! };
    return forms[markFormOf(paragraphSize(this.paragraphs[i]!, size))];
  }

  /** Its paragraphs where they are widest beside their type: with marks in brackets. */
  get widest(): readonly MeasuredParagraph[] {
    return this.measured.map((each, i) => this.forms[i]?.brackets.measured ?? each);
  }

  /** The same with words parted that are wider than their line. */
  parted(): Flow {
    return new Flow(this.paragraphs, this.measured, this.pitches, this.forms, true);
  }

  /** The same text in paragraphs of another look. */
  with(paragraphs: readonly FlowParagraph[]): Flow {
    return new Flow(paragraphs, this.measured, this.pitches, this.forms, this.parting);
  }

  static join(flows: readonly Flow[]): Flow {
    return new Flow(
      flows.flatMap((each) => each.paragraphs),
      flows.flatMap((each) => each.measured),
      flows.flatMap((each) => each.pitches),
      flows.flatMap((each) => each.forms),
    );
  }

  /** Height at a size, and where its lines end; asked for often, so remembered. */
  measure(width: Inches, size: Points): FlowMeasure {
    for (const each of this.tried)
      if (each.size === size && Math.abs(each.width - width) < sameWidth) return each;
    const measure = measureFlow(this, width, size);
    this.tried.push(measure);
    return measure;
  }
}

/** Widths differ by more than a millionth of an inch. */
const sameWidth: Inches = 5e-7;

/** A flow set in a width at a size. */
export interface SetText {
  readonly size: Points;
  readonly height: Inches;
  /** How far its opening marks stand out at the left of its place: its paragraphs are measured from there. */
  readonly hang: Inches;
  /** The narrowest place that holds its widest line. */
  readonly width: Inches;
  readonly paragraphs: readonly PlacedParagraph[];
  /** A word that had to be cut, and how much wider than its line it is. */
  readonly cutWord: CutWord | null;
}

export interface CutWord {
  readonly text: string;
  readonly over: Inches;
  /** Addresses, code and scripts without spaces may break between any two signs. */
  readonly free: boolean;
  /** It is a formula. */
  readonly formula: boolean;
  /** Where the author wrote it, if that is known. */
  readonly yaml: Span | null;
}

export const pointsPerInch = 72;

/** Thai, Lao, Burmese and Khmer part words by meaning alone (UAX #14, class SA): programs need a dictionary for that. */
const withoutSpaces = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

// PowerPoint's own widths differ from the tables' by up to 0.3 %.
const widthReserve = 0.997;

export function createFlow(paragraphs: readonly FlowParagraph[], typesetter: Typesetter): Flow {
  const forms = paragraphs.map(({ runs }) => formsOf(runs, typesetter));
  const measured = paragraphs.map(({ runs }, i) => forms[i]?.raised.measured ?? typesetter.measure(runs));
  const pitches = measured.map((each, i) => {
    const { runs, leading } = paragraphs[i]!;
    const own = typesetter.pitchOf(each, runs[0]?.font ?? 'body');
    return leading === null ? own : leadingOf(leading, each.wide);
  });
  return new Flow(paragraphs, measured, pitches, forms);
}

/** The same text with more room between its paragraphs; inside of items nothing moves. */
export function loosenFlow(flow: Flow, factor: number): Flow {
  if (factor === 1) return flow;
  const paragraphs = flow.paragraphs.map((paragraph) =>
    paragraph.level === 0 ? { ...paragraph, spaceBefore: paragraph.spaceBefore * factor } : paragraph,
  );
  return flow.with(paragraphs);
}

/** The room between a flow's paragraphs that `loosenFlow` makes larger. */
export function spaceBetween(flow: Flow, size: Points): Inches {
  return flow.paragraphs.reduce(
    (sum, paragraph, i) => sum + (paragraph.level === 0 ? spaceBefore(paragraph, i, size) : 0),
    0,
  );
}

function measureFlow(flow: Flow, width: Inches, size: Points): FlowMeasure {
  return new FlowMeasure(
    { width, size },
    flow.paragraphs.map((_, i) => wrapAt(flow, i, width, size)),
    (i) => {
      const { ems, hang } = lineRoom(flow, i, width, size);
      return wrapWithHyphens(flow.at(i, size).measured, ems, hang);
    },
    (i, own) => {
      const lines = own.count * heightOfLine(flow, i, size) + extraHeight(flow, i, size, own);
      return spaceBefore(flow.paragraphs[i]!, i, size) + lines / pointsPerInch;
    },
    flow.parting,
  );
}

/** Sets a flow in a width at a size. */
export function setText(flow: Flow, width: Inches, size: Points): SetText {
  let height = 0;
  let widest = 0;
  let cutWord: SetText['cutWord'] = null;
  const all = flow.measure(width, size).wrapped;
  const hangs = flow.paragraphs.map((_, i) => {
    const { em, hang } = paragraphRoom(flow, i, size);
    return em * hang;
  });
  const hang = Math.max(0, ...hangs);
  const paragraphs = flow.paragraphs.map((paragraph, i): PlacedParagraph => {
    const own = paragraphSize(paragraph, size);
    const em = own / pointsPerInch;
    const { measured, runs } = flow.at(i, size);
    const { emsIn, hang: hangEms, beside } = paragraphRoom(flow, i, size);
    // What is copied is to be the code.
    const held =
      paragraph.exact || all[i]!.lines.some((line) => line.hyphen)
        ? null
        : holdLastWords(measured, all[i]!, Math.max(0.5, emsIn(width)), hangEms);
    const wrapped = held?.wrapped ?? all[i]!;
    const shown = held?.text ?? measured.text;
    const lineHeight = heightOfLine(flow, i, size) / pointsPerInch;
    const before = spaceBefore(paragraph, i, size);
    height += before + wrapped.count * lineHeight + extraHeight(flow, i, size, wrapped) / pointsPerInch;
    const left = paragraph.indent * em;
    if (wrapped.cutWord) {
      const over = wrapped.cutWord.width * em - (width - left - beside);
      const { text } = wrapped.cutWord;
      const free =
        wrapped.cutWord.address ||
        withoutSpaces.test(text) ||
        runs.some((run) => run.link !== undefined || run.code === true);
      const written = runs.filter((run) => run.yaml !== undefined);
      const yaml = (written.find((run) => run.text.includes(text)) ?? written[0])?.yaml ?? null;
      const formula = runs.some((run) => run.tex !== undefined && run.text.includes(text));
      const found: CutWord = { text, over, free, formula, yaml };
      if (!cutWord || isWorse(found, cutWord)) cutWord = found;
    }
    const lines = wrapped.lines.map((line) => {
      widest = Math.max(widest, left + beside + line.room * em - (line.start === 0 ? hangs[i]! : 0));
      const text = shown.slice(line.start, line.end) + (line.hyphen ? softHyphen : '');
      const room = extraRoom(measured, line, flow.pitches[i]!);
      if (!room) return { text, width: line.width * em, height: lineHeight };
      const [above, below] = [room.above * em, room.below * em];
      return { text, width: line.width * em, height: lineHeight + above + below, above, below };
    });
    return {
      runs: withHyphens(runsAt(runs, own, held?.space ?? -1), wrapped.lines),
      level: paragraph.level,
      bullet: paragraph.bullet,
      indent: round(left + hang),
      hanging: round(paragraph.hanging * em + hangs[i]!),
      align: paragraph.align,
      spaceBefore: Math.round(before * pointsPerInch * 10) / 10,
      lineSpacing: flow.pitches[i]!,
      ...(paragraph.leading !== null && { ownSpacing: flow.pitches[i]! / measuredPitch(measured.wide) }),
      ...(paragraph.exact && { exact: true as const }),
      ...(paragraph.number !== undefined && { number: paragraph.number }),
      lines,
    };
  });
  return { size, height, hang: round(hang), width: widest, paragraphs, cutWord };
}

/** A word that must not be cut comes before one that may. */
function isWorse(word: CutWord, than: CutWord): boolean {
  return word.free === than.free ? word.over > than.over : than.free;
}

/** Where the lines of one of a flow's paragraphs begin and end in its text, the white space at their ends left out. */
export function lineRanges(
  flow: Flow,
  paragraph: number,
  width: Inches,
  size: Points,
): readonly { readonly start: number; readonly end: number }[] {
  return flow.measure(width, size).wrapped[paragraph]!.lines;
}

/** One of a flow's paragraphs in lines; what is asked for once is not remembered. */
export function wrapAt(flow: Flow, i: number, width: Inches, size: Points): WrappedParagraph {
  const { ems, hang } = lineRoom(flow, i, width, size);
  return wrapParagraph(flow.at(i, size).measured, ems, hang);
}

function lineRoom(flow: Flow, i: number, width: Inches, size: Points) {
  const { emsIn, hang } = paragraphRoom(flow, i, size);
  return { ems: Math.max(0.5, emsIn(width)), hang };
}

/** An em of a paragraph at its place's size, and what widths of a place are to its lines. */
export function paragraphRoom(flow: Flow, i: number, size: Points) {
  const paragraph = flow.paragraphs[i]!;
  const em = paragraphSize(paragraph, size) / pointsPerInch;
  const beside = roomForNumber(paragraph);
  return {
    em,
    /** How far its first line begins before the others. */
    hang: hangOf(flow, i, size, em),
    emsIn: (width: Inches) => (width / em - paragraph.indent - beside) * widthReserve,
    widthOf: (ems: number): Inches => (ems / widthReserve + paragraph.indent + beside) * em,
    /** On both sides: a number at the margin leaves its formula in the middle. */
    beside: beside * em,
  };
}

function hangOf(flow: Flow, i: number, size: Points, em: Inches): Ems {
  const room = flow.paragraphs[i]!.hang;
  if (room === 0) return 0;
  const { measured, runs } = flow.at(i, size);
  const end = openingMarks(measured.text);
  // In some programs these are as wide as an ideograph only beside one.
  const unsure = isEastAsian(runs[0]?.language ?? '') && !isWide(measured.text.codePointAt(end) ?? 0);
  const marks = unsure ? 0 : measured.offsets[end]! - measured.offsets[0]!;
  return marks * em <= room ? marks : 0;
}

function heightOfLine(flow: Flow, i: number, size: Points): Points {
  return paragraphSize(flow.paragraphs[i]!, size) * flow.pitches[i]!;
}

function extraHeight(flow: Flow, i: number, size: Points, { lines }: WrappedParagraph): Points {
  const ems = extraOfLines(flow.at(i, size).measured, lines, flow.pitches[i]!);
  return ems * paragraphSize(flow.paragraphs[i]!, size);
}

function spaceBefore(paragraph: FlowParagraph, i: number, size: Points): Inches {
  return i === 0 ? 0 : (paragraph.spaceBefore * size) / pointsPerInch;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
