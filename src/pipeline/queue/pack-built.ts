import { gunzipSync, gzipSync } from 'node:zlib';
import type { Diagnostic, SourceFile, Span } from '../../source/index.ts';
import type { DeckBuild, FoundDeck } from '../build-deck.ts';
import { isFileName, sha256 } from '../commit/index.ts';

/** More than any deck has; what is larger unpacked is not unpacked. */
const mostBytes = 1 << 30;

interface Packed {
  readonly name: string;
  /** Null: the deck is gone, or has errors. */
  readonly deck: (Omit<DeckBuild, 'files'> & { readonly files: readonly PackedFile[] }) | null;
  readonly gone: boolean;
  readonly files: readonly SourceFile[];
  readonly found: readonly PackedDiagnostic[];
}

interface PackedFile {
  readonly name: string;
  readonly hash: string;
  readonly bytes: string;
}

type PackedSpan = readonly [file: number, start: number, end: number];
type PackedDiagnostic = Omit<Diagnostic, 'span' | 'related'> & {
  readonly span: PackedSpan | null;
  readonly related: readonly { readonly message: string; readonly span: PackedSpan }[];
};

/** A built deck as text that a queue can carry; `null`: the deck is gone since the build began. */
export function packBuilt(name: string, built: FoundDeck | null): string {
  const files: SourceFile[] = [];
  const places = new Map<string, number>();
  const pack = ({ file, start, end }: Span): PackedSpan => {
    const key = `${file.path}\n${file.text}`;
    const place = places.get(key) ?? files.push(file) - 1;
    places.set(key, place);
    return [place, start, end];
  };
  const found = (built?.found ?? []).map(
    (each): PackedDiagnostic => ({
      ...each,
      span: each.span && pack(each.span),
      related: each.related.map((one) => ({ message: one.message, span: pack(one.span) })),
    }),
  );
  const deck = built?.deck ?? null;
  const packed: Packed = {
    name,
    gone: built === null,
    deck: deck && {
      ...deck,
      files: deck.files.map(({ name: file, bytes }) => ({
        name: file,
        hash: sha256(bytes),
        bytes: Buffer.from(bytes).toString('base64'),
      })),
    },
    files: files.map(({ path, text }) => ({ path, text })),
    found,
  };
  return gzipSync(JSON.stringify(packed), { level: 1 }).toString('base64');
}

/** Why what a worker sent is not taken. */
export class BadAnswer extends Error {}

/**
 * Reads what a worker sent: it is not trusted. The deck is the one that was asked for, its files stay in its folder, and
 * each is what its hash says.
 */
export function unpackBuilt(name: string, text: string): FoundDeck | null {
  const packed = parse(text);
  if (packed.name !== name) throw new BadAnswer(`it sent the deck ${packed.name}`);
  if (packed.gone) return null;
  const files = packed.files.map(({ path, text: content }): SourceFile => ({ path, text: content }));
  const spanOf = ([file, start, end]: PackedSpan): Span => ({ file: files[file]!, start, end });
  const found = packed.found.map(
    (each): Diagnostic => ({
      ...each,
      span: each.span && spanOf(each.span),
      related: each.related.map(({ message, span }) => ({ message, span: spanOf(span) })),
    }),
  );
  const { deck } = packed;
  if (!deck) return { deck: null, found };
  if (deck.deck !== name) throw new BadAnswer(`it sent files of the deck ${deck.deck}`);
  const own = deck.files.map(({ name: file, hash, bytes }) => {
    if (!isFileName(file)) throw new BadAnswer(`it sent a file "${file}"`);
    const content = Buffer.from(bytes, 'base64');
    if (sha256(content) !== hash) throw new BadAnswer(`the file ${file} was changed on its way`);
    return { name: file, bytes: new Uint8Array(content) };
  });
  return { deck: { ...deck, files: own }, found };
}

function parse(text: string): Packed {
  try {
    const json = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: mostBytes }).toString('utf8');
    // Only workers of this very program write it, and what matters is looked at below.
    return JSON.parse(json) as Packed;
  } catch {
    throw new BadAnswer('what it sent cannot be read');
  }
}
