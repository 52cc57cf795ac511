import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Adds footnotes as GitHub has them: `[^name]` in a text, `[^name]: …` as a block, what goes on in it set in by four. */
export function addFootnotes(parser: MarkdownIt): void {
  parser.block.ruler.before('reference', 'footnote_text', readText, { alt: ['paragraph', 'reference'] });
  parser.inline.ruler.after('image', 'footnote', readMark);
}

// Bounded, so that many that are never closed are not each read to the end.
const label = String.raw`\[\^([^\]\s[]{1,200})\]`;
const textStart = new RegExp(`${label}:[ \\t]*`, 'y');
const mark = new RegExp(label, 'y');
const setIn = 4;

function readText(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false;
  textStart.lastIndex = state.bMarks[startLine]! + state.tShift[startLine]!;
  const [found, name] = textStart.exec(state.src) ?? [];
  if (found === undefined || name === undefined) return false;
  if (silent) return true;
  const open = state.push('footnote_open', '', 1);
  open.meta = { label: name };
  // The first line reads as if it were set in like the others.
  const { blkIndent } = state;
  const { bMarks, tShift, sCount } = state;
  const line = [bMarks[startLine]!, tShift[startLine]!, sCount[startLine]!] as const;
  [bMarks[startLine], tShift[startLine], sCount[startLine]] = [textStart.lastIndex, 0, blkIndent + setIn];
  state.blkIndent += setIn;
  state.md.block.tokenize(state, startLine, endLine);
  state.blkIndent = blkIndent;
  [bMarks[startLine], tShift[startLine], sCount[startLine]] = line;
  open.map = [startLine, state.line];
  state.push('footnote_close', '', -1);
  namesOf(state.env).add(name);
  return true;
}

/** A footnote's mark, whether there is a text for it or not. */
function readMark(state: StateInline, silent: boolean): boolean {
  mark.lastIndex = state.pos;
  const [found, name = ''] = mark.exec(state.src) ?? [];
  if (found === undefined || state.pos + found.length > state.posMax) return false;
  if (!silent) {
    const token = state.push('footnote', '', 0);
    token.content = found;
    token.meta = { label: name, known: namesOf(state.env).has(name) };
  }
  state.pos += found.length;
  return true;
}

/** The names of the footnotes whose texts have been read. */
function namesOf(env: Env): Set<string> {
  env.footnotes ??= new Set<string>();
  // Nobody else writes there.
  return env.footnotes as Set<string>;
}
