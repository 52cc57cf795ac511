import { linkPlaces, type Run, runsOf } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, suggest } from '../source/index.ts';
import { entryOf, type Infer, locatedOf, spanOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { DeckBlock, Slide } from './deck.ts';
import type { DeckFile } from './deck-file.ts';
import type { selectSchema } from './deck-schema.ts';

/** Reports links to slides (`#slide-id`) that the deck does not have. */
export function checkSlideLinks(slides: readonly Slide[], report: (diagnostic: Diagnostic) => void): void {
  const ids = new Set(slides.map((slide) => slide.id));
  for (const slide of slides) {
    const runs: readonly Pick<Run, 'link' | 'yaml'>[] = [
      ...slide.title,
      ...(slide.subtitle ?? []),
      ...slide.slots.flatMap((slot) => runsOf(slot.blocks)),
      ...runsOf(slide.notes),
      ...slide.slots.flatMap((slot) => slot.blocks.flatMap(linkedPictures)),
    ];
    for (const run of runs) {
      if (!run.link?.startsWith('#')) continue;
      const target = run.link.slice(1);
      if (ids.has(target)) continue;
      const hint = didYouMean(target, ids);
      const value = run.yaml ?? slide.origin.yaml;
      const written = value ? linkPlaces(value, run.link).map((place) => place.whole) : [];
      for (const place of written.length > 0 ? written : [value]) {
        report(reportDeck('broken-slide-link', place, `no slide "${target}" to link to`, { hint }));
      }
    }
  }
}

/** The links of pictures, as those of runs. */
function linkedPictures(block: DeckBlock): Pick<Run, 'link' | 'yaml'>[] {
  const pictures =
    block.kind === 'image' ? [block] : block.kind === 'cards' ? block.cards.map((card) => card.picture) : [];
  return pictures.flatMap((picture) => (picture?.link === undefined ? [] : [{ link: picture.link }]));
}

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

/**
 * Kinds are free terms, and a theme says how some of them look. One that it does not know, and that is nearly one that
 * it does, is most likely a slip: unknown-kind.
 */
export function checkKinds(
  { elements, relationships }: Outline,
  known: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const nearest = new Map<string, string | null>();
  for (const thing of [...elements.values(), ...relationships.values()]) {
    const { kind } = thing;
    if (kind === null || known.has(kind)) continue;
    if (!nearest.has(kind)) nearest.set(kind, suggest(kind, known));
    const near = nearest.get(kind);
    if (!near) continue;
    const message = `the theme says nothing about the kind "${kind}" of the ${thing.type} "${thing.id}"`;
    report(reportDeck('unknown-kind', spanOf(thing, 'kind'), message, { hint: `did you mean "${near}"?` }));
  }
}
