import { attributePlace, linkPlaces, type Origin } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { RelatedPlace, Span } from '../source/index.ts';
import { type Located, type LocatedMap, spanOf } from '../yaml/index.ts';
import type { PlannedSlide } from './plan-slides.ts';

/** Where the deck's entry, a text or a picture of the outline says a word; else the figure's tag in its template. */
export function placeOfFigure(word: string | null, origin: Origin, planned: PlannedSlide, outline: Outline) {
  const own =
    word === null
      ? null
      : (findScalar(planned.params, word) ??
        findKey(planned.params, word) ??
        findInText(origin, word) ??
        findImage(outline, word));
  const span = own ?? inTag(origin, word) ?? origin.template ?? planned.span;
  const related: RelatedPlace[] =
    span === planned.span || own ? [] : [{ message: `of the slide "${planned.id}"`, span: planned.span }];
  return { span, related, own };
}

function findScalar(node: Located, text: string): Span | null {
  if (node.kind === 'scalar') return node.text === text ? node.span : null;
  const children = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  for (const child of children) {
    const found = findScalar(child, text);
    if (found) return found;
  }
  return null;
}

function findKey(node: LocatedMap, key: string): Span | null {
  for (const entry of node.entries) {
    if (entry.key === key) return entry.keySpan;
    const inside = entry.value.kind === 'map' ? findKey(entry.value, key) : null;
    if (inside) return inside;
  }
  return null;
}

/** A word that the tag in the template says itself. */
function inTag({ template }: Origin, word: string | null): Span | null {
  if (!template || word === null) return null;
  for (const name of [
    'of',
    'focus',
    'data',
    'x',
    'y',
    'series',
    'src',
    'icon',
    'file',
    'highlight',
    'language',
  ]) {
    const place = attributePlace(template, name);
    const at = place === null ? -1 : place.file.text.slice(place.start, place.end).indexOf(word);
    if (place && at >= 0)
      return { file: place.file, start: place.start + at, end: place.start + at + word.length };
  }
  return null;
}

/** A picture that is written in Markdown. */
function findInText({ yaml }: Origin, src: string): Span | null {
  return yaml === null ? null : (linkPlaces(yaml, src)[0]?.target ?? null);
}

function findImage(outline: Outline, src: string): Span | null {
  for (const { image } of outline.elements.values()) if (image?.src === src) return spanOf(image, 'src');
  return null;
}
