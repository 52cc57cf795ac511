/** Quotation marks that can open a text, in any script, with the narrow space that French sets behind its own. */
const opening = /^(?:[“”„‟«»‹›‘‚「『《〈〝"]+[\u00a0\u202f\u2009]?)(?=\S)/;

/** How many units of a text are the marks that it opens with; 0: none. A text of nothing else has no words to hang them from. */
export function openingMarks(text: string): number {
  return opening.exec(text)?.[0].length ?? 0;
}
