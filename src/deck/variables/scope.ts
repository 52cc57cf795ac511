import type { Span } from '../../source/index.ts';
import {
  type Located,
  type LocatedScalar,
  languageChain,
  type Text,
  type Variable,
} from '../../yaml/index.ts';

/** What stands for `{{vars.name}}` in one language. */
export interface Value {
  /** Its own characters: in references, paths and wherever else no text is. */
  readonly text: string;
  /** What a text shows of it. */
  readonly shown: string;
  /** It was written as blocks, and is these where it stands alone. */
  readonly blocks: boolean;
  readonly span: Span | null;
  /** How what it tells is marked; left out: not at all. */
  readonly rank?: number | undefined;
}

export const families = ['vars', 'row', 'item'] as const;
export type Family = (typeof families)[number];

/** Values by name. */
export interface Values {
  readonly names: () => readonly string[];
  readonly get: (name: string) => Value | undefined;
}

/** The values that texts may name, by family and name; a family that is not there has no values here. */
export interface Scope {
  readonly values: Partial<Readonly<Record<Family, Values>>>;
  /** Not known yet: what names them is empty for now. */
  readonly pending?: readonly Family[];
}

/** A language, and how a text is worded in it, which says what is missing; null while nobody knows. */
export interface Tongue {
  readonly language: string;
  readonly ownLanguage: string;
  readonly wording: ((text: Text) => string) | null;
}

/** The value of a variable in a language. */
export function wordedValue({ node, text, span }: Variable, tongue: Tongue): Value {
  // Says that a wording is missing, where it is. A text alone is a name, or the same for all.
  if (node.kind === 'map' && text.wordings.length > 0) tongue.wording?.(text);
  const scalar = wordingIn(node, tongue);
  const written = trimmed(scalar?.value === null ? '' : (scalar?.text ?? ''));
  const blocks = scalar !== null && !scalar.filled && span !== null && isBlock(scalar.span);
  return {
    text: written,
    shown: written,
    blocks,
    span: span && (scalar?.span ?? span),
    rank: scalar?.filled?.rank,
  };
}

function wordingIn(node: Located, { language, ownLanguage }: Tongue): LocatedScalar | null {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return null;
  const scalars = node.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value !== null ? [{ key: key.toLowerCase(), value }] : [],
  );
  for (const tag of [...languageChain(language), ...languageChain(ownLanguage)]) {
    const found = scalars.find(({ key }) => key === tag);
    if (found) return found.value;
  }
  return scalars[0]?.value ?? null;
}

function trimmed(text: string): string {
  return text.replace(/^\s*\n/, '').trimEnd();
}

/** Written behind `|` or `>`, on lines of its own. */
function isBlock({ file, start }: Span): boolean {
  return /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)+$/.test(
    file.text.slice(Math.max(0, start - 400), start),
  );
}
