import { type FindIcon, noIcons } from '../icons/index.ts';
import { parseInline, type Run } from '../markup/index.ts';
import { explainWithheld, type Outline, type Staleness } from '../outline/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { dateForms, type TemplateSet, type Views } from '../template/index.ts';
import { type DateValue, lookupWording, spanOf, type Text } from '../yaml/index.ts';
import type { Arrangements } from './arrangement-model.ts';
import { checkKinds, checkSlideLinks, checkTags } from './check-deck.ts';
import { reportDeck } from './codes.ts';
import type { Choice, Deck, Media, Picture, ReadTakenDeck, Slide } from './deck.ts';
import type { DeckFile } from './deck-file.ts';
import { OwnStatements } from './decode-params.ts';
import { markSlides } from './mark-slides.ts';
import { markStale } from './mark-stale.ts';
import { CitationNumbers } from './number-citations.ts';
import { fillNumbers, numberFormulas } from './number-formulas.ts';
import { type PlannedSlide, planSlides } from './plan-slides.ts';
import { namesOf, peopleOf, presentersOf } from './presenter.ts';
import { renderSlide } from './render-slide.ts';
import type { ReadCodeFile } from './settle-code.ts';
import { closingNotes, shortSource, speakingMinutes } from './source-notes.ts';
import { rankOfFilled } from './variables/filler.ts';

export interface ComposeInput {
  readonly outline: Outline;
  readonly deckFile: DeckFile;
  readonly templates: TemplateSet;
  readonly views: Views;
  readonly language: string;
  /** Name of the set whose theme draws the deck. */
  readonly theme: string;
  /** Names of the theme's layouts and their slots. */
  readonly layouts: ReadonlyMap<string, readonly string[]>;
  /** The kinds of elements and relationships that the theme has looks for. Left out: kinds are not looked at. */
  readonly kinds?: ReadonlySet<string>;
  /** What diagrams may be arranged as. */
  readonly arrangements: Arrangements;
  /** Those that the theme likes, the best first. */
  readonly preferred?: readonly string[];
  /** What was chosen for the language in which the deck was composed first: its other languages are given the same. */
  readonly chosen?: Map<string, { readonly name: string; readonly choice: Choice }>;
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  /** Left out: there are no videos. */
  readonly readMedia?: (path: string, from: Span | null) => Outcome<Media>;
  /** Presentations of which slides are taken. Left out: there are none. */
  readonly readTaken?: ReadTakenDeck;
  /** Files whose code is shown. Left out: there are none. */
  readonly readText?: ReadCodeFile;
  /** The rank of what the deck may show at the most. */
  readonly shown?: number;
  /** Sources of which slides say that they are stale, by id. Left out: none. */
  readonly stale?: ReadonlyMap<string, Staleness>;
  /** Left out: there are no icons. */
  readonly findIcon?: FindIcon;
}

/**
 * Merges an outline, a deck file and a template set into slides, in one language. Every slide's template is
 * rendered, its figures are filled from the model and its citations numbered.
 */
