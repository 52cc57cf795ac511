import { type Deck, type DeckFile, type Slide, shownThings, varsView } from '../deck/index.ts';
import { plainText, type Run } from '../markup/index.ts';
import { MarkdownValue, type Views } from '../template/index.ts';
import { drawingBeside, type SlidePictures, type SlidesInput } from './handout-pictures.ts';
import { sheetTasks } from './tasks/sheet-tasks.ts';
import { taskViews } from './tasks/task-views.ts';

export interface ContextInput {
  /** With its continuation slides: what is on screen is what is in the notes. */
  readonly deck: Deck;
  readonly deckFile: DeckFile;
  readonly views: Views;
}

/** What templates of notes and handouts see. */
export function handoutContext(
  { deck, deckFile, views, theme, prefix }: ContextInput & Pick<SlidesInput, 'theme' | 'prefix'>,
  params: Readonly<Record<string, unknown>>,
  pictures: SlidePictures,
): Readonly<Record<string, unknown>> {
  return {
    title: markdownOf(deck.title),
    subtitle: deck.subtitle && markdownOf(deck.subtitle),
    ...params,
    deck: deckView(deck, views),
    outline: views.view(deck.outline),
    slides: Object.freeze(
      deck.slides.map((slide, index) => slideView(slide, index + 1, deck, views, pictures)),
    ),
    vars: varsView(deckFile, views),
    /** Made when it is asked for: few handouts have tasks. */
    get tasks() {
      const items = Array.isArray(params.items) ? params.items : null;
      const tasks = sheetTasks({ deck, views, theme, items });
      return taskViews(tasks, views, (drawing, name) => drawingBeside(drawing, `${prefix}.${name}.svg`));
    },
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
  const numbers = [...slide.cited, ...slide.citedInNotes];
  return Object.freeze({
    number,
    id: slide.id,
    title: markdownOf(slide.title),
    section: section && section.id !== 'section-default' ? section.title : null,
    notes: new MarkdownValue({ kind: 'blocks', blocks: slide.notes }, ''),
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
