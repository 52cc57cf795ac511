import type { Outline } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { checkRetiredLabels } from './retired-label.ts';
import { checkVoice } from './voice.ts';
import type { WrittenText } from './written-text.ts';
import { checkCounts } from './wrong-count.ts';

/** Looks through texts of an outline, or of a deck drawn from it, for words that should not be there. */
export function checkWords(outline: Outline, texts: readonly WrittenText[]): Diagnostic[] {
  return [...checkVoice(texts), ...checkCounts(outline, texts), ...checkRetiredLabels(outline, texts)];
}
