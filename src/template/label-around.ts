/** The two halves of a label that goes around its object (`是……的基础`); null for any other. */
export function labelAround(label: string): { readonly before: string; readonly after: string } | null {
  const [before, after, more] = label.split(/\s*(?:…+|\.{3,})\s*/);
  return after && before && more === undefined ? { before, after } : null;
}

/** Whether a pair's label says both names already: then it needs no more words around it. */
export function namesBoth(label: string, first: string, second: string): boolean {
  const words = label.toLowerCase();
  return words.includes(first.toLowerCase()) && words.includes(second.toLowerCase());
}
