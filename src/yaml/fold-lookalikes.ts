/** Letters of other scripts that read as Latin ones (the everyday part of Unicode UTS 39's confusables). */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', о: 'o', р: 'p', ѕ: 's', х: 'x', у: 'y' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X' },
  ...{ α: 'a', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', υ: 'u', '‐': '-', '‑': '-', '–': '-', '—': '-' },
};

/** A text as it looks: texts that fold to the same cannot be told apart by eye. */
export function foldLookalikes(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[^\x20-\x7e]/g, (letter) => lookalikes[letter] ?? letter);
}