export function composeDeck(input: ComposeInput): Outcome<Deck> {
  const { deckFile, outline, templates, theme, language, layouts, arrangements, readPicture } = input;
  const { record } = deckFile;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const views = record.select ? input.views.select(record.select.tags) : input.views;
  const own = new OwnStatements(outline, report);
  const plan = planSlides({
    outline,
    deckFile,
    templates,
    allViews: input.views,
    deckViews: views,
    own,
    shown: input.shown ?? 0,
    readTaken: input.readTaken ?? (() => ({ diagnostics: [] })),
    report,
  });
  const formulas = numberFormulas(plan.slides);
  const minutes = new Map<string, number>();
  /** The marking of what the values tell that the template of a slide looks at. */
  let told = 0;
  const rendering = {
    outline,
    deckView: deckView(input, views, sectionViews(plan)),
    minutes,
    vars: varsView(deckFile, views, (rank) => {
      told = Math.max(told, rank);
    }),
    layouts,
    arrangements,
    preferred: input.preferred ?? [],
    chosen: input.chosen ?? new Map(),
    before: { figure: null, layouts: [] },
    readPicture,
    readMedia: input.readMedia ?? (() => ({ diagnostics: [] })),
    findIcon: input.findIcon ?? noIcons,
    readText: input.readText ?? (() => ({ diagnostics: [] })),
    report,
  };
  const numbers = new CitationNumbers({
    outline,
    ownStatements: own.byKey,
    shortOf: (passage) => shortSource(passage, views),
  });
  const slides = numberSlides(formulas.slides, numbers, minutes, (each) => {
    told = 0;
    const made = renderSlide(each, numbers.citations, rendering);
    const slide = made && { ...made, ownMarking: Math.max(each.ownMarking, told) };
    const words = (key: string, values?: Readonly<Record<string, string>>) => each.views.word(key, values);
    return slide && fillNumbers(slide, formulas.numbers, words, report);
  }).map((slide) => {
    const spoken = speakingMinutes(slide.notes);
    const minutes = slide.minutes >= 0 ? slide.minutes : spoken;
    return slide.taken
      ? { ...slide, minutes }
      : { ...slide, minutes, notes: closingNotes(slide, minutes, numbers.citations, views) };
  });
  checkSlideLinks(slides, report);
  checkTags(deckFile, outline, report);
  if (input.kinds) checkKinds(outline, input.kinds, report);
  const inAppendix = new Set(plan.sections.filter(({ appendix }) => appendix).map(({ id }) => id));
  const spokenMinutes = slides
    .filter((slide) => !slide.hidden && !inAppendix.has(slide.section))
    .reduce((sum, slide) => sum + slide.minutes, 0);
  // People speak faster or slower than an estimate by more than a twentieth.
  if (record.minutes !== null && spokenMinutes > record.minutes * 1.05) {
    const message = `the notes of "${deckFile.id}" (${language}) take about ${round(spokenMinutes)} minutes to say, the deck has ${record.minutes}`;
    const hint = 'shorten notes, or give the deck more minutes';
    report(reportDeck('over-time', spanOf(record, 'minutes'), message, { hint }));
  }
  const used = new Set(slides.map((slide) => slide.section));
  const names = namesOf(record.presenter, views);
  const value: Deck = {
    id: deckFile.id,
    outline,
    language,
    template: templates.name,
    theme,
    title: runsOf(record.title ?? outline.title, views),
    subtitle: record.subtitle && runsOf(record.subtitle, views),
    audience: record.audience && runsOf(record.audience, views),
    presenter: names && runsOf(names, views),
    presenters: presentersOf(record.presenter, views),
    footer: record.footer && placedRunsOf(record.footer.text, views),
    ...(record.footer?.replace && { footerReplaces: true as const }),
    date: record.date,
    dateText: record.date && views.date(record.date),
    dateForms: datesOf(record.date, views),
    minutes: record.minutes,
    spokenMinutes,
    sections: plan.sections.filter((section) => used.has(section.id)),
    slides,
    citations: numbers.citations,
    ownStatements: own.byKey,
    labels: labelsOf(outline, language),
    words: (key, values) => views.word(key, values),
    numbers: views.numbers,
    span: spanOf(record),
  };
  const allViews = new Set([views, ...plan.slides.map((each) => each.views)]);
  for (const each of allViews) diagnostics.push(...each.diagnostics);
  const marked = markStale(
    markSlides(value, { shown: input.shown ?? 0, ownTexts: deckFile.rank }, views, templates.strings),
    input.stale ?? new Map(),
  );
  return { value: marked, diagnostics: explainWithheld(diagnostics, outline) };
}

/** What templates see of the sections that the author named; the appendix is none of them. */
function sectionViews(plan: ReturnType<typeof planSlides>): readonly SectionView[] {
  return plan.sections.slice(1).flatMap(({ id, title, appendix }) => {
    const own = plan.slides.find((slide) => slide.isSection && slide.section.id === id);
    return appendix ? [] : [{ id, title, subtitle: own?.values.subtitle ?? null }];
  });
}

interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly subtitle: unknown;
}

/**
 * Renders and numbers slides; those that show what is known of the whole deck come last, when the others have their
 * numbers. `minutes`: gets what each section takes to say.
 */
function numberSlides(
  planned: readonly PlannedSlide[],
  numbers: CitationNumbers,
  minutes: Map<string, number>,
  render: (planned: PlannedSlide) => Slide | null,
): Slide[] {
  const early = planned.map((each) => (each.template.comesLast ? null : render(each)));
  const numbered = early.map((slide) => slide && numbers.numberSlide(slide));
  const withNotes = numbered.map((slide) => slide && numbers.numberNotes(slide));
  for (const slide of withNotes) {
    if (!slide || slide.hidden) continue;
    const own = slide.minutes >= 0 ? slide.minutes : speakingMinutes(slide.notes);
    minutes.set(slide.section, (minutes.get(slide.section) ?? 0) + own);
  }
  return planned.flatMap((each, index) => {
    const slide = each.template.comesLast ? render(each) : null;
    return withNotes[index] ?? (slide && numbers.numberNotes(numbers.numberSlide(slide))) ?? [];
  });
}

function runsOf(text: Text, views: Views): readonly Run[] {
  return parseInline(views.wording(text), views.formulas).runs;
}

/** What the outline calls its things in a language. */
function labelsOf({ elements, groups, terms, language: own }: Outline, language: string): string[] {
  const texts = [
    ...[...elements.values(), ...groups.values()].map((each) => each.label),
    ...[...terms.values()].map((each) => each.term),
  ];
  return [...new Set(texts.flatMap((text) => (text && lookupWording(text, language, own)?.value) ?? []))];
}

/** With the place of the wording: layout says there what does not fit. */
function placedRunsOf(text: Text, views: Views): readonly Run[] {
  const wording = views.wording(text);
  const yaml = text.wordings.find(({ value }) => value === wording)?.span ?? text.span;
  return parseInline(wording, views.formulas).runs.map((run) => ({ ...run, yaml }));
}

/** A date as it is written in full, then shorter. */
function datesOf(date: DateValue | null, views: Views): readonly string[] {
  return date === null ? [] : [...new Set(dateForms.map((form) => views.date(date, form)))];
}

function round(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}

/** What slide templates see as `deck`. */
export function deckView(
  {
    deckFile,
    outline,
    language,
  }: { readonly deckFile: DeckFile; readonly outline: Outline; readonly language: string },
  views: Views,
  sections: readonly SectionView[],
): Readonly<Record<string, unknown>> {
  const { record } = deckFile;
  const text = (value: Text | null) => views.text(value, { type: 'deck', id: deckFile.id });
  return Object.freeze({
    id: deckFile.id,
    title: text(record.title ?? outline.title),
    subtitle: text(record.subtitle),
    audience: text(record.audience),
    presenter: text(namesOf(record.presenter, views)),
    presenters: Object.freeze(
      peopleOf(record.presenter, views).map(({ name, role, link }) =>
        Object.freeze({ name: text(name), role: text(role), link }),
      ),
    ),
    footer: text(record.footer?.text ?? null),
    date: record.date,
    minutes: record.minutes,
    language,
    sections: Object.freeze(
      sections.map(({ id, title, subtitle }) => Object.freeze({ id, title, subtitle })),
    ),
  });
}

/** What templates see as `vars`. What they look at is noted; `tell`: gets the marking of it. */
export function varsView(
  deckFile: DeckFile,
  views: Views,
  tell: (rank: number) => void,
): Readonly<Record<string, unknown>> {
  const owner = { type: 'deck', id: deckFile.id } as const;
  const view: Record<string, unknown> = {};
  for (const [name, { text, node }] of deckFile.vars) {
    const get = () => {
      deckFile.filled.names.add(`vars.${name}`);
      tell(rankOfFilled(node));
      return views.text(text, owner);
    };
    Object.defineProperty(view, name, { enumerable: true, get });
  }
  return Object.freeze(view);
}
