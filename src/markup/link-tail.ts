export interface LinkTail {
  /** As written, escapes resolved. */
  readonly destination: string;
  /** Offset after the closing parenthesis. */
  readonly end: number;
}

const opening = /\([ \t\n]*/y;
const bracketed = /<((?:[^<>\\\n]|\\.)*)>/y;
const closing = /[ \t\n]*\)/y;

/** Reads `(destination)` after the text of a link or image; null when it is none. Titles are not part of the format. */
export function readLinkTail(text: string, start: number): LinkTail | null {
  const open = matchAt(opening, text, start);
  if (!open) return null;
  let at = start + open[0].length;
  const inBrackets = matchAt(bracketed, text, at);
  const raw = inBrackets ? inBrackets[1]! : readBare(text, at);
  if (raw === null) return null;
  at += inBrackets ? inBrackets[0].length : raw.length;
  const close = matchAt(closing, text, at);
  if (!close) return null;
  return { destination: raw.replace(/\\([!-/:-@[-`{-~])/g, '$1'), end: at + close[0].length };
}

/** A destination without angle brackets: no white space, parentheses balanced, at most 32 deep. */
function readBare(text: string, start: number): string | null {
  if (text[start] === '<') return null;
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at]!;
    if (/[\s\u0000-\u001F]/.test(character)) break;
    if (character === '\\') at += 1;
    else if (character === '(') {
      depth += 1;
      if (depth > 32) return null;
    } else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return depth === 0 ? text.slice(start, at) : null;
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
