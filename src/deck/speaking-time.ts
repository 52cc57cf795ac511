import { isTextBlock, type NotesBlock, notesParagraphs, plainText } from '../markup/index.ts';

/** Words a minute of unhurried speech, and characters a minute of Chinese. */
const wordsPerMinute = 150;
const charactersPerMinute = 240;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Minutes that it takes to say these blocks. */
export function speakingMinutes(blocks: readonly NotesBlock[]): number {
  let words = 0;
  let characters = 0;
  for (const paragraph of notesParagraphs(blocks.filter(isTextBlock))) {
    const text = plainText(paragraph.runs.filter((run) => !run.cite));
    if (/^[\0-\x7F]*$/.test(text)) {
      // The same words; the Unicode pattern takes milliseconds to compile and several times as long to run.
      words += text.match(/[A-Za-z0-9][A-Za-z0-9'.,-]*/g)?.length ?? 0;
      continue;
    }
    characters += text.match(cjk)?.length ?? 0;
    words += text.replace(cjk, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
  }
  return words / wordsPerMinute + characters / charactersPerMinute;
}
