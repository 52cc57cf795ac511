import type { Slide } from '../../deck/index.ts';
import type { Origin } from '../../markup/index.ts';
import type { RelatedPlace, Span } from '../../source/index.ts';

/**
 * Where a finding about what a slide shows belongs: at the author's own words, else at the slide's entry in the deck;
 * the template stands beside it.
 */
export function findingPlace(
  origin: Origin,
  slide: Slide,
  words: Span | null = null,
): { readonly span: Span | null; readonly related: readonly RelatedPlace[] } {
  const template = origin.template ?? (origin.yaml ? null : slide.origin.template);
  const span = words ?? origin.yaml ?? slide.origin.yaml ?? template;
  if (!template || span === template) return { span, related: [] };
  return { span, related: [{ message: `where the template "${slide.use}" shows it`, span: template }] };
}
