import type { Package } from '../../../package/index.ts';
import { readBase } from './base-part.ts';
import type { Change } from './change.ts';
import { compareFile } from './compare-file.ts';
import { readSnapshot } from './read-snapshot.ts';

/** What became of a deck of ours that is no longer byte for byte what was written. */
export interface Judgement {
  /** Saved again: by another program, with nothing changed. Unrecognised: under half of its slides are left. */
  readonly verdict: 'saved-again' | 'edited' | 'unrecognised';
  readonly changes: readonly Change[];
}

/**
 * Holds a deck that was found against what it was when it was written; where it does not say, against what would be written
 * now. Throws `XmlError`, `ZipError` or `TypeError` where it cannot be read.
 */
export function judgeFile(found: Package, expected: Package): Judgement {
  const base = readBase(found) ?? readSnapshot(expected);
  const { changes, matched } = compareFile(base, readSnapshot(found), found);
  if (changes.length === 0) return { verdict: 'saved-again', changes };
  return { verdict: matched * 2 < base.slides.length ? 'unrecognised' : 'edited', changes };
}
