import type { Outline } from '../outline/index.ts';
import type { JsonSchema, Text } from '../yaml/index.ts';
import { lookupWording } from '../yaml/index.ts';
import { thingsOf } from './decode-reference.ts';

/** Ids of an outline for completion, each with what editors show beside it. */
export type OutlineNames = ReadonlyMap<string, string>;

/** The ids of things of some types, with their labels and headlines. */
export function namesOfThings(outline: Outline, types: readonly string[]): OutlineNames {
  return new Map(
    types.flatMap((type) =>
      [...thingsOf(outline, type)].map(([id, thing]): [string, string] => [
        id,
        describeThing(outline, thing),
      ]),
    ),
  );
}

/** The statements that have an id, with what they say. */
export function namesOfStatements(outline: Outline): OutlineNames {
  return new Map(
    [...outline.statementsByKey.values()].flatMap((statement): [string, string][] =>
      statement.id === null ? [] : [[statement.id, wordsOf(outline, statement.text)]],
    ),
  );
}

/** One of the names; what each is, editors show beside it. An empty list is no valid schema. */
export function namesSchema(names: OutlineNames): JsonSchema {
  if (names.size === 0) return { type: 'string' };
  return { enum: [...names.keys()], enumDescriptions: [...names.values()] };
}

/** `Oceans: Most water is in the oceans`. */
export function describeThing(outline: Outline, thing: object): string {
  // The records of the outline have their fields under the names of the format.
  const fields = thing as Readonly<Record<string, unknown>>;
  return ['label', 'term', 'title', 'headline', 'meaning']
    .flatMap((name) => {
      const value = fields[name];
      return isText(value) ? [wordsOf(outline, value)] : [];
    })
    .filter((words) => words !== '')
    .join(': ');
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'text';
}

/** In the outline's own language, as it is typed. */
function wordsOf({ language }: Outline, text: Text): string {
  return (lookupWording(text, language, language) ?? text.wordings[0])?.value ?? '';
}
