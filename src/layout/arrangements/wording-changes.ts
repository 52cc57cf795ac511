/** A piece of a wording; `own`: the other wording does not have it. */
export interface WordingPiece {
  readonly text: string;
  readonly own: boolean;
}

/** What of a wording another one shares with it, in order: word by word, ideographs one by one. */
export function changesOf(wording: string, other: string): WordingPiece[] {
  const [words, others] = [piecesOf(wording), piecesOf(other)];
  // Lengths of the longest common sequence behind each pair of places.
  const common = Array.from({ length: words.length + 1 }, () => new Array<number>(others.length + 1).fill(0));
  for (let i = words.length - 1; i >= 0; i--)
    for (let k = others.length - 1; k >= 0; k--)
      common[i]![k] =
        words[i] === others[k]
          ? common[i + 1]![k + 1]! + 1
          : Math.max(common[i + 1]![k]!, common[i]![k + 1]!);
  const pieces: WordingPiece[] = [];
  const add = (text: string, own: boolean) => {
    const last = pieces.at(-1);
    if (last && last.own === own) pieces[pieces.length - 1] = { text: last.text + text, own };
    else pieces.push({ text, own });
  };
  let k = 0;
  for (const [i, word] of words.entries()) {
    while (k < others.length && others[k] !== word && common[i]![k + 1]! >= common[i + 1]![k]!) k += 1;
    const shared = k < others.length && others[k] === word;
    add(word, !shared);
    if (shared) k += 1;
  }
  return pieces;
}

const pattern = /[\u2e80-\ua4cf\uf900-\ufaff]|\s+|[^\s\u2e80-\ua4cf\uf900-\ufaff]+/gu;

function piecesOf(text: string): string[] {
  return text.match(pattern) ?? [];
}
