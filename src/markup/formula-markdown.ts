/** As the author wrote it, in one line. */
export function formulaMarkdown(tex: string, display: boolean): string {
  const marks = display ? '$$' : '$';
  const line = tex.replace(/\s*\n\s*/g, ' ');
  return `${marks}${line.trim()}${marks}`;
}

/**
 * A bar would end a cell; TeX has a name for it. Not for one that rules a line between columns: there it is escaped, which
 * the reader of a table takes back, or dashed.
 */
export function withoutPipes(formula: string, place: 'cell' | 'inline'): string {
  const rule = place === 'cell' ? '\\|' : ':';
  return formula.replace(barsIn, (found, columns: string, command: string, at: number) => {
    if (columns !== undefined) return found.replace(/\|/g, rule);
    if (command !== undefined) return found.replace(/\|/g, `}\\vert\\${command}{`);
    // No blank where none is needed: a dollar behind one ends no formula.
    const gap = /[A-Za-z]/.test(formula.charAt(at + found.length)) ? ' ' : '';
    return found === '|' ? `\\vert${gap}` : found === '\\|' ? `\\Vert${gap}` : found;
  });
}

/** Where bars are: columns of an array, words, and all others; what is behind a backslash is one sign. */
const barsIn =
  /(\\begin\{d?array\}(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\})|\\(text[a-z]*|mbox)\{[^{}]*\}|\\[\s\S]|\|/g;
