import { createHash } from 'node:crypto';
import type { SourceFile, Span } from '../source/index.ts';
import type { Located, LocatedEntry } from './located.ts';

/** What `packTrees` made of the files that ship, put in by the bundle. */
declare const shippedTrees: string;

/**
 * A tree as JSON: where it begins and ends, and then nothing for a plain text, the text of a quoted one, the items of a
 * list, 0 and the entries of a map, or all that there is to say of another scalar. The values of the topmost map are JSON
 * texts of their own, unpacked when somebody looks at them: words have many languages, and a run asks for one.
 */
type Packed =
  | readonly [start: number, end: number]
  | readonly [start: number, end: number, text: string]
  | readonly [start: number, end: number, items: readonly Packed[]]
  | readonly [start: number, end: number, map: 0, entries: readonly PackedEntry[]]
  | readonly [
      start: number,
      end: number,
      text: string,
      value: string | number | boolean | null,
      plain: boolean,
    ];
type PackedEntry = readonly [keyStart: number, keyEnd: number, key: string, value: Packed | string];

/** The tree of a file that ships and has not been changed since the bundle was made: parsed then, and not at each start. */
export function shippedTree(file: SourceFile): Located | null {
  if (typeof shippedTrees === 'undefined') return null;
  known ??= readTrees(shippedTrees);
  return known(file);
}

let known: ReturnType<typeof readTrees> | undefined;

/** Trees by the hashes of the texts that they were made of: a text that differs in one character is another one. */
export function readTrees(json: string): (file: SourceFile) => Located | null {
  const trees = new Map(JSON.parse(json) as [hash: string, packed: Packed][]);
  return (file) => {
    const packed = trees.get(hashOf(file.text));
    return packed === undefined ? null : unpack(packed, file);
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** JSON of hashes of texts with their trees. */
export function packTrees(trees: readonly (readonly [file: SourceFile, tree: Located])[]): string {
  return JSON.stringify(trees.map(([file, tree]) => [hashOf(file.text), packTop(tree)]));
}

function packTop(tree: Located): Packed {
  const packed = pack(tree, new Set());
  if (packed.length !== 4) return packed;
  const entries = packed[3].map(
    ([start, end, key, value]): PackedEntry => [start, end, key, JSON.stringify(value)],
  );
  return [packed[0], packed[1], 0, entries];
}

function pack(node: Located, seen: Set<Located>): Packed {
  if (seen.has(node)) throw new Error('a file that ships has no aliases');
  seen.add(node);
  const { start, end, file } = node.span;
  if (node.kind === 'list') return [start, end, node.items.map((item) => pack(item, seen))];
  if (node.kind === 'map') {
    const entries = node.entries.map(
      ({ key, keySpan, value }) => [keySpan.start, keySpan.end, key, pack(value, seen)] as const,
    );
    return [start, end, 0, entries];
  }
  const { text, value, plain, doubt } = node;
  if (doubt) throw new Error(`a file that ships is in no doubt: ${doubt.message}`);
  if (value === text && !plain) return [start, end, text];
  const isAsTyped = value === text && file.text.slice(start, end) === text;
  return isAsTyped ? [start, end] : [start, end, text, value, plain];
}

function unpack(packed: Packed, file: SourceFile): Located {
  const span: Span = { file, start: packed[0], end: packed[1] };
  if (packed.length === 2) {
    const text = file.text.slice(span.start, span.end);
    return { kind: 'scalar', span, text, plain: true, value: text };
  }
  if (packed.length === 4) {
    return { kind: 'map', span, entries: packed[3].map((entry) => new Entry(entry, file)) };
  }
  const [, , content] = packed;
  if (typeof content !== 'string')
    return { kind: 'list', span, items: content.map((item) => unpack(item, file)) };
  if (packed.length === 3) return { kind: 'scalar', span, text: content, plain: false, value: content };
  return { kind: 'scalar', span, text: content, plain: packed[4], value: packed[3] };
}

class Entry implements LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  private readonly packed: Packed | string;
  private unpacked: Located | undefined;

  constructor([start, end, key, packed]: PackedEntry, file: SourceFile) {
    this.key = key;
    this.keySpan = { file, start, end };
    this.packed = packed;
  }

  get value(): Located {
    const { packed } = this;
    // What stands in a text of JSON is what was packed.
    this.unpacked ??= unpack(
      typeof packed === 'string' ? (JSON.parse(packed) as Packed) : packed,
      this.keySpan.file,
    );
    return this.unpacked;
  }
}
