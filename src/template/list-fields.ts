import { type FieldTables, fieldTablesOf } from './views/field-tables.ts';
import type { FieldContext } from './views/view.ts';

/** A name that templates may ask a kind of value for. */
export interface FieldInfo {
  /** The kind of value that has it: `element`, `deck`. */
  readonly of: string;
  readonly name: string;
  /** In a user's words: `text`, `list of statements`. */
  readonly type: string;
  /** Whether it may be absent, so that printing it needs an {{#if}}. */
  readonly optional: boolean;
  readonly description: string;
}

/** The fields of one kind of value or of all: what `throughline list fields` prints. Empty for an unknown kind. */
export function listFields(of?: string): readonly FieldInfo[] {
  // Only names and descriptions are asked for here: nothing is read, so no context is needed.
  const tables: FieldTables = fieldTablesOf({} as FieldContext);
  const viewed = Object.entries(tables).flatMap(([kind, table]) =>
    [...table].map(([name, { type, optional, description }]) => ({
      of: kind,
      name,
      type,
      optional,
      description,
    })),
  );
  return [...contextFields, ...viewed].filter((field) => of === undefined || field.of === of);
}

/** What templates see besides the outline: names at the top, and the fields of `deck`, `slide` and the like. */
const contextFields: readonly FieldInfo[] = [
  ...fields('template', [
    ['title', 'text', true, "the slide's title in the deck file; in handouts the deck's"],
    ['subtitle', 'text', true, 'the parameter of that name'],
    ['deck', 'deck', false, 'the deck that is made'],
    ['outline', 'outline', false, 'the outline that it is drawn from'],
    ['slide', 'slide', false, 'the slide that is made (slide templates)'],
    ['slides', 'list of slides', false, 'all slides (handouts and notes)'],
    ['vars', 'map of texts', false, "the deck's own values"],
  ]),
  ...fields('deck', [
    ['id', 'id', false, 'name of its file'],
    ['title', 'text', false, 'title'],
    ['subtitle', 'text', true, 'one line under the title'],
    ['audience', 'text', true, 'for whom it is'],
    ['presenter', 'text', true, 'who presents it: all names'],
    ['presenters', 'list of presenters', false, 'the same one by one'],
    ['footer', 'text', true, 'what stands at the foot of slides'],
    ['date', 'date', true, 'when it is given'],
    ['minutes', 'number', true, 'its time budget'],
    ['language', 'language', false, 'its language'],
    ['sections', 'list of sections', false, 'sections that the author named'],
    ['elements', 'list of elements', false, 'that it shows (handouts)'],
    ['relationships', 'list of relationships', false, 'that it shows (handouts)'],
    ['events', 'list of events', false, 'that it shows (handouts)'],
    ['terms', 'list of terms', false, 'that it shows (handouts)'],
    ['statements', 'list of statements', false, 'that it shows (handouts)'],
    ['citations', 'list of citations', false, 'that it makes (handouts)'],
  ]),
  ...fields('presenter', [
    ['name', 'text', false, 'the name'],
    ['role', 'text', true, 'what this person does'],
    ['link', 'address', true, 'where the name leads'],
  ]),
  ...fields('section', [
    ['id', 'id', false, 'its id'],
    ['title', 'text', false, 'its title'],
    ['subtitle', 'text', true, 'the sentence under its title'],
  ]),
  ...fields('slide', [
    ['id', 'id', false, 'its id'],
    ['section', 'text', false, 'title of its section'],
    ['current', 'id', true, 'the section before which it stands again (slides that repeat)'],
    [
      'turn',
      'group',
      true,
      'of one of several slides for the pairs of a group, shown as one figure: that group',
    ],
    ['number', 'number', false, 'its number (handouts and notes)'],
    ['title', 'text', false, 'its title (handouts and notes)'],
    ['notes', 'Markdown', true, 'what is said (handouts and notes)'],
    ['citations', 'list of citations', false, 'what it cites (handouts and notes)'],
    ['minutes', 'number', false, 'what it takes to say (handouts and notes)'],
    ['picture', 'text', true, 'a picture of the slide (handouts)'],
  ]),
  ...fields('citation', [
    ['number', 'number', false, 'its number in the deck'],
    ['passage', 'passage', false, 'what it cites'],
    ['source', 'source', false, 'where that stands'],
  ]),
];

function fields(
  of: string,
  rows: readonly (readonly [name: string, type: string, optional: boolean, description: string])[],
): readonly FieldInfo[] {
  return rows.map(([name, type, optional, description]) => ({ of, name, type, optional, description }));
}
