import { cssTree } from '../load-libraries.ts';
import { type CssToken, cssTokens, nameOf } from './css-tokens.ts';

/** Longer values are none: `var()` of `var()` of `var()` grows without bound. */
const longest = 20_000;
const maxDepth = 40;

/** The custom properties of an element, its ancestors' among them, and what `var()` makes of them. */
export class CustomProperties {
  private readonly parent: CustomProperties | null;
  private readonly own: ReadonlyMap<string, string>;
  private readonly resolved = new Map<string, string | null>();
  private readonly open = new Set<string>();

  constructor(parent: CustomProperties | null, own: ReadonlyMap<string, string>) {
    this.parent = parent;
    this.own = own;
  }

  /** The value with each `var()`, `env()` and `light-dark()` replaced; null when one has no value. */
  substitute(value: string, depth = 0): string | null {
    if (!/var\(|env\(|light-dark\(|\\/i.test(value)) return value;
    if (depth > maxDepth || value.length > longest) return null;
    const replaced = this.replace(cssTokens(value), depth);
    return replaced === null || replaced.length > longest ? null : replaced;
  }

  private replace(tokens: readonly CssToken[], depth: number): string | null {
    let out = '';
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const name = token.kind === 'function' ? nameOf(token) : '';
      if (name !== 'var' && name !== 'env' && name !== 'light-dark') {
        out += token.kind === 'ident' ? plainName(token.text) : token.text;
        continue;
      }
      const end = closeOf(tokens, i);
      const [first, rest] = splitAtComma(tokens.slice(i + 1, end));
      i = end;
      const value = this.valueOf(name, first, rest, depth);
      if (value === null) return null;
      out += value;
      if (out.length > longest) return null;
    }
    return out;
  }

  private valueOf(
    name: 'var' | 'env' | 'light-dark',
    first: readonly CssToken[],
    rest: readonly CssToken[] | null,
    depth: number,
  ): string | null {
    // The deck is a light page.
    if (name === 'light-dark') return this.substitute(textOf(first), depth + 1);
    const written = textOf(first).trim();
    const known = name === 'var' ? this.lookup(cssTree().ident.decode(written)) : null;
    if (known !== null) return known;
    return rest === null ? null : this.substitute(textOf(rest).trim(), depth + 1);
  }

  /** What a custom property comes to where it was declared; null: none, or one that needs itself. */
  private lookup(name: string): string | null {
    const raw = this.own.get(name);
    if (raw === undefined) return this.parent?.lookup(name) ?? null;
    const known = this.resolved.get(name);
    if (known !== undefined) return known;
    if (this.open.has(name) || this.open.size > maxDepth) return null;
    const word = raw.trim().toLowerCase();
    if (word === 'inherit' || word === 'unset') return this.parent?.lookup(name) ?? null;
    if (word === 'initial') return null;
    this.open.add(name);
    const value = this.substitute(raw);
    this.open.delete(name);
    this.resolved.set(name, value);
    return value;
  }
}

/** A name whose escapes stand for letters that need none. */
function plainName(text: string): string {
  const name = text.includes('\\') ? cssTree().ident.decode(text) : text;
  return /^[\w-]+$/.test(name) ? name : text;
}

function textOf(tokens: readonly CssToken[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Where the function that opens at `start` closes, or the end. */
function closeOf(tokens: readonly CssToken[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    const { kind } = tokens[i]!;
    if (kind === 'function' || kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

function splitAtComma(
  tokens: readonly CssToken[],
): readonly [first: readonly CssToken[], rest: readonly CssToken[] | null] {
  let depth = 0;
  for (const [i, { kind }] of tokens.entries()) {
    if (kind === 'function' || kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    else if (kind === 'comma' && depth === 0) return [tokens.slice(0, i), tokens.slice(i + 1)];
  }
  return [tokens, null];
}
