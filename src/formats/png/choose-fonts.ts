import type { PictureFont } from '../../project/index.ts';

export interface ChosenFonts {
  /** In the order in which what one of them lacks is looked for in the others. */
  readonly paths: readonly string[];
  /** What none of them has, each once. */
  readonly missing: readonly string[];
}

/**
 * The fonts that a text needs: those that have a letter of it. A page in English then opens no Chinese font, which is
 * most of the time that a small picture takes.
 */
export function chooseFonts(text: string, fonts: readonly PictureFont[]): ChosenFonts {
  const codes = [...new Set(text)].map((character) => character.codePointAt(0)!).filter(isDrawn);
  const sorted = codes.sort((a, b) => a - b);
  const found = new Set<number>();
  const paths: string[] = [];
  // Plain letters are in every text face, and whichever is named is to be there.
  for (const { path, covers } of fonts) {
    const had = coveredOf(sorted, covers);
    if (had.length === 0) continue;
    paths.push(path);
    for (const code of had) found.add(code);
  }
  const missing = sorted.filter((code) => !found.has(code)).map((code) => String.fromCodePoint(code));
  return { paths, missing };
}

/** Both are in order: one walk finds what they share. */
function coveredOf(codes: readonly number[], covers: PictureFont['covers']): number[] {
  const had: number[] = [];
  let run = 0;
  for (const code of codes) {
    while (run < covers.length && covers[run]![1] < code) run++;
    const at = covers[run];
    if (!at) break;
    if (at[0] <= code) had.push(code);
  }
  return had;
}

/** What leaves no mark needs no font: controls, spaces, joiners, variation selectors, signs of direction. */
function isDrawn(code: number): boolean {
  return !/^[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]$/u.test(String.fromCodePoint(code));
}
