/** A block's opening expression, by offsets of its braces and its name's end. */
export interface OpenBlock {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The innermost block that is still open where a template ends; null where all are closed. For templates that
 * Handlebars cannot parse: it reads no more of them than comments, braces and the names of blocks.
 */
export function findOpenBlock(text: string): OpenBlock | null {
  const open: OpenBlock[] = [];
  for (const { 0: tag, 1: mark, 2: name, index } of text.matchAll(expressions)) {
    if (mark === undefined || isEscaped(text, index)) continue;
    if (mark === '/') open.pop();
    // {{^}} is an {{else}}.
    else if (name) open.push({ name, start: index, end: index + tag.indexOf(name) + name.length });
  }
  return open.at(-1) ?? null;
}

/** Comments whole; of other expressions the mark, the name and what follows up to their braces, quotations whole. */
const expressions =
  /\{\{~?!--.*?--~?\}\}|\{\{~?!.*?\}\}|\{\{~?([#^/])?>?\s*([^\s{}()~|]*)(?:"[^"]*"|'[^']*'|[^"'}])*/gs;

/** One backslash makes text of braces; a second one makes text of the first. */
function isEscaped(text: string, at: number): boolean {
  return text[at - 1] === '\\' && text[at - 2] !== '\\';
}
