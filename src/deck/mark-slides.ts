import { normalize } from 'node:path/posix';
import { type NotesBlock, type Origin, type Owner, type Run, runsOf } from '../markup/index.ts';
import type { DataTable, Outline } from '../outline/index.ts';
import type { Span } from '../source/index.ts';
import type { Strings, Views } from '../template/index.ts';
import { lookupWording } from '../yaml/index.ts';
import type { Citation, Deck, DeckBlock, DeckMarking, ShownMarking, Slide } from './deck.ts';

/**
 * Gives each slide and each page of notes the highest marking of what is really on it, and the deck that of all. Notes
 * say it themselves, in every format.
 */
export function markSlides(deck: Deck, shown: number, views: Views, strings: Strings): Deck {
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
  const owned: DeckMarking['rankOf'] = (owner, place) =>
    Math.max(
      rankOfOwner(owner, deck.outline, rankOf),
      rankOfNotes(owner, place ?? null, deck.outline, rankOf),
    );
  const gauge = new Gauge(deck, owned, rankOf);
  const slides = deck.slides.map((slide): Slide => {
    const rank = Math.max(least, slide.ownMarking ?? 0, gauge.slide(slide));
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

function rankOfOwner(
  { type, id, column }: Owner,
  outline: Outline,
  rankOf: (thing: object) => number,
): number {
  const of = (thing: object | undefined): number => (thing ? rankOf(thing) : 0);
  switch (type) {
    case 'outline':
      return rankOf(outline);
    case 'statement':
      return of(outline.statementsByKey.get(id));
    case 'source':
      return of(outline.sources.get(id));
    case 'term':
      return of(outline.terms.get(id));
    case 'data': {
      const table = outline.data.get(id);
      return Math.max(
        of(table),
        of(table?.columns.find((each) => each.id === column)),
        rowsOf(table, rankOf),
      );
    }
    case 'deck':
    case 'slide':
    case 'image':
      return 0;
    default:
      return of(outline.byId.get(id));
  }
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

/** Of rows that are marked, any may be among those that are shown. */
function rowsOf(table: DataTable | undefined, rankOf: (thing: object) => number): number {
  return Math.max(0, ...(table?.rows ?? []).flatMap((row) => (row.marking ? [rankOf(row)] : [])));
}

/** Finds the highest rank of what something shows. */
class Gauge {
  private readonly outline: Outline;
  private readonly citations: readonly Citation[];
  private readonly owned: DeckMarking['rankOf'];
  private readonly rankOf: (thing: object) => number;
  /** Of elements' pictures, by their paths. */
  private readonly pictures = new Map<string, number>();

  constructor(deck: Deck, owned: DeckMarking['rankOf'], rankOf: (thing: object) => number) {
    this.outline = deck.outline;
    this.citations = deck.citations;
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
    return Math.max(
      this.runs([...slide.title, ...(slide.subtitle ?? []), ...runsOf(blocks)]),
      this.cited(slide.cited),
      ...blocks.map((block) => this.block(block)),
    );
  }

  notes(slide: Slide): number {
    return Math.max(this.runs(runsOf(slide.notes)), this.cited(slide.citedInNotes));
  }

  runs(runs: readonly Run[]): number {
    const ranks = runs.flatMap(({ owner, cite, yaml }) => [
      owner ? this.owned(owner, yaml) : 0,
      cite?.type === 'statement' ? this.owned({ type: 'statement', id: cite.key }) : 0,
    ]);
    return ranks.reduce((most, rank) => Math.max(most, rank), 0);
  }

  private cited(numbers: readonly number[]): number {
    return Math.max(0, ...numbers.map((n) => this.rankOf(this.citations[n - 1]!.passage.source)));
  }

  private block(block: DeckBlock): number {
    const { byId } = this.outline;
    switch (block.kind) {
      case 'diagram': {
        const things = [...block.nodes, ...block.edges, ...[...block.parts].map((id) => ({ id }))];
        const groups = [...this.outline.groups.values()].filter(
          (group) =>
            block.center !== null &&
            block.parts.size > 0 &&
            group.members.every(({ id }) => block.parts.has(id)),
        );
        return Math.max(
          0,
          ...things.flatMap(({ id }) => (byId.has(id) ? [this.rankOf(byId.get(id)!)] : [])),
          ...groups.map((group) => this.rankOf(group)),
        );
      }
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
}

function pathIn(path: string, folder: string): string {
  return normalize(path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);
}
