import { createHash } from 'node:crypto';
import type { PlacedPicture, PlacedShape } from '../../../layout/index.ts';
import { notesParagraphs } from '../../../markup/index.ts';
import type { Work } from './work.ts';

/**
 * SHA-256 of what the deck shows: its placed slides and its notes, and not where they come from or what made them. A
 * comment in the YAML changes no hash; a moved box or a changed word does.
 */
export function contentHash({ placed, slides }: Work): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([placed.language, placed.width, placed.height]));
  for (const { placed: slide, slide: meaning } of slides) {
    const { id, layout, background, hidden, shapes } = slide;
    hash.update(JSON.stringify([id, layout, background, hidden], canonical));
    hash.update(JSON.stringify(shapes satisfies readonly PlacedShape[], canonical));
    hash.update(JSON.stringify(notesParagraphs(meaning?.notes ?? []), canonical));
  }
  return hash.digest('hex');
}

/** Origins, and lines as they were measured: neither is shown. */
const unseen = new Set(['template', 'yaml', 'origin', 'owner', 'lines', 'overflow']);

/** For JSON.stringify: keys in code-unit order, without what is not shown, pictures by their hash. */
function canonical(key: string, value: unknown): unknown {
  if (unseen.has(key)) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('bytes' in value && value.bytes instanceof Uint8Array) {
    // Only pictures hold bytes.
    const { bytes, fallback, ...rest } = value as PlacedPicture;
    return { ...rest, bytes: digest(bytes), fallback: fallback && digest(fallback) };
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
