/** A formula between dollars. */
export interface FoundFormula {
  /** Behind its last dollar. */
  readonly end: number;
  readonly tex: string;
  readonly display: boolean;
  /** It looks like amounts of money, and is text. */
  readonly money: boolean;
}

/**
 * The formula that a dollar at `start` opens; null: it is text. `$` opens before something other than a blank, and closes
 * behind something other than a blank and not before a digit, a capital letter, `{`, `(` or `_`: the next one decides.
 */
export function findFormula(text: string, start: number): FoundFormula | null {
  if (text[start] !== '$') return null;
  if (text[start + 1] === '$') return findDisplay(text, start);
  const first = text[start + 1];
  // A tab before letters was a backslash once: it is a formula with something wrong in it.
  const eaten = /^\t[a-z]/.test(text.slice(start + 1, start + 3));
  if (first === undefined || (/\s/.test(first) && !eaten)) return null;
  const close = nextDollar(text, start + 1);
  if (close < 0 || /\s/.test(text[close - 1]!) || /^[\d\p{Lu}{(_$]/u.test(text.slice(close + 1, close + 3)))
    return null;
  const tex = text.slice(start + 1, close);
  const money = /^\d/.test(tex) && /\s/.test(tex) && !/[=+\-−*/^_<>\\×÷|]/.test(tex);
  return { end: close + 1, tex, display: false, money };
}

function findDisplay(text: string, start: number): FoundFormula | null {
  const from = start + 2;
  for (let at = nextDollar(text, from); at >= 0; at = nextDollar(text, at + 1)) {
    if (text[at + 1] !== '$') continue;
    const tex = text.slice(from, at).trim();
    return tex === '' ? null : { end: at + 2, tex, display: true, money: false };
  }
  return null;
}

/** The next dollar that no backslash stands before; −1: a blank line or the end comes first. */
function nextDollar(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i += 1;
    else if (sign === '$') return i;
    else if (sign === '\n' && /^[ \t]*(?:\n|$)/.test(text.slice(i + 1, i + 80))) return -1;
  }
  return -1;
}
