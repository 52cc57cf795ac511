import { type CiteTarget, mapRuns, marksBeforeStops, type Run, runsOf } from '../markup/index.ts';
import type {
  Element,
  Outline,
  OutlineEvent,
  Passage,
  Relationship,
  Statement,
  Term,
} from '../outline/index.ts';
import { marksInHeads } from './column-marks.ts';
import type { Citation, Deck, Slide } from './deck.ts';

export interface CitationInput {
  readonly outline: Outline;
  /** Statements that only the deck has, by key. */
  readonly ownStatements: ReadonlyMap<string, Statement>;
  readonly shortOf: (passage: Passage) => string;
}

/**
 * Gives every source passage one number, in order of first appearance on slides, then in notes. A number, once
 * given, stays: slides added later continue the count.
 */
export class CitationNumbers {
  readonly citations: Citation[] = [];
  private readonly byKey = new Map<string, Citation>();
  private readonly input: CitationInput;

  constructor(input: CitationInput) {
    this.input = input;
  }

  /** Slide bodies with their marks filled in. */
  numberSlide(slide: Slide): Slide {
    const cited: number[] = [];
    const runs = (list: readonly Run[]): readonly Run[] => this.numberRuns(list, cited);
    return {
      ...slide,
      title: runs(slide.title),
      subtitle: slide.subtitle && runs(slide.subtitle),
      slots: slide.slots.map((slot) => ({
        ...slot,
        blocks: slot.blocks.map((block) => {
          const numbered = mapRuns(block, runs);
          return numbered.kind === 'table' ? marksInHeads(numbered) : numbered;
        }),
      })),
      cited: [...new Set(cited)],
    };
  }

  /** Notes with their marks filled in; call it when all slides have their numbers. */
  numberNotes(slide: Slide): Slide {
    const cited: number[] = [];
    const notes = slide.notes.map((block) => mapRuns(block, (list) => this.numberRuns(list, cited)));
    return { ...slide, notes, citedInNotes: [...new Set(cited)].filter((n) => !slide.cited.includes(n)) };
  }

  passagesOf(target: CiteTarget): readonly Passage[] {
    if (target.type === 'statement') {
      const own =
        this.input.ownStatements.get(target.key) ?? this.input.outline.statementsByKey.get(target.key);
      return own?.passages ?? [];
    }
    const source = this.input.outline.sources.get(target.key);
    if (!source) return [];
    const whole = [...this.byKey.values()].find(
      (c) => c.passage.source === source && c.passage.quote === null && c.passage.at === null,
    );
    if (whole) return [whole.passage];
    return [
      {
        type: 'passage',
        source,
        span: source.span,
        quote: null,
        rendering: null,
        at: null,
        checked: 'no-quote',
        line: null,
        key: `${source.id}\u0000\u0000`,
      } as Passage,
    ];
  }

  private numberRuns(runs: readonly Run[], cited: number[]): readonly Run[] {
    if (!runs.some((run) => run.cite)) return runs;
    const out: Run[] = [];
    let open: number[] = [];
    for (const run of runs) {
      if (!run.cite) {
        if (run.text !== '') open = [];
        out.push(run);
        continue;
      }
      const numbers = this.passagesOf(run.cite).map((passage) => this.numberOf(passage));
      cited.push(...numbers);
      const before = out[out.length - 1];
      // Marks next to each other are one mark: apart they would read as one number.
      const joined = open.length > 0 && before?.cite ? before : null;
      open = [...new Set([...(joined ? open : []), ...numbers])];
      if (open.length === 0) continue;
      if (joined) out.pop();
      out.push({ ...(joined ?? run), text: open.join(', ') });
    }
    return marksBeforeStops(out);
  }

  private numberOf(passage: Passage): number {
    let citation = this.byKey.get(passage.key);
    if (!citation) {
      citation = {
        number: this.citations.length + 1,
        passage,
        short: this.input.shortOf(passage),
        publisher: publisherOf(passage),
      };
      this.byKey.set(passage.key, citation);
      this.citations.push(citation);
    }
    return citation.number;
  }
}

function publisherOf({ source: { publisher, date } }: Passage): NonNullable<Citation['publisher']> | null {
  const year = date?.start?.year;
  return publisher && year !== undefined ? { name: publisher, year } : null;
}

/** What of the outline a deck shows or says: in the outline's order, statements in the order of their appearance. */
export interface ShownThings {
  readonly elements: readonly Element[];
  readonly relationships: readonly Relationship[];
  readonly events: readonly OutlineEvent[];
  readonly terms: readonly Term[];
  readonly statements: readonly Statement[];
}

/** Reads off a deck's slides and notes which things of the outline they show. */
export function shownThings(deck: Deck): ShownThings {
  const ids = {
    element: new Set<string>(),
    relationship: new Set<string>(),
    event: new Set<string>(),
    term: new Set<string>(),
    statement: new Set<string>(),
  };
  const note = (type: string, id: string): void => {
    if (type in ids) ids[type as keyof typeof ids].add(id); // `in` narrowed it
  };
  const noteRuns = (runs: readonly Run[]): void => {
    for (const run of runs) {
      if (run.owner) note(run.owner.type, run.owner.id);
      if (run.cite) note(run.cite.type, run.cite.key);
    }
  };
  for (const slide of deck.slides) {
    noteRuns(slide.title);
    for (const slot of slide.slots) {
      noteRuns(runsOf(slot.blocks));
      for (const block of slot.blocks) {
        if (block.kind !== 'diagram') continue;
        for (const node of block.nodes) {
          note('element', node.id);
          note('event', node.id);
        }
        for (const edge of block.edges) note('relationship', edge.id);
      }
    }
  }
  // What is only said comes after what is shown, as the numbers of citations do.
  for (const slide of deck.slides) noteRuns(runsOf(slide.notes));
  const { outline } = deck;
  const pick = <T>(map: ReadonlyMap<string, T>, wanted: ReadonlySet<string>): T[] =>
    [...map].filter(([id]) => wanted.has(id)).map(([, thing]) => thing);
  return {
    elements: pick(outline.elements, ids.element),
    relationships: pick(outline.relationships, ids.relationship),
    events: pick(outline.events, ids.event),
    terms: pick(outline.terms, ids.term),
    statements: [...ids.statement].flatMap(
      (key) => deck.ownStatements.get(key) ?? outline.statementsByKey.get(key) ?? [],
    ),
  };
}
