import { normalize } from 'node:path/posix';
import {
  type NotesBlock,
  type Origin,
  type Owner,
  parseInline,
  plainText,
  type Run,
  runsOf,
} from '../markup/index.ts';
import { type DataTable, type Group, type Outline, rankOfOwner } from '../outline/index.ts';
import { mostOf, type Span } from '../source/index.ts';
import type { Strings, Views } from '../template/index.ts';
import { lookupWording, type Text } from '../yaml/index.ts';
import type {
  Citation,
  Deck,
  DeckBlock,
  DeckMarking,
  Diagram,
  Section,
  ShownMarking,
  Slide,
} from './deck.ts';

/**
 * Gives each slide and each page of notes the highest marking of what is really on it, and the deck that of all. Notes
 * say it themselves, in every format. `ownTexts`: the marking of what values tell in the texts of the deck itself.
 */
export function markSlides(
  deck: Deck,
  { shown, ownTexts }: { readonly shown: number; readonly ownTexts: number },
  views: Views,
  strings: Strings,
): Deck {
  const marks = deck.outline.marks;
  if (!marks) return deck;
  const { markings, rankOf } = marks;
  // What nobody marked may not be above what the deck may show.
  const least = Math.min(markings.usual, shown);
  const of = (rank: number): ShownMarking => {
    const { id, label, colors } = markings.levels[rank]!;
    const own = label && (lookupWording(label, deck.language, deck.outline.language) ?? label.wordings[0]);
    const word = strings.get(`marking-${id}`)
      ? views.word(`marking-${id}`)
      : id[0]!.toUpperCase() + id.slice(1);
    return { rank, label: own ? own.value : word, colors };
  };
  const names = groupNames(deck.outline, rankOf);
  const owned: DeckMarking['rankOf'] = (owner, place) =>
    Math.max(
      // What values bring into the deck's own texts: a cover says them, and every footer may.
      owner.type === 'deck' ? ownTexts : rankOfOwner(owner, place ?? null, deck.outline, marks),
      rankOfNotes(owner, place ?? null, deck.outline, rankOf),
      place ? rankOfName(place, names) : 0,
    );
  const gauge = new Gauge(deck, owned, rankOf);
  const footer = gauge.runs(deck.footer ?? []);
  const slides = deck.slides.map((slide): Slide => {
    const rank = Math.max(least, footer, slide.ownMarking ?? 0, gauge.slide(slide));
    const withNotes = Math.max(rank, gauge.notes(slide));
    const notes = bannered(slide.notes, of(withNotes).label, markings.banner);
    return { ...slide, marking: of(rank), notesMarking: of(withNotes), notes };
  });
  const words = [
    deck.title,
    deck.subtitle,
    deck.audience,
    deck.presenter,
    deck.footer,
    ...deck.presenters.map(({ role }) => role),
  ];
  const all = Math.max(
    least,
    ownTexts,
    gauge.runs(words.flatMap((runs) => runs ?? [])),
    ...slides.map((slide) => slide.notesMarking!.rank),
  );
  const marking: DeckMarking = { ...of(all), banner: markings.banner, least, of, rankOf: owned };
  return { ...deck, slides, marking };
}

const nowhere: Origin = { template: null, yaml: null };

function bannered(
  notes: readonly NotesBlock[],
  text: string,
  banner: DeckMarking['banner'],
): readonly NotesBlock[] {
  const line: NotesBlock = {
    kind: 'paragraph',
    class: null,
    runs: [{ text, strong: true }],
    origin: nowhere,
  };
  return [
    ...(banner === 'top' || banner === 'both' ? [line] : []),
    ...notes,
    ...(banner === 'bottom' || banner === 'both' ? [line] : []),
  ];
}

/** Of notes, when what is shown stands in them. */
function rankOfNotes(
  { type, id }: Owner,
  place: Span | null,
  { byId, terms, statementsByKey }: Outline,
  rankOf: (thing: object) => number,
): number {
  const thing = type === 'term' ? terms.get(id) : (byId.get(id) ?? statementsByKey.get(id));
  const notes = thing?.notes;
  if (!notes || !place) return 0;
  const { file, start, end } = notes.span;
  return place.file === file && place.start >= start && place.end <= end ? rankOf(notes) : 0;
}

interface GroupName {
  readonly span: Span;
  readonly rank: number;
}

/** Names that members have in groups which are marked, by their files: who reads one knows of the group. */
function groupNames(outline: Outline, rankOf: (thing: object) => number): ReadonlyMap<object, GroupName[]> {
  const ranks = new Map<Text, number>();
  // A group that extends another one takes its names over.
  for (const group of outline.groups.values())
    for (const name of group.relabel.values())
      ranks.set(name, Math.min(rankOf(group), ranks.get(name) ?? Number.POSITIVE_INFINITY));
  const names = new Map<object, GroupName[]>();
  for (const [{ span }, rank] of ranks) {
    if (rank === 0) continue;
    const known = names.get(span.file);
    if (known) known.push({ span, rank });
    else names.set(span.file, [{ span, rank }]);
  }
  return names;
}

