import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { findFormula } from '../../math/index.ts';

/** Adds formulas: `$…$` in running text, before all other marks, like code; `$$…$$` with lines of its own as a block. */
export function addFormulas(parser: MarkdownIt): void {
  parser.inline.ruler.before('escape', 'formula', readInline);
  parser.block.ruler.before('fence', 'formula_block', readBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

const dollar = 36;

function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== dollar || state.env.formulas === false) return false;
  const found = findFormula(src.slice(0, state.posMax), pos);
  if (!found) return readStray(state, silent);
  if (!silent) {
    const token = state.push(found.money ? 'money' : 'formula', '', 0);
    token.content = found.money ? src.slice(pos, found.end) : found.tex;
    token.markup = found.display ? '$$' : '$';
    token.map = [pos, found.end];
  }
  state.pos = found.end;
  return true;
}

/** A dollar that begins no formula, before what looks like TeX: commands with arguments, or powers between two dollars. */
const stray = /\$(?:[^$\n]{0,40}?\\(?:[A-Za-z]+ ?\{|left\b)| [^$\n]{0,80}[\\^_][^$\n]{0,80}\$)/y;

function readStray(state: StateInline, silent: boolean): boolean {
  stray.lastIndex = state.pos;
  const found = stray.exec(state.src)?.[0];
  // Behind a letter it is part of a name.
  if (found === undefined || /[\p{L}\p{N}$]/u.test(state.src[state.pos - 1] ?? '')) return false;
  if (!silent) {
    const token = state.push('stray_dollar', '', 0);
    token.content = '$';
    token.map = [state.pos, state.pos + found.length];
  }
  state.pos += 1;
  return true;
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.env.formulas === false || state.sCount[startLine]! - state.blkIndent >= 4) return false;
  const lineAt = (line: number): string =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!).trimEnd();
  const first = lineAt(startLine);
  if (!first.startsWith('$$')) return false;
  const lines: string[] = [];
  for (let line = startLine; line < endLine; line++) {
    const own = line === startLine ? first.slice(2) : lineAt(line);
    if (line > startLine && (own === '' || state.sCount[line]! < state.blkIndent)) return false;
    if (!own.endsWith('$$')) {
      lines.push(own);
      continue;
    }
    lines.push(own.slice(0, -2));
    const tex = lines.join('\n');
    if (tex.trim() === '' || tex.includes('$$')) return false;
    if (silent) return true;
    const token = state.push('formula_block', '', 0);
    token.content = tex;
    token.map = [startLine, line + 1];
    state.line = line + 1;
    return true;
  }
  return false;
}
