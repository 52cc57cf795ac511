import {
  type Diagnostic,
  didYouMean,
  type Files,
  formatLimits,
  type Outcome,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import type { slideKeys, slideNameKeys } from '../template/index.ts';
import {
  anything,
  boolean,
  byKind,
  date,
  type Infer,
  id,
  type Located,
  type LocatedMap,
  language,
  list,
  mapOf,
  number,
  oneOf,
  optional,
  parseYaml,
  record,
  required,
  spanOf,
  string,
  text,
} from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import { builds, transitions } from './deck.ts';

export const selectSchema = record('selection', {
  tags: required(list(string()), 'only statements with one of these tags'),
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
    presenter: optional(text(), 'who presents it'),
    date: optional(date(), 'when it is given'),
    minutes: optional(number({ min: 0 }), 'time budget'),
    language: optional(language(), "its language [the outline's]"),
    languages: optional(list(language()), 'one deck for each of these languages'),
    template: optional(string(), 'template set [the project’s, else briefing]'),
    theme: optional(string(), "another set's theme"),
    footer: optional(text(), 'what stands at the foot of each slide'),
    transition: optional(oneOf(transitions, 'transition'), 'how the show comes to each slide [none]'),
    build: optional(oneOf(builds, 'build'), 'whether points appear one by one [none]'),
    formats: optional(
      list(formats ? oneOf(formats, 'format') : string()),
      "what it is made into [the project's]",
    ),
    select: optional(selectSchema, 'which statements are shown'),
    vars: optional(mapOf(text(), { keys: 'any' }), 'values for templates'),
    handouts: optional(
      list(anything('handout')),
      'what people take away: names, or maps with use and parameters',
    ),
    slides: required(list(anything('slide')), 'the slides in order'),
  });

const eachSchema = byKind({ scalar: id(), list: list(id()) });

/** Keys that every slide accepts besides its template's parameters. */
export const slideEntrySchema = record('slide', {
  use: optional(string(), 'the kind of slide: a template of the set'),
  section: optional(text(), 'starts a section and adds its slide'),
  include: optional(string(), "a file with a list of slides, from the outline's folder"),
  id: optional(id(), 'stable name'),
  title: optional(text(), 'title'),
  notes: optional(text({ block: true }), "put after the template's own notes"),
  each: optional(eachSchema, 'one slide for each direct member of this group'),
  with: optional(mapOf(anything('slide')), 'changes for one member'),
  hidden: optional(boolean(), 'kept in the deck, not shown'),
  minutes: optional(number({ min: 0 }), 'time planned for it'),
  select: optional(selectSchema, 'which statements are shown'),
  appendix: optional(boolean(), 'of a section: it stands behind the closing and does not count'),
} satisfies Record<(typeof slideNameKeys)[number] | (typeof slideKeys)[number], unknown>);

export type DeckRecord = Infer<ReturnType<typeof deckSchema>>;
export type SlideEntryRecord = Infer<typeof slideEntrySchema>;

/** A deck file as read: defaults are not filled in, includes are. */
export interface DeckFile {
  readonly id: string;
  readonly file: SourceFile;
  readonly record: DeckRecord;
  readonly slides: readonly SlideEntry[];
  readonly handouts: readonly HandoutEntry[];
  /** The languages asked for; empty: the outline's. */
  readonly languages: readonly string[];
}

export interface SlideEntry {
  readonly record: SlideEntryRecord;
  /** The keys that its template must know, or that it hides. */
  readonly params: LocatedMap;
  readonly span: Span;
}

export interface HandoutEntry {
  readonly use: string;
  readonly params: LocatedMap;
  readonly span: Span;
}

/**
 * Reads a deck file and the files of slides that it includes.
 * Diagnostics: those of the yaml room, include-cycle, language-twice, and what reading an include says.
 */
export function readDeckFile(
  file: SourceFile,
  id: string,
  folder: string,
  files: Files,
  formats: readonly string[] | null = null,
): Outcome<DeckFile> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const parsed = parseYaml(file);
  diagnostics.push(...parsed.diagnostics);
  if (!parsed.value) return { diagnostics };
  const decoded = deckSchema(formats).decode(parsed.value, report);
  if (!decoded) return { diagnostics };
  // Who presents is a name, which is no other in another language.
  const isName = decoded.presenter?.wordings.every((wording) => wording.language === null) ?? false;
  const deck = isName
    ? { ...decoded, presenter: { ...decoded.presenter!, partial: true as const } }
    : decoded;
  if (deck.language && deck.languages) {
    report(
      reportDeck(
        'language-twice',
        spanOf(deck, 'languages'),
        'a deck has either "language" or "languages", not both',
      ),
    );
  }
  const asked = deck.languages ?? (deck.language ? [deck.language] : []);
  const languages = asked.length > formatLimits.languages ? asked.slice(0, 1) : asked;
  if (asked.length > languages.length) {
    const message = `a deck has at most ${formatLimits.languages} languages, and this one names ${asked.length}`;
    report(reportDeck('deck-limit', spanOf(deck, 'languages'), message, { hint: 'make several decks' }));
  }
  const repeated = languages.find(
    (l, i) => languages.findIndex((o) => o.toLowerCase() === l.toLowerCase()) !== i,
  );
  if (repeated !== undefined) {
    report(
      reportDeck('language-twice', spanOf(deck, 'languages'), `the language "${repeated}" is named twice`),
    );
  }
  const slides = readEntries(deck.slides, {
    folder,
    files,
    report,
    open: [file.path],
    count: { includes: 0 },
  });
  if (deck.slides.length === 0) {
    report(
      reportDeck('empty-deck', spanOf(deck, 'slides'), 'this deck has no slides', {
        hint: 'add one: - use: cover',
      }),
    );
  }
  const handouts = (deck.handouts ?? []).flatMap((entry) => readHandout(entry, report));
  return { value: { id, file, record: deck, slides, handouts, languages }, diagnostics };
}

