import type { MarkdownIt, StateInline } from 'markdown-it';
import { bareLinkAt } from './bare-link.ts';

type Rule = (state: StateInline, silent: boolean) => boolean;

/** Marker of a single tilde, which no other rule knows. */
const tilde = 126;
const singleTilde = -tilde;

/** Takes what GFM has besides markdown-it's own rules, and points at what looks like Markdown but is none here. */
export function addInlineRules(parser: MarkdownIt): void {
  const { ruler, ruler2 } = parser.inline;
  ruler.at('text', readText);
  ruler.before('text', 'bare_link', readBareLink);
  ruler.at('strikethrough', readTildes);
  ruler2.before('fragments_join', 'single_tilde', doubtSingleTildes);
}

const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]+/y;

/** As markdown-it's own, but it stops before an address. */
const readText: Rule = (state, silent) => {
  plain.lastIndex = state.pos;
  const found = plain.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (found === undefined || found === '') return false;
  const www = found.indexOf('www.', 1);
  const text = www < 0 ? found : found.slice(0, www);
  if (!silent) state.pending += text;
  state.pos += text.length;
  return true;
};

/** An address without marks (GFM 6.9): `www.` where a word may begin, `://` behind the name of a scheme. */
const readBareLink: Rule = (state, silent) => {
  const { src, pos } = state;
  if (silent || state.linkLevel > 0) return false;
  const isScheme = src.startsWith('://', pos);
  if (!isScheme && !(src.startsWith('www.', pos) && /^$|[^A-Za-z0-9./:@-]/.test(src.charAt(pos - 1))))
    return false;
  const name = isScheme
    ? /(?:^|[^A-Za-z0-9])(https?|ftp)$/i.exec(src.slice(Math.max(0, pos - 6), pos))?.[1]
    : '';
  if (name === undefined || !state.pending.endsWith(name)) return false;
  const start = pos - name.length;
  const link = bareLinkAt(src.slice(0, state.posMax), start);
  if (!link) return false;
  state.pending = state.pending.slice(0, state.pending.length - name.length);
  const open = state.push('link_open', 'a', 1);
  open.attrs = [['href', link.target]];
  open.info = 'bare';
  open.map = [start, start + link.text.length];
  state.push('text', '', 0).content = link.text;
  state.push('link_close', 'a', -1).info = 'bare';
  state.pos = start + link.text.length;
  return true;
};

/** Two tildes strike out. One would on GitHub and lowers elsewhere, so a pair of single ones is only pointed at. */
const readTildes: Rule = (state, silent) => {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false;
  const { can_open: open, can_close: close, length } = state.scanDelims(state.pos, true);
  const token = state.push('text', '', 0);
  token.content = '~'.repeat(length);
  if (length <= 2) {
    const marker = length === 2 ? tilde : singleTilde;
    state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close });
  }
  state.pos += length;
  return true;
};

function doubtSingleTildes(state: StateInline): boolean {
  for (const meta of [{ delimiters: state.delimiters }, ...state.tokens_meta]) {
    const delimiters = meta?.delimiters ?? [];
    for (const { marker, end, token } of delimiters) {
      const closer = delimiters[end];
      if (marker !== singleTilde || !closer) continue;
      // No longer text that is joined with its neighbours: the reader finds it.
      state.tokens[token]!.type = 'single_tilde';
    }
  }
  return false;
}
