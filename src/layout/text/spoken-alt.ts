import type { PlacedText } from '../placed.ts';

/** The alternative text of a shape of words: its own, else how it is read out where it holds nothing but formulas. */
export function spokenAlt({ alt, paragraphs }: PlacedText): string | null {
  if (alt !== null || !paragraphs.some(({ runs }) => runs.some((run) => run.tex !== undefined))) return alt;
  const said = paragraphs.map(({ runs }) =>
    runs.length === 1 && runs[0]!.tex !== undefined ? (runs[0]!.said ?? runs[0]!.text) : null,
  );
  return said.every((each) => each !== null) ? said.join('; ') : null;
}
