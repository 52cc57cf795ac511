import type { Library } from '@retorquere/bibtex-parser';
import { bibtexReader } from './load-libraries.ts';

/**
 * What keeps a file within what can be read in the time that its length lets expect: the library steps through all of the
 * file for each mistake, and through all of a field for each of its commands.
 */
const most = {
  /** Of all values, with the abbreviations in them written out. */
  characters: 10_000_000,
  ofField: 50_000,
  fieldsOfEntry: 1000,
  mistakes: 20,
  unknownNames: 500,
  commands: 200,
};

export interface Rehearsal {
  /** What there is too much of, in words, and the key of the entry that it is in; null: nothing. */
  readonly tooMuch: { readonly what: string; readonly key: string | null } | null;
  /** Those that were found when there were so many that the rest was not read; null: it was read to its end. */
  readonly mistakes: Library['errors'] | null;
  /** Abbreviations as they are written out, by their names in capitals. */
  readonly strings: Readonly<Record<string, string>>;
}

class TooMuch extends Error {}
class TooManyMistakes extends Error {}

/** Reads the entries of a file, and none of the TeX in them. */
export function rehearseBibtex(text: string): Rehearsal {
  const Reader = bibtexReader();
  // Names of its own would stand in the way of the library's.
  const so = { characters: 0, fields: 0, entry: 0, mistakes: 0 };
  class Bounded extends Reader {
    override value(): string {
      const value = super.value();
      if (value.length > most.ofField)
        throw new TooMuch(`a value has ${value.length} characters, and ${most.ofField} is the most`);
      return value;
    }

    override single_value(): string {
      const value = super.single_value();
      so.characters += value.length;
      if (so.characters > most.characters)
        throw new TooMuch(
          `with its abbreviations written out it has more than ${most.characters} characters, which is the most`,
        );
      return value;
    }

    override key_equals_value(key?: string): void {
      so.fields = so.entry === this.entries.length ? so.fields + 1 : 1;
      so.entry = this.entries.length;
      if (this.parsing !== 'string' && so.fields > most.fieldsOfEntry)
        throw new TooMuch(`an entry has more than ${most.fieldsOfEntry} fields, which is the most`);
      super.key_equals_value(key);
    }

    override error(found: Library['errors'][number]): void {
      super.error(found);
      if (/ at line \d/.test(found.error ?? '')) so.mistakes += 1;
      if (so.mistakes >= most.mistakes || this.errors.length > most.unknownNames) throw new TooManyMistakes();
    }
  }
  const reader = new Bounded(text);
  try {
    reader.parse();
  } catch (error) {
    const { errors, strings } = reader;
    if (error instanceof TooMuch) {
      const key = reader.parsing === 'string' ? null : (reader.entries[0]?.key ?? null);
      return { tooMuch: { what: error.message, key }, mistakes: null, strings };
    }
    if (error instanceof TooManyMistakes) return { tooMuch: null, mistakes: errors, strings };
    throw error;
  }
  const { strings, preambles, entries } = reader;
  const values = [
    ...Object.values(strings),
    ...preambles,
    ...entries.flatMap((e) => Object.values(e.fields)),
  ];
  const what = commandsIn(values.join('\n'));
  return { tooMuch: what === null ? null : { what, key: null }, mistakes: null, strings };
}

const definition =
  /\\(?:newcommand|ProvideTextCommandDefault)(?![A-Za-z])\s*\{\s*\\([A-Za-z]+|[^A-Za-z])\s*\}\s*/g;

/** What is wrong with the commands that a file defines; null: with them it does not grow beyond what can be read. */
function commandsIn(text: string): string | null {
  const definitions = [...text.matchAll(definition)];
  if (definitions.length > most.commands)
    return `it defines ${definitions.length} commands, and ${most.commands} is the most`;
  const defined = definitions.map((match) => ({
    name: match[1]!,
    body: bodyAt(text, match.index + match[0].length),
  }));
  if (defined.length === 0) return null;
  const used = (words: string) => [...words.matchAll(/\\([A-Za-z]+|[^A-Za-z])/g)].map(([, name]) => name!);
  const lengths = new Map<string, number>();
  for (const { name, body } of defined) lengths.set(name, Math.max(lengths.get(name) ?? 0, body.length));
  if (defined.some(({ body }) => used(body).some((name) => lengths.has(name))))
    return 'a command that it defines is made of others that it defines';
  const written = used(text).reduce((sum, name) => sum + (lengths.get(name) ?? 0), 0);
  return written > most.characters
    ? `with its commands written out it has more than ${most.characters} characters, which is the most`
    : null;
}

/** What stands for a command: a group in braces, another command, or a character. */
function bodyAt(text: string, from: number): string {
  if (text[from] !== '{') return /^(?:\\[A-Za-z]+|\\?[\s\S]|$)/.exec(text.slice(from, from + 100))![0];
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && --depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}
