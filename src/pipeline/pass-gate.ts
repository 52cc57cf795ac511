import type { OutputFile } from '../formats/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { lookupWording } from '../yaml/index.ts';
import type { LaidOutDeck } from './laid-out-deck.ts';

/**
 * The last step before a deck's files are written: whether any of them holds what is marked higher than the deck. Nothing is
 * loaded or read where nothing is. Diagnostics: leak.
 */
export async function passGate(
  { whole, shown, templates, editions, deckFile }: LaidOutDeck,
  deck: string,
  made: {
    readonly files: readonly OutputFile[];
    readonly printed: readonly string[];
    readonly inputs: Readonly<Record<string, string>>;
  },
): Promise<readonly Diagnostic[]> {
  if (!whole.marks || whole.marks.highest <= shown) return [];
  const { findLeaks } = await import('../gate/index.ts');
  const languages = editions.map(({ language }) => language);
  const { strings } = templates;
  const pages = made.printed.map((html) => ({
    name: `${deckFile.id}, as it is printed.html`,
    bytes: new TextEncoder().encode(html),
  }));
  return findLeaks({
    whole,
    shown,
    words: () =>
      strings.keys.flatMap((key) => {
        const text = strings.get(key);
        return text ? languages.flatMap((each) => lookupWording(text, each, each)?.value ?? []) : [];
      }),
    wordsOf: `${templates.name} ${languages.join(' ')}`,
    files: [...made.files, ...pages],
    inputs: Object.keys(made.inputs),
    besides: [
      { name: `the name of the deck "${deck}"`, text: deckFile.id },
      ...made.files.map(({ name }) => ({ name: `the name of ${name}`, text: name })),
      { name: `the manifest of "${deck}"`, text: Object.keys(made.inputs).join('\n') },
    ],
    typed: [...new Set([deckFile.file, ...deckFile.slides.map(({ span }) => span.file)])],
  });
}
