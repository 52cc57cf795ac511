import type { CodeRole } from '../../code/index.ts';
import { isRightToLeft, type Run } from '../../markup/index.ts';
import { knownFormula } from '../../math/index.ts';
import type { ColorRef, Inches, Points, TextStyle, Theme } from '../../theme/index.ts';
import { type MeasuredParagraph, measureParagraph } from '../measure/measure-paragraph.ts';
import type { MeasuredRun } from '../measure/measured-run.ts';
import { roleMetrics } from '../measure/role-metrics.ts';
import type { PlacedRun } from '../placed.ts';
import { FlowRun } from './flow-run.ts';
import { hyphenPoints, wordPattern } from './hyphen-points.ts';
import type { LevelLook } from './level-look.ts';
import { citeText, scriptLook, separatorOf } from './marks.ts';
import { withoutEquations } from './without-equations.ts';

/** What the widths of a run depend on. */
type MeasurableRun = Pick<
  PlacedRun,
  | 'text'
  | 'font'
  | 'bold'
  | 'italic'
  | 'language'
  | 'sup'
  | 'sub'
  | 'cite'
  | 'spacing'
  | 'link'
  | 'tex'
  | 'display'
> & { readonly size?: Points };

/** Measures text in a theme's faces. */
export interface Typesetter {
  measure(runs: readonly MeasurableRun[]): MeasuredParagraph;
  /** Height of a line as a share of its type size. */
  pitchOf(paragraph: MeasuredParagraph, font: 'heading' | 'body' | 'code'): number;
}

/** Consolas, the code face, is 0.55 em wide throughout; Courier New and LibreOffice's substitute are 0.6. */
const codeAdvance = 0.6;

export function createTypesetter(theme: Theme): Typesetter {
  const faces = { heading: roleMetrics(theme.fonts.heading), body: roleMetrics(theme.fonts.body) };
  const measured = (run: MeasurableRun): MeasuredRun => {
    const face = faces[run.font === 'heading' ? 'heading' : 'body'];
    return {
      text: run.text,
      metrics: face.letters(run.bold, run.italic),
      complex: face.complex[run.bold ? 'bold' : 'regular'],
      square: face.square,
      scale: scriptLook(run)?.scale ?? 1,
      eastAsian: isEastAsian(run.language),
      fixed: run.font === 'code' ? codeAdvance : null,
      spacing: run.spacing ?? 0,
      mark: run.cite !== undefined,
      solid: run.tex === undefined ? null : knownFormula(run.tex, run.display === true).drawing,
    };
  };
  return {
    measure(runs) {
      let known: Float64Array | null | undefined;
      const hyphens = () => {
        if (known === undefined) known = hyphenWidths(runs, measured);
        return known;
      };
      return measureParagraph(runs.map(measured), theme.hyphenate ? hyphens : null);
    },
    pitchOf(paragraph, font) {
      return faces[font === 'heading' ? 'heading' : 'body'].pitchOf(paragraph);
    },
  };
}

/** What a hyphen takes before each unit of a text where one may end a line; null: nowhere. */
function hyphenWidths(
  runs: readonly MeasurableRun[],
  measured: (run: MeasurableRun) => MeasuredRun,
): Float64Array | null {
  const text = runs.map((run) => run.text).join('');
  const widths = new Float64Array(text.length + 1);
  let any = false;
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (run.font !== 'code' && run.link === undefined && run.cite === undefined && run.tex === undefined) {
      const { metrics, scale, spacing } = measured(run);
      const hyphen = (metrics.advanceOf(0x2d) + spacing) * scale;
      for (const { 0: word, index } of run.text.matchAll(wordPattern)) {
        const at = start + index;
        // A word of several looks has no patterns of its own.
        if (/[\p{L}\p{M}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{M}]/u.test(text.slice(at + word.length)))
          continue;
        for (const point of hyphenPoints(word, run.language)) {
          widths[at + point] = hyphen;
          any = true;
        }
      }
    }
    start = end;
  }
  return any ? widths : null;
}

