/** Why what was changed has no place in edits. */
export function beyondWords(what: string): string {
  if (what.includes('chart')) return 'the figures of a chart belong to its data: change them there';
  if (what.includes('rows or columns'))
    return 'what a table has as rows belongs to the outline, the deck or its data';
  return 'it has no place in the edits';
}
