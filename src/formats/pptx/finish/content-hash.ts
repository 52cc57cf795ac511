import { createHash } from 'node:crypto';
import type { Deck } from '../../../deck/index.ts';
import type { PlacedDeck } from '../../../layout/index.ts';
import { notesParagraphs } from '../../../markup/index.ts';
import { compareText } from '../../../source/index.ts';
import { digestOf } from '../digest.ts';

interface ShownDeck {
  readonly placed: PlacedDeck;
  readonly deck: Deck;
}

/**
 * SHA-256 of what the deck shows, placed slides and notes, as canonical JSON: keys in a fixed order, so that nothing
 * hangs on the order in which they were written. Where things come from is not in it, nor what made them: a comment in
 * the YAML or another version changes no hash, a moved box or a changed word does.
 */
export function contentHash(shown: ShownDeck, digests: readonly string[] = slideDigests(shown)): string {
  const { slides: _, ...whole } = shown.placed;
  return createHash('sha256').update(canonical(whole)).update(digests.join('\n')).digest('hex');
}

/** The same of each slide; one that stands as it was has it from then. */
export function slideDigests({ placed, deck }: ShownDeck): string[] {
  const notesOf = new Map(deck.slides.map(({ id, notes }) => [id, notes]));
  return placed.slides.map(
    (slide) =>
      slide.stands?.digest ??
      createHash('sha256')
        .update(canonical([slide, notesParagraphs(notesOf.get(slide.id) ?? [])]))
        .digest('base64url'),
  );
}

/**
 * All of it counts but these: whence it is, what its looks are made of, what is measured of it, the PNG of a drawing, which
 * shows nothing that the drawing does not say, and what steps of a slide are made of.
 */
const apart: ReadonlySet<string> = new Set([
  ...['template', 'yaml', 'classSpan', 'owner', 'cite', 'class', 'refers', 'entry', 'path'],
  ...['overflow', 'fallback', 'step', 'key'],
]);

/** As JSON: of things the pairs of key and value, by key. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof Uint8Array) return `"${digestOf(value)}"`;
  if (value instanceof Map || value instanceof Set) return canonicalList([...value]);
  if (Array.isArray(value)) return canonicalList(value);
  let text = '';
  for (const { key, written } of countedKeys(Object.keys(value))) {
    const each = (value as Readonly<Record<string, unknown>>)[key];
    if (each !== undefined) text += `${text === '' ? '[' : ',['}${written},${canonical(each)}]`;
  }
  return `[${text}]`;
}

function canonicalList(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += `${text === '' ? '' : ','}${canonical(value)}`;
  return `[${text}]`;
}

interface CountedKey {
  readonly key: string;
  /** As JSON. */
  readonly written: string;
}

/** By the keys that there are: placed things have few sets of them. */
const counted = new Map<string, readonly CountedKey[]>();

/** Those that count, in their order. */
function countedKeys(keys: readonly string[]): readonly CountedKey[] {
  const all = keys.join();
  let found = counted.get(all);
  if (!found) {
    const isParagraph = keys.includes('runs');
    found = keys
      .filter((key) => !apart.has(key) && !(isParagraph && key === 'lines'))
      .sort(compareText)
      .map((key) => ({ key, written: JSON.stringify(key) }));
    counted.set(all, found);
  }
  return found;
}
