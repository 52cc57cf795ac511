import { commonPairs } from '../compare-lists.ts';
import type { EditionDiff, FieldDiff, Pair, SlideDiff, ThingDiff } from '../project-diff.ts';

export function nameOfThing({ type, id, was, label }: ThingDiff): {
  readonly name: string;
  readonly more: string;
} {
  const more = [was === null ? '' : `was ${was}`, label === '' || label === id ? '' : `“${clip(label)}”`];
  return { name: `${type} ${id}`, more: more.filter((each) => each !== '').join(', ') };
}

export function nameOfField({ field, language }: FieldDiff): string {
  return language === null ? field : `${field} (${language})`;
}

/** `slide 4 → 5`, `slide 3`. */
export function numberOfSlide({ before, after }: SlideDiff): string {
  if (before && after && before.number !== after.number) return `slide ${before.number} → ${after.number}`;
  return `slide ${(after ?? before)!.number}`;
}

/** What is to be said of a slide besides its texts. */
export function remarksOn(slide: SlideDiff): string[] {
  const { before, after, was, minutes, looks, moved, change } = slide;
  return [
    ...(change === 'added' || change === 'removed' ? [change] : []),
    ...(was === null ? [] : [`its id was ${was}`]),
    ...(moved ? ['moved'] : []),
    ...(before && after && before.hidden !== after.hidden ? [after.hidden ? 'hidden now' : 'shown now'] : []),
    ...(before && after && before.pages !== after.pages
      ? [`on ${after.pages} slides, was on ${before.pages}`]
      : []),
    ...(minutes ? [`speaking time ${inMinutes(minutes)}`] : []),
    ...(looks ? ['looks different'] : []),
  ];
}

export function titleOfSlide({ before, after }: SlideDiff): string {
  return (after ?? before)!.title;
}

function inMinutes({ before, after }: Pair<number>): string {
  return `${before} → ${after} min`;
}

export function remarksOnEdition({ change, minutes }: EditionDiff): string[] {
  return [
    ...(change === 'changed' ? [] : [change]),
    ...(minutes ? [`speaking time ${inMinutes(minutes)}`] : []),
  ];
}

/** Pieces of two texts: those that both have, and those that one has. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

export function differingPieces(before: string, after: string): Pair<readonly Piece[]> {
  const tokens = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}]+|[\s\S]/gu) ?? [];
  const [a, b] = [tokens(before), tokens(after)];
  const pairs = commonPairs(a, b, (x, y) => x === y);
  const piecesOf = (all: readonly string[], side: 0 | 1): Piece[] => {
    const common = new Set(pairs.map((pair) => pair[side]));
    const pieces: { text: string; same: boolean }[] = [];
    all.forEach((text, i) => {
      const same = common.has(i);
      const last = pieces.at(-1);
      if (last?.same === same) last.text += text;
      else pieces.push({ text, same });
    });
    return pieces;
  };
  return { before: piecesOf(a, 0), after: piecesOf(b, 1) };
}

export function clip(text: string, most = 60): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
