import type { Origin } from '../../markup/index.ts';
import {
  type Box,
  type Inches,
  type LayoutText,
  type Points,
  roomForFace,
  type Theme,
} from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import type { Inset, PlacedText, Placeholder } from '../placed.ts';
import { type Flow, type SetText, setText } from '../text/set-text.ts';
import { fullLines, type LineWishes, settleWidth } from '../text/settle-width.ts';
import { findingPlace, type SlideContext } from './slide-context.ts';

export const noInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/** What a shape without words is as a text. */
export const wordless = {
  kind: 'text',
  placeholder: null,
  shape: 'rect',
  fill: null,
  line: null,
  inset: noInset,
  anchor: 'top',
  paragraphs: [],
  overflow: 0,
} as const;

/** What keeps lines from the edges of a place that is wider than they are to be. */
function insetTo(settled: Inches, width: Inches, align: LayoutText['align']): Inset {
  const spare = Math.round((width - settled) * 1000) / 1000;
  if (spare <= 0) return noInset;
  const left = align === 'left' ? 0 : align === 'right' ? spare : spare / 2;
  return { ...noInset, left, right: spare - left };
}

/** A text set as its lines end best, and what keeps them from the edges of its place. */
export function setLines(
  flow: Flow,
  width: Inches,
  size: Points,
  align: LayoutText['align'],
  wishes: LineWishes = fullLines,
): { readonly set: SetText; readonly inset: Inset } {
  const settled = settleWidth(flow, width, size, wishes);
  return { set: setText(flow, settled, size), inset: insetTo(settled, width, align) };
}

export function addInsets(a: Inset, b: Inset): Inset {
  return {
    left: a.left + b.left,
    top: a.top + b.top,
    right: a.right + b.right,
    bottom: a.bottom + b.bottom,
  };
}

/** Less than this is rounding, not text that runs out of its box. */
const overflowSlack: Inches = 0.01;

/** A set text in its box; reports what does not fit: text-overflow, word-too-wide. */
export function placeText(
  what: {
    readonly set: SetText;
    readonly box: Box;
    readonly place: Pick<LayoutText, 'anchor'>;
    readonly name: string;
    readonly placeholder: Placeholder | null;
    readonly origin: Origin;
    readonly finding: TextFinding;
    readonly inset?: Inset;
  },
  context: SlideContext,
): PlacedText {
  const { set } = what;
  const overflow = Math.max(0, set.height - what.box.h);
  const { x, w } = what.box;
  reportFit(set, overflow, what, context);
  return {
    kind: 'text',
    name: context.nameOf(what.name),
    // Marks that hang stand in the place, left of where its text begins.
    box: set.hang > 0 ? { ...what.box, x: x - set.hang, w: w + set.hang } : what.box,
    alt: null,
    decorative: false,
    template: what.origin.template,
    yaml: what.origin.yaml,
    placeholder: what.placeholder,
    shape: 'rect',
    fill: null,
    line: null,
    inset: what.inset ?? noInset,
    // What runs over does so downward: upward it would cover the title.
    anchor: overflow > overflowSlack ? 'top' : what.place.anchor,
    paragraphs: set.paragraphs,
    overflow: overflow > overflowSlack ? Math.round(overflow * 1000) / 1000 : 0,
  };
}

/** How what does not fit is said. */
export interface TextFinding {
  /** In the user's words: `slide "stores", slot "body"`. */
  readonly subject: string;
  readonly origin: Origin;
  /** It stands on many slides, and is said once a deck. */
  readonly once?: boolean;
}

function reportFit(
  set: SetText,
  overflow: Inches,
  { box, finding }: { readonly box: Box; readonly finding: TextFinding },
  { slide, said, report, theme }: SlideContext,
): void {
  const { subject, origin, once = false } = finding;
  // Faces whose widths are not known are measured with some room: only what needs more than that is known not to fit.
  const spare = spareShare(theme);
  const cut = set.cutWord && !set.cutWord.free && set.cutWord.over > Math.max(overflowSlack, box.w * spare);
  const tall = overflow > Math.max(overflowSlack, box.h * spare);
  if (!cut && !tall) return;
  if (once && said.has(subject)) return;
  if (once) said.add(subject);
  if (set.cutWord && cut) {
    const { text, over, yaml } = set.cutWord;
    const { span, related } = findingPlace(origin, slide, yaml);
    const what = set.cutWord.formula ? 'the formula ' : '';
    const message = `${subject}: ${what}"${shortWord(text)}" is ${over.toFixed(2)} in wider than its place at ${set.size} pt, the smallest size`;
    const hint = set.cutWord.formula
      ? 'write it in several lines with \\begin{aligned} … \\\\ … \\end{aligned}, or choose a layout with a wider place'
      : 'shorten the word, hyphenate it, or choose a layout with a wider place';
    const code = set.cutWord.formula ? 'formula-too-wide' : 'word-too-wide';
    report(reportLayout(code, span, message, { hint, related }));
  }
  if (tall) {
    const { span, related } = findingPlace(origin, slide);
    const message = `${subject}: the text is ${overflow.toFixed(2)} in (${percent(set.height, box.h)}) taller than its place at ${set.size} pt, the smallest size`;
    const hint = 'shorten the text, or choose a layout with a larger place';
    report(reportLayout('text-overflow', span, message, { hint, related }));
  }
}

function spareShare({ fonts: { heading, body } }: Theme): number {
  const rooms = [heading, body].map(({ files, latin }) => (files?.latin ? 1 : roomForFace(latin)));
  return 1 - 1 / Math.max(...rooms);
}

/** A word as a message shows it: its beginning is enough to find it. */
export function shortWord(word: string): string {
  const signs = [...word];
  return signs.length <= 40 ? word : `${signs.slice(0, 40).join('')}…`;
}

function percent(height: Inches, room: Inches): string {
  return `${Math.round((height / Math.max(room, 0.01) - 1) * 100)} %`;
}
