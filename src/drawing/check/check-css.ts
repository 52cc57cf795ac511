import { clip, Refusal } from '../refusal.ts';
import { type CssToken, contentOf, cssTokens, nameOf } from '../style/css-tokens.ts';

/** Deeper than anybody writes; what reads values calls itself for each level. */
const maxDepth = 60;

/**
 * Refuses style that runs or fetches something. It may refer to parts of the same drawing, and to fonts, which are left
 * out: told whether it does.
 */
export function checkCss(css: string): { readonly importsFonts: boolean } {
  // Nothing can be referred to without one of these, escaped or not.
  if (!/[\\(@:]/.test(css)) return { importsFonts: false };
  let importsFonts = false;
  let depth = 0;
  let atRule: string | null = null;
  let fetching: number | null = null;
  const tokens = cssTokens(css);
  tokens.forEach((token, i) => {
    if (token.kind === 'at-keyword') atRule = nameOf(token);
    if (token.kind === 'semicolon' && (atRule === 'import' || atRule === 'namespace')) atRule = null;
    if (token.text === '}') atRule = null;
    if (token.kind === 'function' || token.kind === 'open') {
      depth += 1;
      if (depth > maxDepth) throw new Refusal('size', 'has style that is nested too deeply');
      if (token.kind === 'function') {
        const name = nameOf(token);
        if (name === 'expression') throw new Refusal('script', 'has style that runs something');
        if (fetchingFunctions.has(name)) fetching ??= depth;
        // What an escape hides from those who split the text: its name says that an address follows.
        if (name === 'url' || name === 'src') checkBare(tokens, i, atRule);
      }
    } else if (token.kind === 'close') {
      if (fetching === depth) fetching = null;
      depth = Math.max(0, depth - 1);
    } else if (token.kind === 'ident' && runningProperties.has(nameOf(token)) && isProperty(tokens, i)) {
      throw new Refusal('script', 'has style that runs something');
    }
    const names =
      token.kind === 'url' || (token.kind === 'string' && (fetching !== null || atRule === 'import'));
    if (names && checkTarget(contentOf(token).trim(), atRule)) importsFonts = true;
    if (token.kind === 'bad' && /^u/i.test(token.text)) checkTarget(token.text.slice(4).trim(), atRule);
  });
  return { importsFonts };
}

const fetchingFunctions = new Set([
  'url',
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  'cross-fade',
  '-webkit-cross-fade',
]);

/** An address without quotes behind a name that is written with escapes. */
function checkBare(tokens: readonly CssToken[], at: number, atRule: string | null): void {
  let target = '';
  for (const { kind, text } of tokens.slice(at + 1, at + 100)) {
    if (kind === 'close' || (kind === 'string' && target.trim() === '')) break;
    target += text;
  }
  checkTarget(target.trim(), atRule);
}

const runningProperties = new Set(['behavior', '-moz-binding']);

function isProperty(tokens: readonly CssToken[], at: number): boolean {
  const next = tokens[at + 1]?.kind === 'space' ? tokens[at + 2] : tokens[at + 1];
  return next?.text === ':';
}

/** True when it is a font that is left out. */
function checkTarget(target: string, atRule: string | null): boolean {
  if (target === '' || target.startsWith('#') || atRule === 'namespace') return false;
  checkScheme(target, 'style');
  // The face is left out, wherever it lies.
  if (atRule === 'font-face') return false;
  if (atRule === 'import') {
    if (/font|typekit/i.test(target)) return true;
    throw new Refusal('outside', `takes its style from outside of it (${clip(target)})`);
  }
  if (/^data:/i.test(target)) return false;
  throw new Refusal('outside', `refers to something outside of it (${clip(target)})`);
}

/** Refuses addresses that run. */
export function checkScheme(target: string, where: string): void {
  const scheme = /^[\u0000-\u0020]*([a-z\u0000-\u0020]{1,30}):/i
    .exec(target)?.[1]
    ?.replace(/[\u0000-\u0020]/g, '');
  if (scheme !== undefined && /^(java|vb|live)script$/i.test(scheme))
    throw new Refusal('script', `has an address that runs something in ${clip(where)}`);
}
