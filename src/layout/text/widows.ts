import { mustBreak } from '../measure/line-breaks.ts';
import type { MeasuredParagraph } from '../measure/measure-paragraph.ts';
import type { WrappedParagraph } from '../measure/wrap-paragraph.ts';

/** Shares of the longest line under which a last line of one word is too little: of text, and of titles. */
const widowShare = 0.14;
const titleWidowShare = 0.25;

/** Whether the last line of several is too short to stand alone. Lines that the author ended are the author's. */
export function endsInWidow(
  { text, breaks, marks }: Pick<MeasuredParagraph, 'text' | 'breaks' | 'marks'>,
  lines: WrappedParagraph['lines'],
  title = false,
): boolean {
  const last = lines.at(-1)!;
  if (lines.length < 2 || breaks[last.start] === mustBreak) return false;
  const line = text.slice(last.start, last.end);
  if (wideScript.test(line)) {
    // Marks and stops stand beside a sign, and do not count as one.
    const own = marks.reduce((signs, { start, end }) => {
      return start >= last.start && end <= last.end ? signs - signsOf(text.slice(start, end)) : signs;
    }, signsOf(line));
    return own < (title ? 3 : 2);
  }
  const longest = Math.max(...lines.map((each) => each.width));
  const short = last.width < longest * (title ? titleWidowShare : widowShare);
  return title ? short || !wordSpace.test(line) : short && !wordSpace.test(line);
}

function signsOf(text: string): number {
  return text.match(sign)?.length ?? 0;
}

const wideScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const sign = /[\p{L}\p{N}]/gu;
const wordSpace = /[\s\u00a0]/;
