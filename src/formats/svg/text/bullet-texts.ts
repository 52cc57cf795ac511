import type { PlacedParagraph } from '../../../layout/index.ts';

/**
 * What stands before each paragraph: its sign, its number or null. Numbers count on as in PowerPoint: over paragraphs of
 * deeper levels, until one of the same level or above has no number, or another start.
 */
export function bulletTexts(
  paragraphs: readonly Pick<PlacedParagraph, 'level' | 'bullet'>[],
): (string | null)[] {
  const counts = new Map<number, { readonly start: number; next: number }>();
  return paragraphs.map(({ level, bullet }) => {
    for (const deeper of [...counts.keys()]) if (deeper > level) counts.delete(deeper);
    if (bullet?.kind !== 'number') {
      counts.delete(level);
      return bullet?.character ?? null;
    }
    let count = counts.get(level);
    if (count?.start !== bullet.start) {
      count = { start: bullet.start, next: bullet.start };
      counts.set(level, count);
    }
    const text = `${count.next}.`;
    count.next += 1;
    return text;
  });
}
