import { createHash } from 'node:crypto';
import type { Deck } from '../../../deck/index.ts';
import type { PlacedDeck } from '../../../layout/index.ts';
import { notesParagraphs } from '../../../markup/index.ts';
import { compareText } from '../../../source/index.ts';

/**
 * SHA-256 of what the deck shows, placed slides and notes, as canonical JSON: keys in a fixed order, so that nothing
 * hangs on the order in which they were written. Where things come from is not in it, nor what made them: a comment in
 * the YAML or another version changes no hash, a moved box or a changed word does.
 */
export function contentHash({ placed, deck }: { readonly placed: PlacedDeck; readonly deck: Deck }): string {
  const hash = createHash('sha256');
  const { slides, ...whole } = placed;
  hash.update(JSON.stringify(canonical(whole)));
  const notesOf = new Map(deck.slides.map(({ id, notes }) => [id, notes]));
  for (const slide of slides)
    hash.update(JSON.stringify(canonical([slide, notesParagraphs(notesOf.get(slide.id) ?? [])])));
  return hash.digest('hex');
}

/**
 * All of it counts but these: whence it is, what its looks are made of, what is measured of it, the PNG of a drawing, which
 * shows nothing that the drawing does not say, and what steps of a slide are made of.
 */
const apart: ReadonlySet<string> = new Set([
  ...['template', 'yaml', 'classSpan', 'owner', 'cite', 'class', 'refers', 'entry', 'path'],
  ...['overflow', 'fallback', 'step'],
]);

function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (value instanceof Map || value instanceof Set) return [...value].map(canonical);
  if (Array.isArray(value)) return value.map(canonical);
  const isParagraph = 'runs' in value;
  return Object.entries(value)
    .filter(([key, each]) => each !== undefined && !apart.has(key) && !(isParagraph && key === 'lines'))
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, each]) => [key, canonical(each)]);
}
