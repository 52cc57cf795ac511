import { isCjk, type MarkupBlock, type NotesBlock, plainText, type Run } from '../markup/index.ts';

/** So many words of a slide's notes stand beside its picture; a Chinese character counts half a word. */
const mostWords = 60;

/** The first paragraph of notes, cut at the end of a sentence; `more`: something was left out. */
export function briefOf(notes: readonly NotesBlock[]): {
  readonly blocks: readonly MarkupBlock[];
  readonly more: boolean;
} {
  const at = notes.findIndex((block) => block.kind === 'paragraph' && plainText(block.runs).trim() !== '');
  const first = notes[at];
  if (first?.kind !== 'paragraph') return { blocks: [], more: false };
  const runs = cut(first.runs);
  // Lists of sources and the speaking time are no speech; paragraphs after the first are.
  const more =
    plainText(runs).length < plainText(first.runs).length ||
    notes
      .slice(at + 1)
      .some((block) => block.kind === 'paragraph' && block.runs.some((run) => !run.em && !run.owner));
  return { blocks: [{ ...first, runs }], more };
}

function cut(runs: readonly Run[]): readonly Run[] {
  if (countWords(plainText(runs)) <= mostWords) return runs;
  const kept: Run[] = [];
  let words = 0;
  for (const run of runs) {
    const count = run.cite ? 0 : countWords(run.text);
    if (words + count <= mostWords) {
      kept.push(run);
      words += count;
      continue;
    }
    const part = sentences(run.text, mostWords - words);
    if (part !== '') kept.push({ ...run, text: part });
    else if (words === 0) kept.push({ ...run, text: `${firstWords(run.text, mostWords)} …` });
    break;
  }
  return kept;
}

/** Whole sentences of a text, as many as so many words hold. */
function sentences(text: string, most: number): string {
  let taken = '';
  for (const [sentence] of text.matchAll(/[^.!?。！？]+(?:[.!?。！？]+["”’»」）)]*\s*|$)/gu)) {
    if (countWords(taken + sentence) > most || !/[.!?。！？]["”’»」）)]*\s*$/u.test(sentence)) break;
    taken += sentence;
  }
  return taken.trimEnd();
}

function firstWords(text: string, most: number): string {
  let end = text.length;
  while (countWords(text.slice(0, end)) > most && end > 1) end = Math.floor(end * 0.9);
  const space = text.lastIndexOf(' ', end);
  return text.slice(0, space > 0 ? space : end).trimEnd();
}

export function countWords(text: string): number {
  let wide = 0;
  for (const character of text) if (isCjk(character)) wide += 1;
  const narrow = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && ![...word].some(isCjk));
  return narrow.length + wide / 2;
}
