import { characterAt, characterBefore, isCjk, isEastAsian } from '../cjk.ts';

/** Which sides of a run of marks text stands close to, and whether that text is a mark itself. */
export interface Flanking {
  readonly left: boolean;
  readonly right: boolean;
  readonly markBefore: boolean;
  readonly markAfter: boolean;
}

const space = /[\s\u200B]/u;
const punctuation = /[\p{P}\p{S}]/u;

/**
 * Whether the run of marks from `start` to `end` is left- and right-flanking (CommonMark 0.31, 6.2), amended so that East
 * Asian text needs no spaces: its punctuation counts as letters, and stands next to other punctuation as space would.
 * What stands behind `limit` is not looked at.
 */
export function flankingOf(text: string, start: number, end: number, limit: number): Flanking {
  const before = characterBefore(text, start);
  const after = end < limit ? characterAt(text, end) : '';
  const spaceBefore = before === '' || space.test(before);
  const spaceAfter = after === '' || space.test(after);
  const markBefore = !spaceBefore && punctuation.test(before) && !isCjk(before);
  const markAfter = !spaceAfter && punctuation.test(after) && !isCjk(after);
  return {
    left: !spaceAfter && (!markAfter || spaceBefore || markBefore || isEastAsian(before)),
    right: !spaceBefore && (!markBefore || spaceAfter || markAfter || isEastAsian(after)),
    markBefore,
    markAfter,
  };
}
