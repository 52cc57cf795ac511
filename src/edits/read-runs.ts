import type { Diagnostic } from '../source/index.ts';
import {
  boolean,
  type Located,
  list,
  number,
  optional,
  record,
  required,
  spanOf,
  string,
} from '../yaml/index.ts';
import type { LetterEdit, RunEdit } from './deck-edits.ts';
import { color } from './edit-values.ts';

const letters = {
  color: optional(color(), 'Of these letters.'),
  size: optional(number({ min: 1, max: 4000 }), 'Of these letters, in points.'),
  bold: optional(boolean(), 'These letters.'),
  italic: optional(boolean(), 'These letters.'),
};

export const runsSchema = list(
  record('letters of a text', {
    text: required(string({ pattern: /^/, what: 'a text' }), 'The letters.'),
    in: required(string({ pattern: /^/, what: 'a text' }), 'The paragraph in which they stand.'),
    nth: optional(number({ integer: true, min: 1 }), 'Which of several such in it [1].'),
    language: optional(string(), 'The language in which they were given their look.'),
    ...letters,
    was: optional(record('look', letters), 'How they looked before.'),
  }),
);

/** Letters that were given a look of their own. */
export function readRuns(node: Located, report: (diagnostic: Diagnostic) => void): readonly RunEdit[] {
  return (runsSchema.decode(node, report) ?? []).map((each) => ({
    text: each.text,
    line: each.in,
    nth: each.nth ?? 1,
    language: each.language ?? '',
    now: lookOf(each),
    was: each.was ? lookOf(each.was) : {},
    span: spanOf(each),
  }));
}

function lookOf(said: { readonly [K in keyof LetterEdit]-?: LetterEdit[K] | null }): LetterEdit {
  const { color: ink, size, bold, italic } = said;
  return {
    ...(ink !== null && { color: ink }),
    ...(size !== null && { size }),
    ...(bold !== null && { bold }),
    ...(italic !== null && { italic }),
  };
}
