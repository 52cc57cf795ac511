import type { ILevelsOptions } from 'docx';
import { listIndent, listLevels } from '../styles/paragraph-styles.ts';
import type { Drawing } from './drawing.ts';

/** A definition for each number that lists of the handout begin with. */
export function numberingOf({ lists }: Drawing): { reference: string; levels: ILevelsOptions[] }[] {
  return [...lists.starts].map((start) => ({
    reference: `from-${start}`,
    levels: Array.from({ length: listLevels }, (_, level) => ({
      level,
      // Digits on every level: a nested list has the same numbers as in the other formats.
      format: 'decimal' as const,
      text: `%${level + 1}.`,
      alignment: 'left' as const,
      start,
      style: { paragraph: { indent: { left: (level + 1) * listIndent, hanging: listIndent } } },
    })),
  }));
}
