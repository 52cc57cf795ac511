import { type CodeRole, type CodeText, codeLooks, colorCode } from '../../code/index.ts';
import { type ColorRef, contrast, readableOn, resolveColor, type Theme, textOn } from '../../theme/index.ts';
import type { FlowRun } from './flow-run.ts';
import { type CodeLook, styleRuns, type TextLook } from './typesetter.ts';

/** The colours of code in a theme, each of which can be read on all that is behind it. */
export function codeLookOn(theme: Theme, behind: readonly ColorRef[]): (role: CodeRole) => CodeLook {
  return (role) => {
    const { color, bold, italic } = codeLooks[role];
    return { color: readableOnAll(theme, { color }, behind), bold, italic };
  };
}

/** The colour as it can be read on several; where that is none, the neutral that can. */
export function readableOnAll(theme: Theme, color: ColorRef, behind: readonly ColorRef[]): ColorRef {
  const candidates = behind.map((each) => readableOn(theme, color, each));
  const isReadable = (of: ColorRef) =>
    behind.every((each) => contrast(resolveColor(theme, of), resolveColor(theme, each)) >= 4.5);
  return candidates.find(isReadable) ?? textOn(theme, behind.at(-1)!);
}

/** The lines of code as runs; one without a character has a blank, so that it has a height. */
export function codeLines(code: CodeText, look: TextLook): FlowRun[][] {
  return colorCode(code).map((pieces) => {
    let column = 0;
    const shown = (pieces.length === 0 ? [{ text: ' ', role: null }] : pieces).map(({ text, role }) => {
      const expanded = expandTabs(text, column);
      column += expanded.length;
      return { text: expanded, role };
    });
    return shown.flatMap(({ text, role }) =>
      styleRuns([{ text, code: true }], role === null ? look : { ...look, ...look.code?.(role) }),
    );
  });
}

/** Columns between stops. */
const tabWidth = 4;

/** A piece of a line of code with its tabs as blanks: every program has stops of its own, PowerPoint an inch apart. */
export function expandTabs(text: string, column = 0): string {
  let out = '';
  for (const part of text.split(/(\t)/))
    out += part === '\t' ? ' '.repeat(tabWidth - ((column + out.length) % tabWidth)) : part;
  return out;
}
