import type { Span } from '../source/index.ts';

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

/** Where a character of a scalar's text stands in its file: exact where the text stands there as typed. */
export function spanInScalar(node: LocatedScalar, offset: number, length = 1): Span {
  const { file, start, end } = node.span;
  const raw = file.text.slice(start, end);
  const direct = raw.indexOf(node.text);
  if (direct >= 0) return { file, start: start + direct + offset, end: start + direct + offset + length };
  // Folded, indented or escaped: count the same character's occurrences before it.
  const wanted = node.text.slice(offset, offset + length);
  let occurrence = node.text.slice(0, offset).split(wanted).length;
  let at = -1;
  while (wanted !== '' && occurrence > 0) {
    at = raw.indexOf(wanted, at + 1);
    if (at < 0) return node.span;
    occurrence -= 1;
  }
  return at < 0 ? node.span : { file, start: start + at, end: start + at + length };
}
