import type { Diagnostic } from '../../source/index.ts';
import { entryOf, type Located, type Variable, variables } from '../../yaml/index.ts';
import { Filler, FillRecord } from './filler.ts';
import { type Family, type Scope, type Tongue, type Value, type Values, wordedValue } from './scope.ts';

export { FillRecord } from './filler.ts';

/** What the texts of a deck may name besides its own values, and the language that they are read in. */
export interface DeckTexts {
  readonly tongue: Tongue;
  /** Of throughline.yaml. */
  readonly declared: ReadonlyMap<string, Variable>;
  /** Of the command line. */
  readonly commanded: ReadonlyMap<string, Variable>;
  /** The columns of the row that the deck is made for; null: for none. */
  readonly row: Values | null;
}

export const noVariables: DeckTexts = {
  tongue: { language: 'en', ownLanguage: 'en', wording: null },
  declared: new Map(),
  commanded: new Map(),
  row: null,
};

/** Fills an entry of slides; `item`: what "each" is at, if it has one. */
export type FillEntry = (node: Located, item: Values | 'pending' | null) => Located;

interface FilledDeck {
  /** All but its slides, which are filled one by one. */
  readonly deck: Located;
  readonly fillEntry: FillEntry;
  readonly vars: ReadonlyMap<string, Variable>;
  readonly record: FillRecord;
}

/** Later than all others, or read on its own: who may see a deck is read before there are any values. */
const apart: readonly string[] = ['slides', 'vars', 'for-each', 'marking'];

/**
 * Puts values into the texts of a deck file, before anything else is made of them. What a value brings is not read again.
 * Diagnostics: unknown-variable.
 */
export function fillDeck(
  deck: Located,
  texts: DeckTexts,
  report: (diagnostic: Diagnostic) => void,
): FilledDeck {
  const { tongue, declared, commanded, row } = texts;
  const record = new FillRecord();
  const ofRow = row ? { row } : {};
  // Its outline is in doubt, so that nobody knows the rows.
  const isLost = !row && deck.kind === 'map' && entryOf(deck, 'for-each') !== null;
  const pending: readonly Family[] = isLost ? ['row'] : [];
  const ofProject = declaredValues(texts, record, report);
  const outer = new Filler({ values: { vars: ofProject, ...ofRow }, pending }, record, report);
  const written = deck.kind === 'map' ? entryOf(deck, 'vars') : null;
  const vars = written && outer.fill(written.value);
  const own = new Map((vars && variables().decode(vars, () => {}))?.map(({ key, value }) => [key, value]));
  const all = new Map([...declared, ...own, ...commanded]);
  const values = {
    vars: valuesOf(all, (variable, name) =>
      own.get(name) === variable ? wordedValue(variable, tongue) : ofProject.get(name)!,
    ),
    ...ofRow,
  };
  const plain = new Filler({ values, pending }, record, report);
  return {
    deck:
      deck.kind === 'map'
        ? {
            ...deck,
            entries: deck.entries.map((entry) => {
              if (entry === written && vars) return { ...entry, value: vars };
              return apart.includes(entry.key) ? entry : { ...entry, value: plain.fill(entry.value) };
            }),
          }
        : deck,
    fillEntry: (node, item) => {
      if (item === null) return plain.fill(node);
      const scope: Scope =
        item === 'pending'
          ? { values, pending: [...pending, 'item'] }
          : { values: { ...values, item }, pending };
      return new Filler(scope, record, report).fill(node);
    },
    vars: all,
    record,
  };
}

/** The values that no deck says, in a language; those of throughline.yaml name no others. */
export function declaredValues(
  { tongue, declared, commanded }: DeckTexts,
  record: FillRecord,
  report: (diagnostic: Diagnostic) => void,
): Values {
  const bare = new Filler({ values: {} }, record, report);
  return valuesOf(new Map([...declared, ...commanded]), (variable) => {
    const node = variable.span === null ? variable.node : bare.fill(variable.node);
    return wordedValue({ ...variable, node }, tongue);
  });
}

function valuesOf(
  all: ReadonlyMap<string, Variable>,
  make: (variable: Variable, name: string) => Value,
): Values {
  const made = new Map<string, Value>();
  return {
    names: () => [...all.keys()],
    get: (name) => {
      const variable = all.get(name);
      if (!variable) return undefined;
      const value = made.get(name) ?? make(variable, name);
      made.set(name, value);
      return value;
    },
  };
}
