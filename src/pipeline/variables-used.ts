import { templateMentions, unusedVariable } from '../deck/index.ts';
import type { ProjectVariables, Settings } from '../project/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { sha256 } from './commit/index.ts';
import type { LaidOutDeck } from './laid-out-deck.ts';

/** The variables that a deck was made with. */
export interface VariablesUsed {
  /** What its texts and its templates looked at, with what the project said of each; null: nothing. */
  readonly values: Readonly<Record<string, string | null>>;
  /** These, and what its templates name without having looked at it. */
  readonly named: readonly string[];
}

/** What a project says of a variable, as a text that is another one when it says something else; null: nothing. */
export function describeVariable({ declared, commanded }: ProjectVariables, name: string): string | null {
  const variable = commanded.get(name) ?? declared.get(name);
  if (!variable) return null;
  const wordings = variable.text.wordings.map(({ language, value }) => [language, value]);
  return JSON.stringify([variable.span === null, wordings]);
}

export function variablesOf(
  { editions, deckFile, templates }: Pick<LaidOutDeck, 'editions' | 'deckFile' | 'templates'>,
  { vars }: Settings,
): VariablesUsed {
  const files = [deckFile, ...editions.map((edition) => edition.deckFile)];
  const used = new Set(
    files
      .flatMap(({ filled }) => [...filled.names])
      .filter(isVariable)
      .sort(),
  );
  const names = [...used].map((name) => name.slice('vars.'.length));
  return {
    values: Object.fromEntries(names.map((name) => [name, describeVariable(vars, name)])),
    named: [...new Set([...used, ...templateMentions(templates)])].map((name) => name.slice('vars.'.length)),
  };
}

/** As they stand in a manifest, beside the files that a deck was made from. */
export function variableInputs({ values }: VariablesUsed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[`vars.${name}`, sha256(value)]],
    ),
  );
}

/** Diagnostics: unused-variable, of the values that the deck file sets itself. */
export function unusedInDeck({ deckFile }: LaidOutDeck, { named }: VariablesUsed): readonly Diagnostic[] {
  const where = 'neither a text of the deck nor a template';
  return (deckFile.record.vars ?? []).flatMap(({ key, keySpan }) =>
    named.includes(key) ? [] : [unusedVariable(key, keySpan, where)],
  );
}

/** Diagnostics: unused-variable, of the values that are set for all decks; `named`: what they name together. */
export function unusedInProject(
  { declared, commanded }: ProjectVariables,
  named: ReadonlySet<string>,
): readonly Diagnostic[] {
  const all = [...new Set([...declared.keys(), ...commanded.keys()])];
  return all
    .filter((name) => !named.has(name))
    .map((name) => unusedVariable(name, declared.get(name)?.keySpan ?? null, 'no deck'));
}

function isVariable(name: string): boolean {
  return name.startsWith('vars.');
}
