import {
  type Diagnostic,
  didYouMean,
  type Files,
  formatLimits,
  type Outcome,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import {
  anything,
  entryOf,
  foldToId,
  type Located,
  type LocatedMap,
  list,
  spanOf,
  type Text,
  text,
  type Variable,
} from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import { type DeckRecord, deckSchema, type SlideEntryRecord, slideEntrySchema } from './deck-schema.ts';
import { isLeftOut } from './hideable-keys.ts';
import { parseOnce } from './parse-once.ts';
import {
  type DeckTexts,
  type FillEntry,
  type FillRecord,
  fillDeck,
  noVariables,
} from './variables/fill-deck.ts';
import { rankOfFilled } from './variables/filler.ts';
import type { Values } from './variables/scope.ts';

/** A deck file as read: defaults are not filled in, includes are. */
export interface DeckFile {
  readonly id: string;
  readonly file: SourceFile;
  readonly record: DeckRecord;
  readonly slides: readonly SlideEntry[];
  readonly handouts: readonly HandoutEntry[];
  /** The languages asked for; empty: the outline's. */
  readonly languages: readonly string[];
  /** The values that its templates see: its own, the project's and those of the command line. */
  readonly vars: ReadonlyMap<string, Variable>;
  /** What became of variables while it was read. */
  readonly filled: FillRecord;
  /** The highest marking of what values tell in its own texts, those of its slides left out. */
  readonly rank: number;
}

export interface SlideEntry {
  readonly record: SlideEntryRecord;
  /** The title of a section before values came into it: its id is made of it. */
  readonly sectionAsWritten: Text | null;
  /** Of an entry with "each": the same for one of what it goes through. */
  readonly forItem: ((item: Values) => SlideEntry | null) | null;
  /** The keys that its template must know, or that it hides. */
  readonly params: LocatedMap;
  readonly span: Span;
  /** The highest marking of what values tell in it. */
  readonly rank: number;
}

export interface HandoutEntry {
  readonly use: string;
  readonly params: LocatedMap;
  readonly span: Span;
}

/**
 * Reads a deck file and the files of slides that it includes.
 * Diagnostics: those of the yaml room, unknown-variable, include-cycle, language-twice, and what reading an include says.
 */
export function readDeckFile(
  file: SourceFile,
  id: string,
  folder: string,
  files: Files,
  formats: readonly string[] | null = null,
  texts: DeckTexts = noVariables,
): Outcome<DeckFile> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const parsed = parseOnce(file);
  diagnostics.push(...parsed.diagnostics);
  if (!parsed.value) return { diagnostics };
  const filled = fillDeck(parsed.value, texts, report);
  const deck = deckSchema(formats).decode(filled.deck, report);
  if (!deck) return { diagnostics };
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
    fill: filled.fillEntry,
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
  const { vars, record: filledRecord } = filled;
  return {
    value: {
      id,
      file,
      record: deck,
      slides,
      handouts,
      languages,
      vars,
      filled: filledRecord,
      rank: rankOfTexts(filled.deck),
    },
    diagnostics,
  };
}

/** Of the texts that are a deck's own. */
function rankOfTexts(deck: Located): number {
  if (deck.kind !== 'map') return 0;
  const entries = deck.entries.filter(({ key }) => !['slides', 'vars', 'handouts'].includes(key));
  return rankOfFilled({ ...deck, entries });
}

interface ReadContext {
  readonly folder: string;
  readonly files: Files;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly fill: FillEntry;
  /** Paths of the files that include one another, outermost first. */
  readonly open: readonly string[];
  /** How often a file was included: files that include others twice come to more than can ever be shown. */
  readonly count: { includes: number };
}

function readEntries(nodes: readonly Located[], context: ReadContext): SlideEntry[] {
  return nodes.flatMap((node) => {
    const entry = readSlide(node, context);
    if (!entry) return [];
    if (entry.record.include === null) return [entry];
    if (isLeftOut(entry.params, null)) return [];
    return readInclude(entry, context);
  });
}

/** An entry with the values that are known here; those of what "each" goes through come later. */
function readSlide(node: Located, { fill, report }: ReadContext): SlideEntry | null {
  const goesThrough = node.kind === 'map' && entryOf(node, 'each') !== null;
  const entry = readEntry(withFoldedId(fill(node, goesThrough ? 'pending' : null)), report);
  if (!entry) return null;
  const section = node.kind === 'map' ? entryOf(node, 'section')?.value : null;
  const sectionAsWritten = (section && text().decode(section, () => {})) ?? null;
  const forItem = goesThrough ? (item: Values) => readEntry(withFoldedId(fill(node, item)), report) : null;
  return { ...entry, sectionAsWritten, forItem };
}

/** What values bring into an id becomes one. */
function withFoldedId(node: Located): Located {
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry) => {
    const { key, value } = entry;
    const isFilled = key === 'id' && value.kind === 'scalar' && value.filled && value.value !== null;
    return isFilled ? { ...entry, value: { ...value, text: foldToId(value.text) } } : entry;
  });
  return { ...node, entries };
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
  if (!record) return null;
  const span = node.entries[0]?.keySpan ?? node.span;
  return { record, params, span, sectionAsWritten: record.section, forItem: null, rank: rankOfFilled(node) };
}

function readInclude(entry: SlideEntry, context: ReadContext): SlideEntry[] {
  const span = spanOf(entry.record, 'include');
  const path = `${context.folder}/${entry.record.include}`;
  const name = fold(path);
  const extra = entry.params.entries.filter(({ key }) => key !== 'if').map((e) => e.keySpan);
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
  const parsed = parseOnce(read.value);
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
