import type { Span } from '../source/index.ts';

/** Where a link or an image is written: all of `[words](target)`, and the target alone. */
export interface LinkPlace {
  readonly whole: Span;
  readonly target: Span;
}

/**
 * Every place in a YAML value where a link or an image with this target is written. Empty when it is written in another
 * way, as with escapes in its target.
 */
export function linkPlaces(value: Span, target: string): readonly LinkPlace[] {
  const { file, start } = value;
  const typed = file.text.slice(start, value.end);
  const places: LinkPlace[] = [];
  let from = typed.indexOf(target);
  for (; from >= 0; from = typed.indexOf(target, from + 1)) {
    const end = from + target.length;
    const before = /\]\(\s*<?$/.exec(typed.slice(0, from));
    const after = /^>?(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/.exec(typed.slice(end));
    const open = before && after ? openingBracket(typed, before.index) : null;
    if (open === null || !after) continue;
    places.push({
      whole: { file, start: start + open, end: start + end + after[0].length },
      target: { file, start: start + from, end: start + end },
    });
  }
  return places;
}

/** The bracket that the one at `close` closes, with the mark of an image before it. */
function openingBracket(typed: string, close: number): number | null {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (typed[at - 1] === '\\') continue;
    if (typed[at] === ']') depth += 1;
    else if (typed[at] === '[') depth -= 1;
    if (depth === 0) return typed[at - 1] === '!' ? at - 1 : at;
  }
  return null;
}
