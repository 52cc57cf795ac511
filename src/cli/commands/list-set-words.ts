import { formsIn, listWords, type Strings, type WordInfo } from '../../index.ts';
import { type Outcome, suggest } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import { formatTable } from '../tables.ts';

/** What a list is in both forms. */
export interface Listing {
  readonly text: string;
  readonly items: readonly object[];
}

/**
 * The words of a template set as they stand in a language; with `missing`, those that this language lacks, as YAML to be
 * filled in, with the English words beside them.
 */
export function listSetWords(strings: Strings, missing: string | null, language: string): Outcome<Listing> {
  const all = listWords(strings, null);
  if (missing === null) {
    const rows = all.map((word) => [word.key, written(wordingFor(word, language), language)]);
    return { value: { text: formatTable(rows), items: all }, diagnostics: [] };
  }
  if (languageName(missing) === null) {
    const tags = new Set(all.flatMap(({ wordings }) => wordings.flatMap((each) => each.language ?? [])));
    const names = new Map([...tags].map((tag) => [languageName(tag) ?? tag, tag]));
    const name = suggest(missing, names.keys());
    const meant = name === null ? suggest(missing, tags) : names.get(name);
    const hint = meant
      ? `did you mean "${meant}"?`
      : 'a language is written as in a deck: de, zh-Hant, pt-BR';
    const diagnostic = reportCli('invalid-argument', null, `"${missing}" is not a language`, { hint });
    return { diagnostics: [diagnostic] };
  }
  const items = listWords(strings, missing);
  // Filled in first, they decide which forms the others have.
  items.sort((a, b) => Number(b.key === 'plural-rules') - Number(a.key === 'plural-rules'));
  if (items.length === 0) {
    const text = `# the template set "${strings.set}" has all its words in "${missing}"\n`;
    return { value: { text, items }, diagnostics: [] };
  }
  const own = formsIn(strings, missing);
  const lines = items.map((word) => {
    const english = wordingFor(word, 'en');
    const forms = english.forms && (own ?? Object.keys(english.forms)).map((form) => `${form}: `);
    return `${word.key}: { ${missing}: ${forms ? `{ ${forms.join(', ')}} ` : ''}} # ${written(english, 'en')}\n`;
  });
  return { value: { text: lines.join(''), items }, diagnostics: [] };
}

/** The wording in a language, else the first. */
function wordingFor({ wordings }: WordInfo, language: string): WordInfo['wordings'][number] {
  return wordings.find((each) => each.language === language) ?? wordings[0]!;
}

/** On one line; of another language it is said which. */
function written({ text, forms, language }: WordInfo['wordings'][number], expected: string): string {
  const shown = forms
    ? Object.entries(forms).map(([form, each]) => `${form}: ${JSON.stringify(each)}`)
    : [JSON.stringify(text)];
  return `${language === null || language === expected ? '' : `${language}: `}${shown.join(', ')}`;
}

/** Its name in English; null for what is no language. */
function languageName(tag: string): string | null {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) ?? null;
  } catch {
    return null;
  }
}
