import type { Span } from '../source/index.ts';
import { entryOf } from '../yaml/index.ts';
import type { Things } from './find-things.ts';
import type { QuotePlace } from './place.ts';
import type { ProjectView } from './project-view.ts';

/** Where a passage stands in the stored copy of its source; null where it has none, or does not hold it. */
export function placeOfQuote(
  view: ProjectView,
  path: string,
  quote: QuotePlace,
  things: Things,
): Span | null {
  const outline = view.outlineOf(path);
  const source = things.all.find(({ type, id }) => type === 'source' && id === quote.source);
  const stored = source?.body ? entryOf(source.body, 'file')?.value : null;
  if (!outline || stored?.kind !== 'scalar') return null;
  const file = view.textOf(`${outline.folder}/${stored.text}`);
  if (!file) return null;
  const literal = file.text.indexOf(quote.text);
  if (literal >= 0) return { file, start: literal, end: literal + quote.text.length };
  // Lines are broken elsewhere, characters are written in another way: the line is known to whoever checked the quote.
  const model = view.cache?.outline(outline).value;
  const passages = [...(model?.statementsByKey.values() ?? [])].flatMap((each) => each.passages);
  const found = passages.find(
    (each) => each.source.id === quote.source && each.quote === quote.text && each.line !== null,
  );
  return found ? lineSpan(file, found.line!) : null;
}

function lineSpan(file: Span['file'], line: number): Span {
  let start = 0;
  for (let i = 1; i < line; i++) start = file.text.indexOf('\n', start) + 1;
  const end = file.text.indexOf('\n', start);
  return { file, start, end: end < 0 ? file.text.length : end };
}