function rankOfName({ file, start, end }: Span, names: ReturnType<typeof groupNames>): number {
  const around = names.get(file)?.filter(({ span }) => span.start <= start && end <= span.end) ?? [];
  return mostOf(
    around.map(({ rank }) => rank),
    0,
  );
}

/** Of those rows that are shown which are marked. */
function rowsOf(table: DataTable | undefined, rankOf: (thing: object) => number): number {
  return mostOf(
    (table?.rows ?? []).flatMap((row) => (row.marking ? [rankOf(row)] : [])),
    0,
  );
}

/** Finds the highest rank of what something shows. */
class Gauge {
  private readonly outline: Outline;
  private readonly citations: readonly Citation[];
  /** Those that say themselves who may see them. */
  private readonly sections: readonly Section[];
  private readonly owned: DeckMarking['rankOf'];
  private readonly rankOf: (thing: object) => number;
  /** Of elements' pictures, by their paths. */
  private readonly pictures = new Map<string, number>();

  constructor(deck: Deck, owned: DeckMarking['rankOf'], rankOf: (thing: object) => number) {
    this.outline = deck.outline;
    this.citations = deck.citations;
    this.sections = deck.sections.filter(({ ownMarking }) => ownMarking);
    this.owned = owned;
    this.rankOf = rankOf;
    for (const { image } of deck.outline.elements.values()) {
      if (!image) continue;
      const path = normalize(image.src);
      this.pictures.set(path, Math.max(rankOf(image), this.pictures.get(path) ?? 0));
    }
  }

  slide(slide: Slide): number {
    const blocks = slide.slots.flatMap((slot) => slot.blocks);
    const runs = [...slide.title, ...(slide.subtitle ?? []), ...runsOf(blocks)];
    return Math.max(
      this.runs(runs),
      this.named(runs),
      this.cited(slide.cited),
      ...blocks.map((block) => this.block(block)),
    );
  }

  notes(slide: Slide): number {
    const runs = runsOf(slide.notes);
    return Math.max(this.runs(runs), this.named(runs), this.cited(slide.citedInNotes));
  }

  runs(runs: readonly Run[]): number {
    return rankOfRuns(runs, this.owned);
  }

  /** Of the sections whose names are told: an agenda has those of all. */
  private named(runs: readonly Run[]): number {
    if (this.sections.length === 0) return 0;
    const words = plainText(runs);
    return Math.max(
      0,
      ...this.sections.map(({ title, ownMarking }) => (words.includes(title) ? ownMarking! : 0)),
    );
  }

  private cited(numbers: readonly number[]): number {
    return mostOf(
      numbers.map((n) => this.rankOf(this.citations[n - 1]!.passage.source)),
      0,
    );
  }

  private block(block: DeckBlock): number {
    switch (block.kind) {
      case 'diagram':
        return this.diagram(block);
      case 'chart': {
        const { from } = block;
        if (!from) return 0;
        const all = [from.table, ...from.columns].map((each) => this.rankOf(each));
        return Math.max(...all, rowsOf(from.table, this.rankOf));
      }
      case 'image':
        return this.pictures.get(pathIn(block.picture.path, this.outline.folder)) ?? 0;
      case 'cards':
        return Math.max(0, ...block.cards.map(({ picture }) => (picture ? this.block(picture) : 0)));
      default:
        return 0;
    }
  }

  private diagram({ nodes, edges, parts, groups, fields, center, backdrop }: Diagram): number {
    const { byId, groups: all } = this.outline;
    const ids = [...nodes, ...edges, ...(groups ?? [])].map(({ id }) => id);
    const names = [...ids, ...parts, ...(fields ?? []).map(({ name }) => name)];
    const things = names.flatMap((name) => byId.get(name) ?? []);
    const inCenter = center === null ? [] : [...all.values()].filter((group) => isCalled(group, center));
    const pictures = [...nodes.map(({ picture }) => picture), backdrop].flatMap((each) => each ?? []);
    return Math.max(
      0,
      ...[...things, ...inCenter].map((thing) => this.rankOf(thing)),
      ...pictures.map((each) => this.block(each)),
    );
  }
}

/** Whether a group has that name in some language. */
function isCalled({ label }: Group, name: string): boolean {
  return label.wordings.some(({ value }) => plainText(parseInline(value).runs) === name);
}

/** The highest of what runs tell. */
export function rankOfRuns(runs: readonly Run[], rankOf: DeckMarking['rankOf']): number {
  const ranks = runs.flatMap(({ owner, cite, yaml }) => [
    owner ? rankOf(owner, yaml) : 0,
    cite?.type === 'statement' ? rankOf({ type: 'statement', id: cite.key }) : 0,
  ]);
  return ranks.reduce((most, rank) => Math.max(most, rank), 0);
}

function pathIn(path: string, folder: string): string {
  return normalize(path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);
}
