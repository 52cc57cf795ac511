import type { Diagnostic, Span } from '../source/index.ts';
import { spanInText } from './span-in-text.ts';

/** A YAML value that knows where it stands. Aliases are the very object that they point at. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The characters that the user typed, unquoted and unescaped: `2014`, `00501`, `no`. */
  readonly text: string;
  /** The value by YAML 1.2's core schema. */
  readonly value: string | number | boolean | null;
  /** Written without quotes and not as a block. */
  readonly plain: boolean;
  /** What is wrong with it unless its own characters are wanted: who reads the value reports it. */
  readonly doubt?: Diagnostic;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
}

export function entryOf(map: LocatedMap, key: string): LocatedEntry | null {
  return map.entries.find((entry) => entry.key === key) ?? null;
}

/** What a value is, in a user's words. */
export function describeLocated(node: Located): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return `the text "${clip(node.value)}"`;
  return `${typeof node.value === 'number' ? 'the number' : 'the value'} ${clip(node.text)}`;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Where some characters of a scalar's text stand in its file. */
export function spanInScalar(node: LocatedScalar, offset: number, length = 1): Span {
  return spanInText(node.span, node.text, offset, length);
}
