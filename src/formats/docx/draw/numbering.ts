import type { ILevelsOptions } from 'docx';
import { numberFormats } from '../finish/numbering.ts';
import { listIndent, listLevels } from '../styles/paragraph-styles.ts';
import type { Drawing } from './drawing.ts';

/** A definition for each number that lists of the handout begin with. */
export function numberingOf({ lists }: Drawing): { reference: string; levels: ILevelsOptions[] }[] {
  return [...lists.starts].map((start) => ({
    reference: `from-${start}`,
    levels: Array.from({ length: listLevels }, (_, level) => ({
      level,
      format: numberFormats[level % numberFormats.length]!,
      text: `%${level + 1}.`,
      alignment: 'left' as const,
      start,
      style: { paragraph: { indent: { left: (level + 1) * listIndent, hanging: listIndent } } },
    })),
  }));
}
