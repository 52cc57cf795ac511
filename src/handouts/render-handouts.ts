import {
  type Deck,
  type DeckFile,
  decodeParams,
  OwnStatements,
  type Slide,
  shownThings,
  varsView,
} from '../deck/index.ts';
import { blocksToMarkdown, plainText, type Run, runsToMarkdown } from '../markup/index.ts';
import { type Diagnostic, didYouMean, hasErrors, type Outcome } from '../source/index.ts';
import { type MarkdownTemplate, MarkdownValue, type TemplateSet, type Views } from '../template/index.ts';
import { reportHandout } from './codes.ts';

export interface HandoutInput {
  /** With its continuation slides: what is on screen is what is in the notes. */
  readonly deck: Deck;
  readonly deckFile: DeckFile;
  readonly templates: TemplateSet;
  readonly views: Views;
}

export interface Handout {
  /** `notes`, `briefing-note`, `evidence`, … */
  readonly name: string;
  readonly markdown: string;
}

/** The speaker notes of a deck as Markdown. */
export function renderNotes(input: HandoutInput): Outcome<Handout> {
  return render(input, input.templates.notes, 'notes', {});
}

/** The handouts that a deck file asks for, as Markdown. */
export function renderHandouts(input: HandoutInput): Outcome<readonly Handout[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const handouts: Handout[] = [];
  const seen = new Set<string>();
  const own = new OwnStatements(input.deck.outline, report);
  for (const entry of input.deckFile.handouts) {
    const template = input.templates.handouts.get(entry.use);
    if (!template) {
      const names = [...input.templates.handouts.keys()];
      const hint =
        didYouMean(entry.use, names) ?? `the set "${input.templates.name}" has: ${names.join(', ')}`;
      report(reportHandout('unknown-handout', entry.span, `no handout "${entry.use}"`, { hint }));
      continue;
    }
    if (seen.has(entry.use)) {
      report(reportHandout('handout-twice', entry.span, `the handout "${entry.use}" is asked for twice`));
      continue;
    }
    seen.add(entry.use);
    const params = decodeParams(entry.params, template.params, {
      outline: input.deck.outline,
      views: input.views,
      what: `the handout "${entry.use}"`,
      span: entry.span,
      report,
      ownStatement: (node) => own.read(node),
    });
    if (!params.whole) continue;
    const rendered = render(input, template, entry.use, params.values);
    diagnostics.push(
      ...rendered.diagnostics.map((d) => ({
        ...d,
        related: [...d.related, { message: `of the handout "${entry.use}"`, span: entry.span }],
      })),
    );
    if (rendered.value) handouts.push(rendered.value);
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: handouts, diagnostics };
}

function render(
  input: HandoutInput,
  template: MarkdownTemplate,
  name: string,
  params: Readonly<Record<string, unknown>>,
): Outcome<Handout> {
  const { deck, views } = input;
  const rendered = template.render({
    context: {
      title: markdownOf(deck.title),
      subtitle: deck.subtitle && markdownOf(deck.subtitle),
      ...params,
      deck: deckView(deck, views),
      outline: views.view(deck.outline),
      slides: Object.freeze(deck.slides.map((slide, index) => slideView(slide, index + 1, deck, views))),
      vars: varsView(input.deckFile, views),
    },
    views,
    citations: deck.citations,
  });
  const diagnostics = [...rendered.diagnostics, ...views.diagnostics];
  if (rendered.value === undefined) return { diagnostics };
  return { value: { name, markdown: tidy(rendered.value) }, diagnostics };
}

/** One blank line between blocks and one line break at the end, whatever the template's conditions left behind. */
function tidy(markdown: string): string {
  return `${markdown
    .replace(/[ \t]+$/gm, (spaces, offset: number) =>
      spaces === '  ' && markdown[offset - 1] !== '\n' ? spaces : '',
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
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
    citations: Object.freeze(
      deck.citations.map(({ number, passage }) =>
        Object.freeze({ number, passage: views.view(passage), source: views.view(passage.source) }),
      ),
    ),
  });
}

function markdownOf(runs: readonly Run[]): MarkdownValue {
  return new MarkdownValue(runsToMarkdown(runs), plainText(runs));
}

function slideView(
  slide: Slide,
  number: number,
  deck: Deck,
  views: Views,
): Readonly<Record<string, unknown>> {
  const section = deck.sections.find((each) => each.id === slide.section);
  const numbers = [...slide.cited, ...slide.citedInNotes];
  return Object.freeze({
    number,
    id: slide.id,
    title: markdownOf(slide.title),
    section: section && section.id !== 'section-default' ? section.title : null,
    notes: new MarkdownValue(blocksToMarkdown(slide.notes), ''),
    citations: Object.freeze(
      numbers
        .map((n) => deck.citations[n - 1]!)
        .map((c) =>
          Object.freeze({
            number: c.number,
            passage: views.view(c.passage),
            source: views.view(c.passage.source),
          }),
        ),
    ),
    minutes: Math.round(slide.minutes * 10) / 10,
    picture: null,
  });
}
