import type { Package } from '../../../package/index.ts';
import { escapeXmlText, textContent, xmlDeclaration } from '../../../xml/index.ts';
import { PartReader } from '../read/part-reader.ts';
import type { Snapshot } from './snapshot.ts';

/** Programs keep parts of this kind when they save a deck, and number them as they like. */
export const customXmlPart = /^customXml\/item\d+\.xml$/;

const namespace = 'urn:throughline:snapshot';

/** A deck in its normal form, as it was written: edits are read against it, wherever the deck has been since. */
export function basePartXml(snapshot: Snapshot): string {
  return `${xmlDeclaration}<snapshot xmlns="${namespace}" version="1">${escapeXmlText(JSON.stringify(snapshot))}</snapshot>`;
}

/** What the deck was when it was written; null where the file does not say, or no longer. */
export function readBase(parts: Package): Snapshot | null {
  const reader = new PartReader(parts);
  for (const name of [...parts.keys()].sort()) {
    if (!customXmlPart.test(name)) continue;
    const root = reader.root(name);
    if (!root || !/(^|:)snapshot$/.test(root.name)) continue;
    if (!root.attributes.some(({ value }) => value === namespace)) continue;
    const snapshot = parsed(textContent(root));
    if (isSnapshot(snapshot)) return snapshot;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a file says may be anything; further in it is taken as it is. */
function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null || !('slides' in value) || !Array.isArray(value.slides))
    return false;
  return value.slides.every(
    (slide: unknown) =>
      typeof slide === 'object' &&
      slide !== null &&
      'id' in slide &&
      typeof slide.id === 'string' &&
      'shapes' in slide &&
      Array.isArray(slide.shapes) &&
      slide.shapes.every(isShape) &&
      'notes' in slide &&
      Array.isArray(slide.notes) &&
      'extras' in slide &&
      Array.isArray(slide.extras),
  );
}

function isShape(shape: unknown): boolean {
  if (typeof shape !== 'object' || shape === null) return false;
  const { name, kind, place, within, box, text, look } = shape as Record<string, unknown>; // Each is looked at.
  return (
    [name, kind, place, within].every((each) => typeof each === 'string') &&
    (box === null || (Array.isArray(box) && box.length === 4 && box.every(Number.isFinite))) &&
    (text === null || (Array.isArray(text) && text.every((each) => typeof each === 'string'))) &&
    typeof look === 'object' &&
    look !== null
  );
}
