import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import type { MarkdownToken } from './parser.ts';

interface Footnote {
  readonly label: string;
  readonly tokens: readonly MarkdownToken[];
  /** Of its beginning. */
  readonly offset: number;
}

/** The footnotes of one text. They go by letters: numbers are citations. */
export class Footnotes {
  private readonly texts: Footnote[] = [];
  private readonly byLabel = new Map<string, Footnote>();
  private readonly marks = new Map<string, string>();

  /** The first of a name is the one that counts. */
  keep(label: string, tokens: readonly MarkdownToken[], offset: number): void {
    const footnote = { label, tokens, offset };
    this.texts.push(footnote);
    if (!this.byLabel.has(label)) this.byLabel.set(label, footnote);
  }

  /** The letter of a footnote, given out in the order of reading. */
  markOf(label: string): string {
    const known = this.marks.get(label);
    if (known !== undefined) return known;
    const mark = letters(this.marks.size);
    this.marks.set(label, mark);
    return mark;
  }

  /** Those that are referred to, in the order of their marks; reading one may refer to more. */
  *used(): Generator<{ readonly mark: string; readonly tokens: readonly MarkdownToken[] }> {
    for (const [label, mark] of this.marks) yield { mark, tokens: this.byLabel.get(label)?.tokens ?? [] };
  }

  /** Those that nothing refers to, and those whose name was taken. */
  unused(): readonly Footnote[] {
    return this.texts.filter((each) => !this.marks.has(each.label) || this.byLabel.get(each.label) !== each);
  }
}

/** a, b, … z, aa, ab, … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

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
