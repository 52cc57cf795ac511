import type { IRunOptions } from 'docx';
import type { Drawing } from './drawing.ts';

/** A text with its tabs as elements: in `w:t` a tab is a blank to many programs (ECMA-376 part 1, 17.3.3.32). */
export function withTabs(
  text: string,
  { docx }: Pick<Drawing, 'docx'>,
): NonNullable<IRunOptions['children']> {
  return text.split('\t').flatMap((piece, i) => (i === 0 ? [piece] : [new docx.Tab(), piece]));
}