/** Chinese, Japanese, Korean: full-width punctuation, no italics. */
export function isEastAsian(language: string): boolean {
  if (language === lastAsked) return lastAnswer;
  lastAsked = language;
  lastAnswer = /^(zh|ja|ko|yue)\b/i.test(language);
  return lastAnswer;
}

// One run after the other asks for its deck's.
let lastAsked = '';
let lastAnswer = false;

/** How a piece of code looks. */
export interface CodeLook {
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** How text of a place looks before its size is chosen. */
export interface TextLook {
  readonly color: ColorRef;
  /** For leads and numbers. */
  readonly accent: ColorRef;
  /** For captions and citation marks. */
  readonly quiet: ColorRef;
  readonly link: ColorRef;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly font: 'heading' | 'body';
  readonly align: 'left' | 'center' | 'right';
  /** The place's normal size. */
  readonly size: Points;
  readonly levels?: readonly LevelLook[];
  /** How far an opening quotation mark may stand out at the left of its place; absent: it stands in line. */
  readonly hang?: Inches;
  /** How it is set otherwise; absent: as its face is. */
  readonly style?: TextStyle;
  readonly captionSize: Points;
  readonly language: string;
  /** Which formulas stand as equations: all, or those that need a second storey; else they are runs. */
  readonly equations?: 'all' | 'tall';
  /** Of code, where it has colours. */
  readonly code?: (role: CodeRole) => CodeLook;
  readonly classOf: (name: string) => { readonly color: ColorRef | null; readonly bold: boolean } | null;
}

/** Decides the looks of runs. Empty runs are dropped, citation marks raised and parted from each other. */
export function styleRuns(written: readonly Run[], look: TextLook): FlowRun[] {
  const runs = look.equations === 'all' ? written : withoutEquations(written, look.equations === 'tall');
  const styled: FlowRun[] = [];
  const between = separatorOf(runs);
  for (const run of runs) {
    if (run.text === '') continue;
    const style = run.class === undefined ? null : look.classOf(run.class);
    const language = run.language ?? look.language;
    const cite = run.cite !== undefined;
    const afterCite = cite && styled.at(-1)?.cite !== undefined;
    const shown = cite
      ? citeText(run.text)
      : look.style?.caps && run.tex === undefined && !run.code
        ? capitals(run.text, language)
        : run.text;
    const spacing = look.style?.spacing;
    const own = {
      color: run.link !== undefined ? look.link : cite ? look.quiet : (style?.color ?? look.color),
      bold: cite
        ? false
        : look.bold ||
          run.strong === true ||
          style?.bold === true ||
          (run.em === true && isRightToLeft(language)),
      // Chinese, Arabic and Hebrew have no italics.
      italic: (look.italic || run.em === true) && !cite && !isEastAsian(language) && !isRightToLeft(language),
      font: run.code ? 'code' : look.font,
      language,
      // Letters that join stay together.
      ...(spacing && !cite && !run.code && !isRightToLeft(language) && { spacing }),
    } as const;
    const text = afterCite ? between + shown : shown;
    styled.push(new FlowRun(run, text, own, look.size, cite || run.sup === true));
  }
  return styled;
}

/** Turkic languages have two letters i. */
function capitals(text: string, language: string): string {
  return (/^(tr|az)\b/i.test(language) ? text.replaceAll('i', 'İ') : text).toUpperCase();
}

/** The same with their citation marks in brackets; null where there are none. */
export function bracketMarks(runs: readonly FlowRun[]): FlowRun[] | null {
  if (!runs.some((run) => run.cite)) return null;
  return runs.map((run, i) => {
    if (!run.cite) return run;
    const text = `${runs[i - 1]?.cite ? '' : '['}${run.text}${runs[i + 1]?.cite ? '' : ']'}`;
    return new FlowRun(run, text, run, run.size, false);
  });
}
