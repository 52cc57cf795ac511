import { type Deck, type DeckFile, type Slide, shownThings, varsView } from '../deck/index.ts';
import { plainText, type Run } from '../markup/index.ts';
import { MarkdownValue, type Views } from '../template/index.ts';
import { keyFigures, sectionViews } from './deck-sections.ts';
import { drawingBeside, type SlidePictures, type SlidesInput } from './handout-pictures.ts';
import { briefOf } from './slide-brief.ts';
import { slidePages } from './slide-pages.ts';
import { drawStrip } from './strip.ts';
import { sheetTasks } from './tasks/sheet-tasks.ts';
import type { Drawing } from './tasks/task-drawing.ts';
import { taskViews } from './tasks/task-views.ts';

export interface ContextInput {
  /** With its continuation slides: what is on screen is what is in the notes. */
  readonly deck: Deck;
  readonly deckFile: DeckFile;
  readonly views: Views;
}

/** What templates of notes and handouts see; `tellRank`: gets the marking of the values that they look at. */
export function handoutContext(
  { deck, deckFile, views, theme, prefix }: ContextInput & Pick<SlidesInput, 'theme' | 'prefix'>,
  params: Readonly<Record<string, unknown>>,
  pictures: SlidePictures,
  tellRank: (rank: number) => void,
): Readonly<Record<string, unknown>> {
  const slides = Object.freeze(
    deck.slides.map((slide, index) => slideView(slide, index + 1, deck, views, pictures)),
  );
  const beside = (drawing: Drawing, name: string) => drawingBeside(drawing, `pictures/${prefix}.${name}.svg`);
  return {
    title: markdownOf(deck.title),
    subtitle: deck.subtitle && markdownOf(deck.subtitle),
    // Before the parameters, which may have these names.
    // Made when they are asked for: few handouts have them.
    get tasks() {
      const items = Array.isArray(params.items) ? params.items : null;
      const tasks = sheetTasks({ deck, views, theme, items });
      return taskViews(tasks, views, beside);
    },
    get sections() {
      return sectionViews(deck, views);
    },
    get figures() {
      return keyFigures(deck, views);
    },
    get strip() {
      const drawing = drawStrip(deck, views, theme);
      return drawing && beside(drawing, 'strip');
    },
    get 'slide-pages'() {
      return slidePages(deck, views, slides, Number(params['per-page'] ?? 3));
    },
    ...params,
    deck: deckView(deck, views),
    outline: views.view(deck.outline),
    slides,
    vars: varsView(deckFile, views, tellRank),
  };
}

function deckView(deck: Deck, views: Views): Readonly<Record<string, unknown>> {
  const shown = shownThings(deck);
  const all = (things: readonly Parameters<Views['view']>[0][]): readonly object[] =>
    Object.freeze(things.map((thing) => views.view(thing)));
  const runs = (value: Deck['subtitle']) => value && markdownOf(value);
  return Object.freeze({
    id: deck.id,
    title: runs(deck.title),
    subtitle: runs(deck.subtitle),
    audience: runs(deck.audience),
    presenter: runs(deck.presenter),
    presenters: Object.freeze(
      deck.presenters.map(({ name, role, link }) =>
        Object.freeze({ name: runs(name), role: runs(role), link }),
      ),
    ),
    footer: runs(deck.footer),
    date: deck.date,
    minutes: deck.minutes,
    language: deck.language,
    sections: Object.freeze(
      deck.sections.filter((s) => s.id !== 'section-default').map((section) => Object.freeze({ ...section })),
    ),
    elements: all(shown.elements),
    relationships: all(shown.relationships),
    events: all(shown.events),
    terms: all(shown.terms),
    statements: all(shown.statements),
    citations: citationViews(deck.citations, views),
  });
}

function markdownOf(runs: readonly Run[]): MarkdownValue {
  return new MarkdownValue({ kind: 'runs', runs }, plainText(runs));
}

function slideView(
  slide: Slide,
  number: number,
  deck: Deck,
  views: Views,
  pictures: SlidePictures,
): Readonly<Record<string, unknown>> {
  const section = deck.sections.find((each) => each.id === slide.section);
  const brief = briefOf(slide.notes);
  const numbers = [...slide.cited, ...slide.citedInNotes];
  return Object.freeze({
    number,
    id: slide.id,
    title: markdownOf(slide.title),
    section: section && section.id !== 'section-default' ? section.title : null,
    notes: new MarkdownValue({ kind: 'blocks', blocks: slide.notes }, ''),
    brief: new MarkdownValue({ kind: 'blocks', blocks: brief.blocks }, ''),
    'brief-goes-on': brief.more,
    citations: citationViews(
      numbers.map((n) => deck.citations[n - 1]!),
      views,
    ),
    minutes: Math.round(slide.minutes * 10) / 10,
    picture: new MarkdownValue(
      { kind: 'slide', id: slide.id, markdown: pictures.markdown(slide, number) },
      slide.id,
    ),
  });
}

function citationViews(citations: Deck['citations'], views: Views): readonly object[] {
  return Object.freeze(
    citations.map(({ number, passage }) =>
      Object.freeze({ number, passage: views.view(passage), source: views.view(passage.source) }),
    ),
  );
}
