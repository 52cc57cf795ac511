/** Where a place stands in brackets: the innermost that is open there, and the value that it belongs to. */
export interface FlowPlace {
  readonly open: '[' | '{';
  /** Offset of the first character of the value; of the entry where it has no key yet. */
  readonly valueStart: number;
}

/** The brackets around a place, read from the start of what is written in brackets there; null where none is open. */
export function flowPlace(text: string, from: number, at: number): FlowPlace | null {
  const levels: { open: '[' | '{'; valueStart: number; hasKey: boolean }[] = [];
  let i = from;
  while (i < at) {
    const c = text[i]!;
    const level = levels.at(-1);
    if (c === '\n') {
      // Without brackets a value ends with its line.
      i += 1;
    } else if ((c === '"' || c === "'") && beginsValue(text, i)) {
      i = endOfQuoted(text, i);
    } else if ((c === '[' || c === '{') && beginsValue(text, i)) {
      levels.push({ open: c, valueStart: i + 1, hasKey: false });
      i += 1;
    } else if (c === ']' || c === '}') {
      levels.pop();
      i += 1;
    } else if (c === ',' && level) {
      level.valueStart = i + 1;
      level.hasKey = false;
      i += 1;
    } else if (c === ':' && level && !level.hasKey && /[\s,[\]{}]/.test(text[i + 1] ?? ' ')) {
      level.valueStart = i + 1;
      level.hasKey = true;
      i += 1;
    } else if (c === '#' && /\s/.test(text[i - 1] ?? ' ')) {
      const end = text.indexOf('\n', i);
      i = end < 0 ? at : end;
    } else i += 1;
  }
  const inner = levels.at(-1);
  if (!inner) return null;
  const blank = /\s*/y;
  blank.lastIndex = inner.valueStart;
  blank.exec(text);
  return { open: inner.open, valueStart: Math.min(blank.lastIndex, at) };
}

/** Where a text in brackets ends as its writer meant it: at the next comma or bracket that it did not open itself. */
export function endOfFlowText(text: string, start: number, nests = true): number {
  const open: string[] = [];
  let i = /["']/.test(text[start] ?? '') ? endOfQuoted(text, start) : start;
  for (; i < text.length && text[i] !== '\n' && text[i] !== '\r'; i++) {
    const c = text[i]!;
    if (nests && (c === '[' || c === '{')) open.push(c === '[' ? ']' : '}');
    else if (open.length > 0 ? c === open.at(-1) : c === ']' || c === '}' || c === ',') {
      if (open.pop() === undefined) break;
    } else if (c === ']' || c === '}') break;
  }
  // A bracket that is not closed in its line is none.
  return open.length > 0 ? endOfFlowText(text, start, false) : start + text.slice(start, i).trimEnd().length;
}

/** The offset behind a quoted text, or behind its line where it is not closed there. */
export function endOfQuoted(text: string, start: number): number {
  const quoted = text[start] === '"' ? /"(?:[^"\\\n]|\\.)*"?/y : /'(?:[^'\n]|'')*'?/y;
  quoted.lastIndex = start;
  quoted.exec(text);
  return quoted.lastIndex;
}

/** Quotation marks and brackets mean something only where a value begins. */
function beginsValue(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t')) i -= 1;
  const before = text[i] ?? '\n';
  return i < at - 1 || at === 0 ? /[[{,:\-?\n\r]/.test(before) : /[[{,\n\r]/.test(before);
}
