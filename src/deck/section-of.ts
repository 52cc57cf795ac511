import { parseInline, plainText } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import { foldToId, lookupWording, type Text } from '../yaml/index.ts';
import type { Section } from './deck.ts';
import type { SlideEntry } from './deck-file.ts';

/** The section that an entry begins, by its title. */
export function sectionOf(
  { record, sectionAsWritten }: SlideEntry,
  title: Text,
  { outline, deckViews }: { readonly outline: Outline; readonly deckViews: Views },
): Section {
  // The id comes from the outline's language, so that it is the same in every language of the deck.
  const written = sectionAsWritten ?? title;
  const own = lookupWording(written, outline.language, outline.language) ?? written.wordings[0];
  const plain = plainText(parseInline(own?.value ?? '').runs);
  return {
    id: record.id ?? `section-${foldToId(plain)}`,
    title: deckViews.plain(title),
    ...(record.appendix === true && { appendix: true as const }),
  };
}
