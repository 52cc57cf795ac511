import type { Diagnostic, Span } from '../source/index.ts';

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
  /** Values of variables stand in it. */
  readonly filled?: FilledText;
}

/** What a text says in which values of variables stand, where it is read as Markdown: these take no effect as such. */
export interface FilledText {
  readonly markdown: string;
  /** The same where blocks may stand, if it is a value alone that was written as blocks; else null. */
  readonly blocks: string | null;
  /** Nothing but values has letters in it: they speak the language that they do. */
  readonly bare: boolean;
  /** The highest marking of what the values tell; left out: of nothing that has one. */
  readonly rank?: number;
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

/**
 * Where some characters of a value stand in the file that it was read from. `span` is where the scalar stands, `value`
 * its text, perhaps without the white space at its ends. Exact for every style of scalar: plain, quoted with escapes,
 * and blocks with their indentation. The whole span where the value is not what stands there.
 */
export function spanInText(span: Span, value: string, offset: number, length = 1): Span {
  const placed = composed.get(span)?.get(value);
  if (placed) return spanInPieces(span, placed, offset, length);
  const alignment = alignmentOf(span, value);
  if (!alignment || value.length === 0) return span;
  const first = Math.min(offset, value.length - 1);
  const last = Math.min(Math.max(first, offset + length - 1), value.length - 1);
  const start = span.start + alignment.starts[first]!;
  return { file: span.file, start, end: Math.max(start, span.start + alignment.ends[last]!) };
}

/** A part of a text that was put together, and where it stands: what its first characters stand for. */
export interface TextPiece {
  /** Where it begins in the text. */
  readonly from: number;
  readonly length: number;
  readonly span: Span;
}

const composed = new WeakMap<Span, Map<string, readonly TextPiece[]>>();

/** Tells where the parts of a text stand that is not what stands at its own place. */
export function composeText(span: Span, value: string, pieces: readonly TextPiece[]): void {
  const known = composed.get(span) ?? new Map<string, readonly TextPiece[]>();
  composed.set(span, known.set(value, pieces));
}

/** The place of the piece in which the first of the characters stands; of one that stands as typed, of these alone. */
function spanInPieces(whole: Span, pieces: readonly TextPiece[], offset: number, length: number): Span {
  const piece = pieces.find(({ from, length: size }) => offset >= from && offset < from + size);
  if (!piece) return whole;
  const { file, start, end } = piece.span;
  if (end - start !== piece.length) return piece.span;
  const first = start + offset - piece.from;
  return { file, start: first, end: Math.min(end, first + length) };
}

/** For every character of the value, where what was typed for it begins and ends, from the start of the scalar. */
interface Alignment {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const remembered = new WeakMap<Span, { readonly value: string; readonly alignment: Alignment | null }>();

function alignmentOf(span: Span, value: string): Alignment | null {
  const known = remembered.get(span);
  if (known?.value === value) return known.alignment;
  const typed = span.file.text.slice(span.start, span.end);
  // A plain scalar or a block may begin with a quotation mark too.
  const quote = /^["']/.exec(typed)?.[0] ?? null;
  const alignment = (quote === null ? null : align(typed, value, quote)) ?? align(typed, value, null);
  remembered.set(span, { value, alignment });
  return alignment;
}

/** Walks along both. Line breaks, indentation and folding differ in white space alone. */
function align(typed: string, value: string, quote: string | null): Alignment | null {
  const starts = new Uint32Array(value.length);
  const ends = new Uint32Array(value.length);
  let at = 0;
  const put = (count: number, start: number, end: number): void => {
    starts.fill(start, at, at + count);
    ends.fill(end, at, at + count);
    at += count;
  };
  // Spans of blocks begin with their first character that is not blank.
  if (quote === null) put(leadingSpace(value), 0, 0);
  let from = quote === null ? 0 : 1;
  while (at < value.length && from < typed.length) {
    const { text, end, isSpace } = readTyped(typed, from, quote);
    if (value.startsWith(text, at)) put(text.length, from, end);
    else if (isSpace) {
      if (isBlank(value[at]!)) put(1, from, end);
    } else break;
    from = end;
  }
  // Nor do they hold the white space at their end.
  if (!/^\s*$/.test(value.slice(at))) return null;
  put(value.length - at, from, from);
  return { starts, ends };
}

interface TypedCharacter {
  /** What it stands for; empty for an escaped line break. */
  readonly text: string;
  readonly end: number;
  /** White space as typed, which folding may change. */
  readonly isSpace: boolean;
}

function readTyped(typed: string, at: number, quote: string | null): TypedCharacter {
  const character = typed[at]!;
  if (quote === "'" && character === "'" && typed[at + 1] === "'") {
    return { text: "'", end: at + 2, isSpace: false };
  }
  if (quote !== '"' || character !== '\\') {
    return { text: character, end: at + 1, isSpace: isBlank(character) };
  }
  // YAML 1.2, 5.7.
  const name = typed[at + 1] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[name];
  if (digits !== undefined) {
    const code = Number.parseInt(typed.slice(at + 2, at + 2 + digits), 16);
    const text = code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return { text, end: at + 2 + digits, isSpace: false };
  }
  if (/[\r\n]/.test(name))
    return { text: '', end: at + (typed.startsWith('\r\n', at + 1) ? 3 : 2), isSpace: false };
  return { text: escapes[name] ?? name, end: at + 2, isSpace: false };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function leadingSpace(value: string): number {
  return value.length - value.trimStart().length;
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}
