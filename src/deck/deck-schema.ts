import { marking } from '../marking/index.ts';
import type { slideKeys, slideNameKeys } from '../template/index.ts';
import {
  anything,
  boolean,
  byKind,
  date,
  entryOf,
  type Infer,
  id,
  language,
  list,
  mapOf,
  mapped,
  number,
  oneOf,
  optional,
  record,
  required,
  type Schema,
  string,
  type Text,
  text,
  variables,
} from '../yaml/index.ts';
import { builds, transitions } from './deck.ts';
import { presenter } from './presenter.ts';
import { whereSchema } from './rows/where.ts';

export const selectSchema = record('selection', {
  tags: required(list(string()), 'only statements with one of these tags'),
});

interface Footer {
  readonly text: Text;
  readonly replace: boolean;
}

const plainFooter = mapped(text(), (words): Footer => ({ text: words, replace: false }));
const wholeFooter = mapped(
  record('footer', {
    text: required(text(), 'what stands there'),
    replace: optional(boolean(), 'whether it stands in the place of what a brand file says there [no]'),
  }),
  ({ text: words, replace }): Footer => ({ text: words, replace: replace ?? false }),
);

/** A text, or a map that says more of it; languages are no keys of that. */
const footerSchema: Schema<Footer> = {
  type: plainFooter.type,
  json: () => ({ anyOf: [plainFooter.json(), wholeFooter.json()] }),
  decode: (node, report) =>
    (node.kind === 'map' && entryOf(node, 'text') ? wholeFooter : plainFooter).decode(node, report),
};

/** The rows that a deck is made for, one deck each. */
export const forEachSchema = record('choice of rows', {
  data: required(string(), 'the data whose rows have a deck each'),
  where: optional(whereSchema, 'which rows: by column what stands in its cells'),
  id: optional(string(), 'what the deck of a row is called, behind the name of its file [the first column]'),
});

/**
 * The deck file's format. Slides and handouts stay as written: their parameters are their templates'. `formats`: names of
 * those that it may ask for; null: any.
 */
export const deckSchema = (formats: readonly string[] | null = null) =>
  record('deck', {
    title: optional(text(), "title [the outline's]"),
    subtitle: optional(text(), 'subtitle'),
    audience: optional(text(), 'who it is for'),
    presenter: optional(presenter(), 'who presents it: a name, { name, role, link }, or a list of them'),
    date: optional(date(), 'when it is given'),
    minutes: optional(number({ min: 0 }), 'time budget'),
    language: optional(language(), "its language [the outline's]"),
    formulas: optional(boolean(), 'whether $…$ in texts are formulas [as the outline says]'),
    languages: optional(list(language()), 'one deck for each of these languages'),
    template: optional(string(), 'template set [the project’s, else briefing]'),
    theme: optional(string(), "another set's theme"),
    footer: optional(
      footerSchema,
      'what stands at the foot of each slide; with replace: true also where a brand file has words of its own',
    ),
    transition: optional(oneOf(transitions, 'transition'), 'how the show comes to each slide [none]'),
    build: optional(oneOf(builds, 'build'), 'whether points appear one by one [none]'),
    formats: optional(
      list(formats ? oneOf(formats, 'format') : string()),
      "what it is made into [the project's]",
    ),
    select: optional(selectSchema, 'which statements are shown'),
    marking: optional(marking(), 'the highest level that it may show [that of the project]'),
    vars: optional(variables(), 'values that its texts and its templates name: {{vars.name}}'),
    'for-each': optional(forEachSchema, 'makes a deck for each row of some data'),
    handouts: optional(
      list(anything('handout')),
      'what people take away: names, or maps with use and parameters',
    ),
    slides: required(list(anything('slide')), 'the slides in order'),
  });

const eachDataSchema = record('choice of rows', {
  data: required(string(), 'the data whose rows are gone through'),
  where: optional(whereSchema, 'which rows: by column what stands in its cells'),
});

export type EachData = Infer<typeof eachDataSchema>;

const eachSchema = byKind({ scalar: id(), list: list(id()), map: eachDataSchema });

/** Keys that every slide accepts besides its template's parameters. */
export const slideEntrySchema = record('slide', {
  use: optional(string(), 'the kind of slide: a template of the set'),
  section: optional(text(), 'starts a section and adds its slide'),
  include: optional(string(), "a file with a list of slides, from the outline's folder"),
  id: optional(id(), 'stable name'),
  title: optional(text(), 'title'),
  notes: optional(text({ block: true }), "put after the template's own notes"),
  each: optional(eachSchema, 'one slide for each direct member of this group, or each row of some data'),
  with: optional(mapOf(anything('slide')), 'changes for one member'),
  hidden: optional(boolean(), 'kept in the deck, not shown'),
  minutes: optional(number({ min: 0 }), 'time planned for it'),
  select: optional(selectSchema, 'which statements are shown'),
  appendix: optional(boolean(), 'of a section: it stands behind the closing and does not count'),
} satisfies Record<(typeof slideNameKeys)[number] | (typeof slideKeys)[number], unknown>);

export type DeckRecord = Infer<ReturnType<typeof deckSchema>>;
export type SlideEntryRecord = Infer<typeof slideEntrySchema>;
