import type { Diagnostic } from '../source/index.ts';
import { primaryLanguage } from '../yaml/index.ts';
import { reportCheck } from './codes.ts';
import { isWithin, quotedRanges } from './quoted-ranges.ts';
import { voiceWordsOf } from './words/voice-words.ts';
import { placeIn, type WrittenText } from './written-text.ts';

/**
 * Where a text demands something in nobody's name, or speaks for a group: a briefing describes and attributes. What
 * stands in quotation marks is somebody else's; a demand is fine in a sentence that says whose it is. Languages whose
 * words are not listed are not looked at.
 */
export function checkVoice(texts: readonly WrittenText[]): Diagnostic[] {
  return texts.flatMap((text) => {
    const words = voiceWordsOf(primaryLanguage(text.language));
    if (!words) return [];
    const quoted = quotedRanges(text.raw);
    const found: Diagnostic[] = [];
    const report = (at: number, word: string, message: string, hint: string): void => {
      found.push(reportCheck('voice', placeIn(text, at, word.length), message, { hint }));
    };
    for (const match of text.raw.matchAll(words.plural)) {
      if (isWithin(quoted, match.index)) continue;
      const hint = 'say who is meant, or put the words of a source in quotation marks';
      report(match.index, match[0], `"${match[0]}" speaks in the first person plural`, hint);
    }
    const sentenceAt = sentencesOf(text.raw, words.attribution);
    for (const match of text.raw.matchAll(words.duty)) {
      if (isWithin(quoted, match.index)) continue;
      const sentence = sentenceAt(match.index);
      // "Should anyone ask, …" is a condition, "Should it rain?" a question.
      const atHead = /^\s*should\b/i.test(sentence.text) && sentence.start + 7 > match.index;
      const condition = atHead && /[,?]/.test(sentence.text);
      if (condition || sentence.attributed) continue;
      const hint = 'say who states it ("the report says that …"), or word it as a description';
      report(
        match.index,
        match[0],
        `"${match[0]}" makes a demand, and the sentence does not say whose`,
        hint,
      );
    }
    return found;
  });
}

interface Sentence {
  readonly text: string;
  readonly start: number;
  /** It says whose statement it is. */
  readonly attributed: boolean;
}

/** Gives the sentence around a place; to be asked from the beginning on, so that each is read once. */
function sentencesOf(text: string, attribution: RegExp): (at: number) => Sentence {
  const ends = text.matchAll(/[.!?;](?=["”’»)\]]*(?:\s|$))|[。！？；।؟؛]|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s/gu);
  let [start, end] = [0, 0];
  let sentence: Sentence | null = null;
  return (at) => {
    while (end <= at) {
      const next = ends.next();
      [start, end] = [end, next.done ? text.length : next.value.index + next.value[0].length];
      sentence = null;
    }
    const words = text.slice(start, end);
    sentence ??= { text: words, start, attributed: attribution.test(words) };
    return sentence;
  };
}
