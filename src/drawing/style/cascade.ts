import type { DrawingElement } from '../drawing-tree.ts';
import { cssTree } from '../load-libraries.ts';
import { propertyOf } from '../vocabulary.ts';
import { type CssToken, cssTokens, expandShorthand, nameOf } from './css-tokens.ts';
import {
  type CompiledSelector,
  compareSpecificity,
  SelectorReader,
  type Specificity,
} from './match-selectors.ts';
import { type Declaration, noLayer, readDeclarations, type Sheet } from './read-sheet.ts';

/** What an element is declared to be, by property, shorthands taken apart: the winners, as written. */
export type Declared = ReadonlyMap<string, string>;

/** From an element's own custom properties to what replaces `var()` in a value of it; null: it has no value. */
type Substitute = (custom: Declared) => (value: string) => string | null;

const nothing: Declared = new Map();
const noSpecificity: Specificity = [0, 0, 0];

/** Finds what each element of a drawing is declared to be (CSS Cascade 5): attributes, then sheets, then `style`. */
export class Cascade {
  private readonly rules: readonly IndexedRule[];
  private readonly byKey = new Map<string, IndexedRule[]>();
  private readonly styles = new Map<string, readonly Declaration[]>();

  constructor({ rules }: Sheet) {
    const reader = new SelectorReader();
    this.rules = rules.flatMap(({ selectors, declarations, layer }, order) =>
      reader.read(selectors).map((selector) => ({ selector, declarations, layer, order })),
    );
    for (const rule of this.rules) {
      const { key } = rule.selector;
      const name = key.kind === 'any' ? 'any' : `${key.kind} ${key.name}`;
      const known = this.byKey.get(name);
      if (known) known.push(rule);
      else this.byKey.set(name, [rule]);
    }
  }

  /** `substitute` puts values in the place of `var()` in what sets several properties, which is taken apart here. */
  of(element: DrawingElement, substitute: Substitute): Declared {
    const { attributes } = element;
    const found: Found[] = [];
    for (const [property, value] of attributes) {
      if (propertyOf(property)?.attribute)
        found.push({ ...attributeOrigin, property, value, important: false });
    }
    for (const { selector, declarations, layer, order } of this.matching(element))
      for (const each of declarations)
        found.push({ ...each, layer, specificity: selector.specificity, order });
    const style = attributes.get('style');
    if (style !== undefined && style.trim() !== '')
      for (const each of this.declarationsIn(style)) found.push({ ...styleOrigin, ...each });
    if (found.length === 0) return nothing;
    const custom = winnersOf(found.filter(({ property }) => property.startsWith('--')));
    const others = found.filter(({ property }) => !property.startsWith('--'));
    const withValues = substitute(custom);
    return new Map([...custom, ...winnersOf(others.flatMap((each) => takeApart(each, withValues)))]);
  }

  /** Programs write the same few styles on thousands of elements. */
  private declarationsIn(style: string): readonly Declaration[] {
    let known = this.styles.get(style);
    if (!known) {
      known = readDeclarations(style);
      this.styles.set(style, known);
    }
    return known;
  }

  private *matching(element: DrawingElement): Generator<IndexedRule> {
    if (this.rules.length === 0) return;
    const keys = ['any', `type ${element.name}`];
    const id = element.attributes.get('id');
    if (id !== undefined) keys.push(`id ${id}`);
    for (const name of new Set((element.attributes.get('class') ?? '').split(/\s/)))
      if (name !== '') keys.push(`class ${name}`);
    for (const key of keys)
      for (const rule of this.byKey.get(key) ?? []) if (rule.selector.matches(element)) yield rule;
  }
}

interface IndexedRule {
  readonly selector: CompiledSelector;
  readonly declarations: readonly Declaration[];
  readonly layer: number;
  readonly order: number;
}

interface Found extends Declaration {
  readonly layer: number;
  readonly specificity: Specificity;
  readonly order: number;
}

/** Attributes count as rules before all others; `style` as one after them. */
const attributeOrigin = { layer: -1, specificity: noSpecificity, order: -1 };
const styleOrigin = { layer: noLayer, specificity: [Number.MAX_SAFE_INTEGER, 0, 0], order: 0 } as const;

function winnersOf(found: readonly Found[]): Map<string, string> {
  const winners = new Map<string, Found>();
  for (const each of found) {
    const best = winners.get(each.property);
    if (!best || beats(each, best)) winners.set(each.property, each);
  }
  return new Map([...winners].map(([property, { value }]) => [property, value]));
}

function takeApart(found: Found, substitute: (value: string) => string | null): Found[] {
  const parts = expandShorthand(found.property, found.value, substitute);
  return parts ? parts.map(([property, value]) => ({ ...found, property, value })) : [found];
}

function beats(a: Found, b: Found): boolean {
  if (a.important !== b.important) return a.important;
  // What is important in an early layer wins over what is in a later one.
  if (a.layer !== b.layer) return a.important ? a.layer < b.layer : a.layer > b.layer;
  return (compareSpecificity(a.specificity, b.specificity) || a.order - b.order) >= 0;
}

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
