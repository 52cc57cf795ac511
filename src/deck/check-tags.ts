import type { Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean } from '../source/index.ts';
import { entryOf, type Infer, locatedOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { DeckFile, selectSchema } from './deck-file.ts';

/** Reports tags that a deck or its slides select by and no statement of the outline carries. */
export function checkTags(
  deckFile: DeckFile,
  outline: Outline,
  report: (diagnostic: Diagnostic) => void,
): void {
  const selections = [deckFile.record.select, ...deckFile.slides.map((slide) => slide.record.select)];
  const known = new Set([...outline.statementsByKey.values()].flatMap((statement) => statement.tags ?? []));
  for (const select of selections) if (select) checkSelection(select, known, report);
}

function checkSelection(
  select: Infer<typeof selectSchema>,
  known: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const node = locatedOf(select);
  const tags = node.kind === 'map' ? entryOf(node, 'tags')?.value : null;
  if (tags?.kind !== 'list') return;
  for (const tag of tags.items) {
    if (tag.kind !== 'scalar' || known.has(tag.text)) continue;
    const hint =
      didYouMean(tag.text, known) ?? (known.size > 0 ? `the tags are: ${[...known].join(', ')}` : null);
    report(reportDeck('unknown-tag', tag.span, `no statement has the tag "${tag.text}"`, { hint }));
  }
}
