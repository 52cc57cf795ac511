import type { Deck } from '../../deck/index.ts';
import { parseInline, plainText } from '../../markup/index.ts';
import { lookupWording, primaryLanguage, type Text } from '../../yaml/index.ts';
import { numberWord, pointWords } from '../words/point-words.ts';
import type { StyleRule } from './style-rule.ts';

/** Titles say something. A bare label is a topic in any language; of others only known languages are judged. */
export const titleSaysAPoint: StyleRule = ({ slides, deck }, report) => {
  const labels = labelsOf(deck);
  const words = pointWords[primaryLanguage(deck.language)] ?? null;
  const relations = relationWords(deck);
  for (const { slide, title, role } of slides) {
    if (role !== 'content' || title === '' || (slide.part && slide.part.number > 1)) continue;
    const label = labels.get(fold(title));
    // A label may be a sentence; a number in one is no point yet.
    const says = words ? (label ? words.says.test(title) : saysSomething(title, words, relations)) : !label;
    if (says) continue;
    const what = label
      ? `is the bare name of ${label}: it says no point`
      : 'has no verb, no comparison and no number; one of them is asked for';
    const message = `the title "${title}" of slide "${slide.id}" ${what}`;
    const hint =
      'say what the slide shows, as a sentence: "title: …" on the slide, or "headline: …" in the outline';
    report('title-says-a-point', slide, message, hint);
  }
};

function saysSomething(
  title: string,
  { says, longest }: NonNullable<(typeof pointWords)[string]>,
  relations: readonly string[],
): boolean {
  if (/[\p{N}?!\uff1f\uff01]/u.test(title) || numberWord.test(title) || says.test(title)) return true;
  if (/[:\uff1a]\s*\S+\s*\S+/u.test(title)) return true;
  const folded = fold(title);
  if (relations.some((words) => folded.includes(words))) return true;
  const length = /[\u3400-\u9fff]/.test(title) ? title.length : title.split(/\s+/).length;
  return length > longest;
}

/** Names of the outline's things, and what they are. */
function labelsOf({ outline, language }: Deck): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (text: Text | null | undefined, what: string) => {
    const own = text ? lookupWording(text, language, outline.language) : null;
    if (own) found.set(fold(plainText(parseInline(own.value).runs)), what);
  };
  for (const { label } of outline.elements.values()) add(label, 'an element');
  for (const { label } of outline.events.values()) add(label, 'an event');
  for (const { label } of outline.groups.values()) add(label, 'a group');
  for (const { label, directed } of outline.relationships.values()) if (!directed) add(label, 'a pair');
  for (const { label } of outline.data.values()) add(label, 'its data');
  return found;
}

function relationWords({ outline, language }: Deck): string[] {
  return [...outline.relationships.values()].flatMap(({ label, forward, backward, directed }) =>
    [directed ? label : null, forward, backward].flatMap((text) => {
      const own = text ? lookupWording(text, language, outline.language) : null;
      return own ? [fold(own.value)] : [];
    }),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
