import type { MarkdownIt, StateInline } from 'markdown-it';
import { isCjk, isEastAsian } from '../cjk.ts';

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

/** An address that stands in running text without any mark, and where it leads. */
interface BareLink {
  readonly text: string;
  readonly target: string;
}

const scheme = /(?:https?|ftp):\/\//iy;
// A domain in ASCII ends where Chinese goes on without a space; one of other letters is what stands between the marks.
// Lengths after RFC 1035, 2.3.4: nothing is looked at twice however long a text is.
const asciiDomain = /[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,126}/y;
const otherDomain = /[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,126}/uy;
const rest = /[^\s<]*/y;

/**
 * The bare address that begins at an offset (GFM 0.29, 6.9): `www.` or a scheme, a domain, and all up to white space that
 * is not punctuation of the sentence. Besides GFM: it ends before Chinese punctuation, and before a bracket or quotation
 * mark that it does not open.
 */
function bareLinkAt(text: string, start: number): BareLink | null {
  const protocol = matchAt(scheme, text, start);
  if (protocol === null && !text.startsWith('www.', start)) return null;
  const from = start + (protocol?.length ?? 0);
  const domain = matchAt(asciiDomain, text, from) ?? matchAt(otherDomain, text, from);
  if (domain === null || !isDomain(domain, protocol === null)) return null;
  const path = pathOf(matchAt(rest, text, from + domain.length) ?? '');
  const shown = trimEnd((protocol ?? '') + domain + path);
  // Nothing but `www.`, or but a scheme.
  if (shown.length <= (protocol?.length ?? 'www.'.length)) return null;
  return { text: shown, target: protocol === null ? `http://${shown}` : shown };
}

/** At least one point where no scheme is written, and no underscore in the last two parts. */
function isDomain(domain: string, needsPoint: boolean): boolean {
  const parts = domain.split('.');
  return (!needsPoint || parts.length > 1) && !parts.slice(-2).some((part) => part.includes('_'));
}

function pathOf(typed: string): string {
  if (isEastAsian(typed.slice(0, 1))) return '';
  for (let i = 0; i < typed.length; i++) {
    const character = typed[i]!;
    if (/[“”„«»‹›]/.test(character) || (isCjk(character) && /\p{P}/u.test(character)))
      return typed.slice(0, i);
  }
  return typed;
}

/** Without what ends a sentence, a bracket or emphasis around it rather than the address. */
function trimEnd(typed: string): string {
  let end = typed.length;
  // Counted once: an address may be all brackets.
  let round = count(typed, ')') - count(typed, '(');
  let square = count(typed, ']') - count(typed, '[');
  for (; end > 0; end -= 1) {
    const last = typed[end - 1]!;
    if (last === ')' && round > 0) round -= 1;
    else if (last === ']' && square > 0) square -= 1;
    else if (last === ';') {
      const entity = /&[A-Za-z0-9]+$/.exec(typed.slice(Math.max(0, end - 40), end - 1));
      if (entity) end -= entity[0].length;
    } else if (!/[?!.,:*_~'"’‘]/.test(last)) break;
  }
  return typed.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

const mail =
  /(?<![A-Za-z0-9.+_/-])(?:(?:mailto|xmpp):)?[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/g;

/** The bare mail addresses of a text, with their offsets. */
export function bareMailsIn(text: string): readonly (BareLink & { readonly offset: number })[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(mail)].flatMap(({ 0: found, index }) => {
    if (/[-_]$/.test(found)) return [];
    return [
      { text: found, target: /^(?:mailto|xmpp):/.test(found) ? found : `mailto:${found}`, offset: index },
    ];
  });
}
