import { isCjk, plainText, type Run } from '../../markup/index.ts';

/** About how wide a text is, in ems: East Asian characters are as wide as the type is high, others half of it. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isCjk(character) ? 1 : 0.5;
  return width;
}

export function runsWidth(runs: readonly Run[]): number {
  return textWidth(plainText(runs));
}
