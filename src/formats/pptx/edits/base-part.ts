import type { Package } from '../../../package/index.ts';
import { escapeXmlText, textContent, xmlDeclaration } from '../../../xml/index.ts';
import { PartReader } from '../read/part-reader.ts';
import type { Snapshot } from './snapshot.ts';

/** Programs keep parts of this kind when they save a deck, and number them as they like. */
export const customXmlPart = /^customXml\/item\d+\.xml$/;

const namespace = 'urn:throughline:snapshot';

/** A deck in its normal form as it was written, as JSON: edits are read against it, wherever the deck has been since. */
export function basePartXml(snapshot: string): string {
  return `${xmlDeclaration}<snapshot xmlns="${namespace}" version="1">${escapeXmlText(snapshot)}</snapshot>`;
}

/** What the deck was when it was written; null where the file does not say, or no longer. */
export function readBase(parts: Package): Snapshot | null {
  const reader = new PartReader(parts);
  for (const name of [...parts.keys()].sort()) {
    if (!customXmlPart.test(name)) continue;
    // Other programs keep parts of this kind too, in whatever encoding.
    if (!Buffer.from(parts.get(name)!).includes(namespace)) continue;
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

type Fields = Readonly<Record<string, unknown>>;

/** What a file says may be anything. */
function isSnapshot(value: unknown): value is Snapshot {
  if (!isMap(value) || !Array.isArray(value.slides)) return false;
  const { design } = value;
  return (
    value.slides.every(isSlide) &&
    (design === undefined || (isMap(design) && Object.values(design).every(isText)))
  );
}

function isSlide(slide: unknown): boolean {
  if (!isMap(slide)) return false;
  const { id, hidden, shapes, notes, extras } = slide;
  if (!isText(id) || typeof hidden !== 'boolean' || !isTexts(notes) || !isTexts(extras)) return false;
  if (!Array.isArray(shapes) || !shapes.every(isShape)) return false;
  return new Set(shapes.map(({ name }) => name)).size === shapes.length;
}

function isShape(shape: unknown): boolean {
  if (!isMap(shape)) return false;
  const { name, kind, place, within, box, text, look, columns, ends, picture, data } = shape;
  const { alt, widths, heights, crop, course, stretches } = shape;
  return (
    [name, kind, place, within].every(isText) &&
    (box === null || (Array.isArray(box) && box.length === 4 && box.every(Number.isFinite))) &&
    (text === null || isTexts(text)) &&
    isLook(look) &&
    (columns === undefined || (Number.isInteger(columns) && Number(columns) > 0)) &&
    (ends === undefined || (isTexts(ends) && ends.length === 2)) &&
    (picture === undefined || isText(picture)) &&
    (data === undefined || isTexts(data)) &&
    (alt === undefined || isText(alt)) &&
    [widths, heights].every((each) => each === undefined || isNumbers(each)) &&
    [crop, course].every((each) => each === undefined || (isNumbers(each) && each.length === 4)) &&
    (stretches === undefined || (Array.isArray(stretches) && stretches.every(isStretch)))
  );
}

function isLook(look: unknown): boolean {
  if (!isMap(look)) return false;
  const { size, even, bold, italic } = look;
  return (
    [look.fill, look.line, look.color].every((each) => each === undefined || isText(each)) &&
    (size === undefined || (Number.isFinite(size) && Number(size) > 0)) &&
    [even, bold, italic].every((each) => each === undefined || typeof each === 'boolean')
  );
}

function isStretch(stretch: unknown): boolean {
  if (!isMap(stretch)) return false;
  const { line, from, to, look } = stretch;
  return [line, from, to].every((each) => Number.isInteger(each) && Number(each) >= 0) && isLook(look);
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
