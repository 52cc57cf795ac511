import type { Span } from '../source/index.ts';

/** Where a link leads, or why it may not lead there. */
export type LinkTarget =
  | { readonly url: string; readonly refusal: null }
  | { readonly url: null; readonly refusal: string };

const slidePattern = /^#[a-z0-9]+(?:-[a-z0-9]+)*$/;
const schemePattern = /^([a-z][a-z0-9+.-]*):/i;
// RFC 3986, appendix A: what may stand in a URI as it is.
const uriPattern = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/** Lets only http, https, mailto, tel and `#slide-id` through; what is no URI yet is percent-encoded. */
export function checkLinkTarget(written: string): LinkTarget {
  const target = written.trim();
  if (target === '') return refuse('the link leads nowhere');
  if (target.startsWith('#')) {
    // A continued slide is `id--2`.
    const id = target.replace(/--\d+$/, '');
    return slidePattern.test(id) ? allow(target) : refuse(`"${target}" is not the id of a slide`);
  }
  const scheme = schemePattern.exec(target)?.[1]?.toLowerCase();
  if (scheme === undefined) return refuse(`"${target}" is not an absolute address`);
  const rest = target.slice(scheme.length + 1);
  if (scheme === 'mailto' || scheme === 'tel') {
    if (rest === '') return refuse(`"${target}" names nobody`);
  } else if (scheme !== 'http' && scheme !== 'https') {
    return refuse(`"${scheme}:" links are not allowed`);
  } else if (!/^\/\/[^/?#]/.test(rest) || !URL.canParse(target)) {
    return refuse(`"${target}" is not an address`);
  }
  if (uriPattern.test(target)) return allow(target);
  const url = encode(target);
  return uriPattern.test(url) ? allow(url) : refuse(`"${target}" is not an address`);
}

/** Characters that cannot stand in a URI as percent signs and numbers, those of a host as Punycode; nothing else changes. */
function encode(target: string): string {
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/is.exec(target) ?? [];
  const host = uriPattern.test(origin) || origin === '' ? origin : new URL(origin).origin;
  const bare = rest.replace(/\p{Cs}/gu, '\uFFFD');
  return (
    host + bare.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
  );
}

export const linkHint =
  'a link may lead to http://, https://, mailto:, tel: or #slide-id; write "\\[" if no link is meant';

function allow(url: string): LinkTarget {
  return { url, refusal: null };
}

function refuse(refusal: string): LinkTarget {
  return { url: null, refusal };
}

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