interface ReadContext {
  readonly folder: string;
  readonly files: Files;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Paths of the files that include one another, outermost first. */
  readonly open: readonly string[];
  /** How often a file was included: files that include others twice come to more than can ever be shown. */
  readonly count: { includes: number };
}

function readEntries(nodes: readonly Located[], context: ReadContext): SlideEntry[] {
  return nodes.flatMap((node) => {
    const entry = readEntry(node, context.report);
    if (!entry) return [];
    if (entry.record.include === null) return [entry];
    return readInclude(entry, context);
  });
}

/** Splits an entry into the keys that every slide has and its template's parameters. */
export function readEntry(node: Located, report: (diagnostic: Diagnostic) => void): SlideEntry | null {
  const own = slideEntrySchema.fields ?? {};
  if (node.kind !== 'map') {
    slideEntrySchema.decode(node, report);
    return null;
  }
  const params = { ...node, entries: node.entries.filter((e) => !Object.hasOwn(own, e.key)) };
  const record = slideEntrySchema.decode(
    { ...node, entries: node.entries.filter((e) => Object.hasOwn(own, e.key)) },
    report,
  );
  return record ? { record, params, span: node.entries[0]?.keySpan ?? node.span } : null;
}

function readInclude(entry: SlideEntry, context: ReadContext): SlideEntry[] {
  const span = spanOf(entry.record, 'include');
  const path = `${context.folder}/${entry.record.include}`;
  const name = fold(path);
  const extra = [...entry.params.entries.map((e) => e.keySpan)];
  if (extra[0]) context.report(reportDeck('unknown-parameter', extra[0], 'an include takes no other keys'));
  if (context.open.includes(name)) {
    context.report(reportDeck('include-cycle', span, `"${entry.record.include}" includes itself`));
    return [];
  }
  context.count.includes += 1;
  if (context.count.includes > formatLimits.includes) {
    if (context.count.includes === formatLimits.includes + 1) {
      const message = `this deck includes more than ${formatLimits.includes} files, counted as often as they are included`;
      context.report(
        reportDeck('include-limit', span, message, { hint: 'do not include a file over and over' }),
      );
    }
    return [];
  }
  const read = context.files.readText(path, span);
  for (const diagnostic of read.diagnostics) context.report(diagnostic);
  if (!read.value) return [];
  const parsed = parseYaml(read.value);
  for (const diagnostic of parsed.diagnostics) context.report(diagnostic);
  if (!parsed.value) return [];
  const nodes = list(anything('slide')).decode(parsed.value, context.report);
  return nodes ? readEntries(nodes, { ...context, open: [...context.open, name] }) : [];
}

/** `parts/./a.yaml` is the same file as `parts/a.yaml`. */
function fold(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function readHandout(entry: Located, report: (diagnostic: Diagnostic) => void): HandoutEntry[] {
  if (entry.kind === 'scalar' && entry.text !== '') {
    return [{ use: entry.text, params: { kind: 'map', span: entry.span, entries: [] }, span: entry.span }];
  }
  if (entry.kind !== 'map') {
    report(reportDeck('missing-parameter', entry.span, 'a handout is a name, or a map with "use"'));
    return [];
  }
  const use = entry.entries.find((e) => e.key === 'use');
  if (use?.value.kind !== 'scalar') {
    const hint =
      didYouMean(
        'use',
        entry.entries.map((e) => e.key),
      ) ?? 'write { use: worksheet, … }';
    report(reportDeck('missing-parameter', use?.value.span ?? entry.span, 'a handout needs "use"', { hint }));
    return [];
  }
  const params = { ...entry, entries: entry.entries.filter((e) => e !== use) };
  return [{ use: use.value.text, params, span: use.value.span }];
}
