import { graphemeEnd } from './characters.ts';

/** Thai, Lao, Burmese and Khmer write no blanks between words: dictionaries know where these end. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f]+/gu;

const scripts = [
  ['th', /[\u0e00-\u0e7f]/],
  ['lo', /[\u0e80-\u0eff]/],
  ['my', /[\u1000-\u109f\uaa60-\uaa7f]/],
  ['km', /[\u1780-\u17ff]/],
] as const;

/** Signs of repetition and abbreviation, and stops: no line begins with them. */
const neverFirst = /[\u0e2f\u0e46\u0e5a\u0e5b\u0eaf\u0ec6\u104a-\u104f\u17d4-\u17da]/;

/** On Node 20 finding words takes time that grows with the square of the text. */
const mostAtOnce = 300;

const segmenters = new Map<string, Intl.Segmenter>();

/** Where words of such scripts begin behind others; between clusters only. */
export function* wordStarts(text: string): Generator<number> {
  for (const { 0: stretch, index: start } of text.matchAll(unspaced)) {
    for (let from = 0; from < stretch.length; ) {
      const to = clusterBefore(stretch, from, Math.min(stretch.length, from + mostAtOnce));
      const piece = stretch.slice(from, to);
      for (const { index } of segmenterFor(piece).segment(piece)) {
        const at = start + from + index;
        if (at !== start && !neverFirst.test(text[at]!) && isClusterStart(stretch, at - start)) yield at;
      }
      from = to;
    }
  }
}

export function hasUnspaced(text: string): boolean {
  return /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f]/.test(text);
}

function segmenterFor(text: string): Intl.Segmenter {
  const [language] = scripts.find(([, letters]) => letters.test(text)) ?? ['th'];
  let found = segmenters.get(language);
  if (!found) {
    found = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, found);
  }
  return found;
}

/** The last place up to `most` at which a cluster ends. */
function clusterBefore(text: string, from: number, most: number): number {
  let at = from;
  for (;;) {
    const next = graphemeEnd(text, at);
    if (next > most && at > from) return at;
    at = next;
    if (at >= most) return at;
  }
}

/** A segmenter parts no cluster; this holds whatever dictionary a machine has. */
function isClusterStart(text: string, at: number): boolean {
  let place = Math.max(0, at - 12);
  // Back to where one surely begins.
  while (place > 0 && /[\p{M}\u0e33\u0eb3]/u.test(text[place]!)) place -= 1;
  while (place < at) place = graphemeEnd(text, place);
  return place === at;
}
