import { createHash } from 'node:crypto';
import { type CoveredType, coverageOf, ShownThingsOf } from '../../checks/index.ts';
import type { Deck } from '../../deck/index.ts';
import { plainText } from '../../markup/index.ts';
import type { Outline } from '../../outline/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { lacksWording, type Views } from '../../template/index.ts';
import { isOfAnotherText } from '../../translate/index.ts';
import type { ShownEdition } from '../project-state.ts';
import type { CoverageRow, DeckMessage, SlideModel } from '../protocol.ts';
import { faceModels } from './face-models.ts';
import { filePlace, findingModel, findingsOfSlides } from './finding-model.ts';
import { slideModel } from './slide-model.ts';

export interface DrawnSlide {
  readonly hash: string;
  readonly model: SlideModel;
}

/** The slides of an edition as the page shows them, each drawn when it is first asked for. */
export class DrawnEdition {
  readonly shown: ShownEdition;
  private readonly drawn = new Map<string, DrawnSlide>();
  private covered: { readonly hash: string; readonly rows: readonly CoverageRow[] } | null = null;

  constructor(shown: ShownEdition) {
    this.shown = shown;
  }

  slide(id: string): DrawnSlide | null {
    const known = this.drawn.get(id);
    if (known) return known;
    const { edition, laidOut } = this.shown;
    const { deck, placed, views } = edition;
    const slide = deck.slides.find((each) => each.id === id);
    const placedSlide = placed.slides.find((each) => each.id === id);
    if (!slide || !placedSlide) return null;
    const model = slideModel({ slide, placedSlide, deck, placed, theme: laidOut.theme, views });
    const made = { hash: hashOf(model), model };
    this.drawn.set(id, made);
    return made;
  }

  all(): readonly DrawnSlide[] {
    return this.shown.edition.placed.slides.flatMap(({ id }) => this.slide(id) ?? []);
  }

  coverage(): { readonly hash: string; readonly rows: readonly CoverageRow[] } {
    if (!this.covered) {
      const { deck, views } = this.shown.edition;
      const rows = coverageRows(deck, views);
      this.covered = { hash: hashOf(rows), rows };
    }
    return this.covered;
  }
}

function hashOf(model: object): string {
  return createHash('sha256').update(JSON.stringify(model)).digest('base64url').slice(0, 22);
}

export interface DeckMessageInput {
  readonly name: string;
  readonly revision: number;
  readonly drawn: DrawnEdition;
  readonly languages: readonly string[];
  readonly theme: string | null;
  readonly findings: readonly Diagnostic[];
  /** Hashes of what the reader has; kept up to date. */
  readonly sent: Set<string>;
}

/** A deck of which nothing could ever be shown. */
export function emptyDeckMessage(
  input: Pick<DeckMessageInput, 'name' | 'revision' | 'findings'> & { readonly language: string },
): DeckMessage {
  const { name, revision, language, findings } = input;
  return {
    kind: 'deck',
    revision,
    deck: name,
    language,
    languages: [language],
    theme: null,
    title: name,
    faces: [],
    width: 960,
    height: 540,
    budget: null,
    spoken: 0,
    order: [],
    slides: {},
    findings: findings.map(findingModel),
    translation: { missing: 0, changed: 0 },
    stale: true,
    coverage: [],
  };
}

/** A deck in one language, with the models that its reader does not have. */
export function deckMessage(input: DeckMessageInput): DeckMessage {
  const { name, revision, drawn, languages, theme, findings, sent } = input;
  const { edition, stale } = drawn.shown;
  const { deck, placed, language } = edition;
  const all = drawn.all();
  const about = new Map(
    findingsOfSlides(deck.slides, findings).map((indices, i) => [deck.slides[i]!.id, indices]),
  );
  const coverage = drawn.coverage();
  const coverageIsKnown = sent.has(coverage.hash);
  const slides = Object.fromEntries(
    all.filter(({ hash }) => !sent.has(hash)).map(({ hash, model }) => [hash, model]),
  );
  // The page keeps what it shows and nothing else: what comes back later is sent again.
  sent.clear();
  for (const { hash } of [...all, coverage]) sent.add(hash);
  return {
    kind: 'deck',
    revision,
    deck: name,
    language,
    languages,
    theme,
    title: plainText(deck.title),
    faces: faceModels(drawn.shown.laidOut.theme),
    width: placed.width * 72,
    height: placed.height * 72,
    budget: deck.minutes,
    spoken: deck.spokenMinutes,
    order: all.map(({ hash, model }) => ({ id: model.id, hash, findings: about.get(model.id) ?? [] })),
    slides,
    findings: findings.map(findingModel),
    translation: {
      missing: findings.filter((each) => lacksWording(each, language)).length,
      changed: findings.filter((each) => isOfAnotherText(each, language)).length,
    },
    stale,
    coverage: coverageIsKnown ? null : coverage.rows,
  };
}

/** Everything in the outline that a deck can show, with the slides that show or say it. */
function coverageRows(deck: Deck, views: Views): readonly CoverageRow[] {
  const { outline, slides } = deck;
  const parts = [deck, ...slides.map((slide) => ({ ...deck, slides: [slide] }))];
  // The deck as a whole, then each of its slides as if it were a deck of its own.
  const columns = parts.map((part) => {
    const shown = new ShownThingsOf();
    shown.addDeck(part);
    return { name: part.id, shown: shown.keys };
  });
  return coverageOf(outline, columns).things.flatMap(({ type, id, decks }) => {
    const thing = thingOf(outline, type, id);
    if (!thing) return [];
    const [whole, ...each] = decks;
    return {
      type,
      id,
      label: views.name(thing.text),
      yaml: filePlace(thing.span),
      shown: whole!.length > 0,
      slides: each.flatMap((places, i) => (places.length > 0 ? [slides[i]!.id] : [])),
    };
  });
}

type Text = Parameters<Views['name']>[0];

interface Thing {
  readonly text: Text;
  readonly span: Span;
}

function thingOf(outline: Outline, type: CoveredType, id: string): Thing | null {
  const labelled = (
    map: ReadonlyMap<string, { readonly label: Text; readonly span: Span }>,
  ): Thing | null => {
    const found = map.get(id);
    return found ? { text: found.label, span: found.span } : null;
  };
  switch (type) {
    case 'element':
      return labelled(outline.elements);
    case 'relationship':
      return labelled(outline.relationships);
    case 'event':
      return labelled(outline.events);
    case 'group':
      return labelled(outline.groups);
    case 'term': {
      const term = outline.terms.get(id);
      return term ? { text: term.term, span: term.span } : null;
    }
    case 'statement': {
      const statement = outline.statementsByKey.get(id);
      return statement ? { text: statement.text, span: statement.span } : null;
    }
  }
}
