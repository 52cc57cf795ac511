/** Where the pieces of a text begin, so that they are found without going through all of it. */
export class PieceIndex {
  readonly text: string;
  private readonly bySize = new Map<number, Buckets>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where the piece of so many characters at an offset of another text begins, in ascending order, at most `most`. */
  placesOfPiece(other: string, at: number, size: number, most: number): readonly number[] {
    const { starts, places } = this.bucketsOf(size);
    const bucket = hashOf(other, at, size, starts.length - 2);
    const found: number[] = [];
    // Other pieces may have fallen into the same bucket.
    const end = Math.min(starts[bucket + 1]!, starts[bucket]! + most * 4);
    for (let i = starts[bucket]!; i < end && found.length < most; i++) {
      if (isSame(this.text, places[i]!, other, at, size)) found.push(places[i]!);
    }
    return found;
  }

  /** All places of a longer text, in ascending order; null where it is too short to be looked up. */
  placesOf(key: string): readonly number[] | null {
    if (key.length < longPiece) return null;
    const { starts, places } = this.bucketsOf(longPiece);
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    const step = Math.max(1, Math.floor((key.length - longPiece) / 16));
    for (let at = 0; at + longPiece <= key.length; at += step) {
      const bucket = hashOf(key, at, longPiece, starts.length - 2);
      const count = starts[bucket + 1]! - starts[bucket]!;
      if (count < fewest) [rarest, fewest] = [at, count];
    }
    const bucket = hashOf(key, rarest, longPiece, starts.length - 2);
    const found: number[] = [];
    for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
      const place = places[i]! - rarest;
      if (place >= 0 && this.text.startsWith(key, place)) found.push(place);
    }
    return found;
  }

  private bucketsOf(size: number): Buckets {
    let buckets = this.bySize.get(size);
    if (!buckets) {
      buckets = sortPieces(this.text, size);
      this.bySize.set(size, buckets);
    }
    return buckets;
  }
}

export const longPiece = 8;

/** `places[starts[b]]` to `places[starts[b + 1] - 1]`: where the pieces of bucket `b` begin. */
interface Buckets {
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

function sortPieces(text: string, size: number): Buckets {
  const count = Math.max(0, text.length - size + 1);
  const buckets = 2 ** Math.max(8, Math.min(22, Math.ceil(Math.log2(count + 1))));
  const starts = new Uint32Array(buckets + 1);
  for (let at = 0; at < count; at++) starts[hashOf(text, at, size, buckets - 1) + 1]! += 1;
  for (let i = 0; i < buckets; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const bucket = hashOf(text, at, size, buckets - 1);
    places[next[bucket]!] = at;
    next[bucket]! += 1;
  }
  return { starts, places };
}

/** `mask`: all bits of the highest bucket. */
function hashOf(text: string, at: number, size: number, mask: number): number {
  let hash = 0;
  for (let i = at; i < at + size; i++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i);
  return (hash ^ (hash >>> 15)) & mask;
}

function isSame(a: string, atA: number, b: string, atB: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (a.charCodeAt(atA + i) !== b.charCodeAt(atB + i)) return false;
  return true;
}
