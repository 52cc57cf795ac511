import {
  type MarkupBlock,
  parseInline,
  parseMarkdown,
  parseSlide,
  plainText,
  type Run,
  reportProblems,
  type SlideMarkup,
} from '../markup/index.ts';
import type { Group, Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Outcome, type Span } from '../source/index.ts';
import type { CitationView, SlideTemplate, TemplateSet, Views } from '../template/index.ts';
import { type Located, type LocatedMap, lookupWording, spanOf, type Text } from '../yaml/index.ts';
import { resolveChart } from './chart-model.ts';
import { reportDeck } from './codes.ts';
import type { Deck, DeckBlock, Picture, Section, Slide, Slot } from './deck.ts';
import { type DeckFile, readEntry, type SlideEntry, type SlideEntryRecord } from './deck-file.ts';
import { decodeParams } from './decode-params.ts';
import { resolveDiagram } from './diagram-model.ts';
import { CitationNumbers } from './number-citations.ts';
import { OwnStatements } from './own-statements.ts';
import { sectionId, slideId } from './slide-id.ts';
import { checkSlideLinks } from './slide-links.ts';
import { closingNotes, shortSource } from './source-notes.ts';
import { speakingMinutes } from './speaking-time.ts';

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
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
}

/** A slide that the deck file asks for, before its template has been rendered. */
interface Planned {
  readonly entry: SlideEntryRecord;
  readonly template: SlideTemplate;
  readonly id: string;
  readonly section: Section;
  readonly isSection: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly views: Views;
  readonly title: Text | null;
  readonly notes: readonly Text[];
  readonly span: Span;
}

/**
 * Merges an outline, a deck file and a template set into slides, in one language. Every slide's template is
 * rendered, its figures are filled from the model and its citations numbered.
 */
export function composeDeck(input: ComposeInput): Outcome<Deck> {
  return new Composer(input).compose();
}

class Composer {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly sections: Section[] = [];
  private readonly ids = new Map<string, Span>();
  private readonly own: OwnStatements;
  private readonly input: ComposeInput;
  private readonly views: Views;
  private readonly deckView: Readonly<Record<string, unknown>>;
  private readonly vars: Readonly<Record<string, unknown>>;
  private readonly allViews = new Set<Views>();

  constructor(input: ComposeInput) {
    this.input = input;
    const { record } = input.deckFile;
    this.views = record.select ? input.views.select(record.select.tags) : input.views;
    this.own = new OwnStatements(input.outline, this.report);
    this.vars = Object.freeze(
      Object.fromEntries(
        (record.vars ?? []).map(({ key, value }) => [
          key,
          this.views.text(value, { type: 'deck', id: input.deckFile.id }),
        ]),
      ),
    );
    this.deckView = this.makeDeckView();
  }

  compose(): Outcome<Deck> {
    const { deckFile, outline, templates, theme, language } = this.input;
    const { record } = deckFile;
    const planned = this.plan();
    const numbers = new CitationNumbers({
      outline,
      ownStatements: this.own.byKey,
      shortOf: (passage) => shortSource(passage, this.views),
    });
    // Slides that list the citations are rendered when the others have theirs.
    const slides: (Slide | null)[] = planned.map((each) =>
      each.template.listsCitations ? null : this.slide(each, []),
    );
    const numbered = slides.map((slide) => slide && numbers.numberSlide(slide));
    const withNotes = numbered.map((slide) => slide && numbers.numberNotes(slide));
    const all = planned.map((each, index) => {
      const done = withNotes[index];
      if (done || !each.template.listsCitations) return done ?? null;
      const late = this.slide(each, numbers.citations);
      return late && numbers.numberNotes(numbers.numberSlide(late));
    });
    const whole = all.filter((slide) => slide !== null);
    const finished = whole.map((slide) => {
      const spoken = speakingMinutes(slide.notes);
      const minutes = slide.minutes >= 0 ? slide.minutes : spoken;
      return { ...slide, minutes, notes: closingNotes(slide, spoken, numbers.citations, this.views) };
    });
    checkSlideLinks(finished, this.report);
    const spokenMinutes = finished
      .filter((slide) => !slide.hidden)
      .reduce((sum, slide) => sum + slide.minutes, 0);
    if (record.minutes !== null && spokenMinutes > record.minutes) {
      const over = `the notes of "${deckFile.id}" (${language}) take about ${round(spokenMinutes)} minutes to say, the deck has ${record.minutes}`;
      this.report(
        reportDeck('over-time', spanOf(record, 'minutes'), over, {
          hint: 'shorten notes, or give the deck more minutes',
        }),
      );
    }
    for (const views of this.allViews) this.diagnostics.push(...views.diagnostics);
    const title = record.title ?? outline.title;
    const runs = (text: Text | null): readonly Run[] | null => (text === null ? null : this.runs(text));
    const used = new Set(finished.map((slide) => slide.section));
    return {
      value: {
        id: deckFile.id,
        outline,
        language,
        template: templates.name,
        theme,
        title: this.runs(title),
        subtitle: runs(record.subtitle),
        audience: runs(record.audience),
        presenter: runs(record.presenter),
        footer: runs(record.footer),
        date: record.date,
        dateText: record.date && this.views.date(record.date),
        minutes: record.minutes,
        spokenMinutes,
        sections: this.sections.filter((section) => used.has(section.id)),
        slides: finished,
        citations: numbers.citations,
        ownStatements: this.own.byKey,
        words: (key, values) => this.views.word(key, values),
        span: spanOf(record),
      },
      diagnostics: this.diagnostics,
    };
  }

  private readonly report = (diagnostic: Diagnostic): void => {
    this.diagnostics.push(diagnostic);
  };

  /** Every slide of the deck in order, with its id and parameters, but not yet rendered. */
  private plan(): Planned[] {
    const { deckFile, outline } = this.input;
    let section: Section = { id: 'section-default', title: this.views.word('default-section') };
    this.sections.push(section);
    const planned: Planned[] = [];
    for (const entry of deckFile.slides) {
      if (entry.record.section) {
        // The id comes from the outline's language, so that it is the same in every language of the deck.
        const own =
          lookupWording(entry.record.section, outline.language, outline.language) ??
          entry.record.section.wordings[0];
        const plain = plainText(parseInline(own?.value ?? '').runs);
        section = { id: entry.record.id ?? sectionId(plain), title: this.views.plain(entry.record.section) };
        this.sections.push(section);
      }
      planned.push(...this.planEntry(entry, section));
    }
    return planned;
  }

  private planEntry(entry: SlideEntry, section: Section): Planned[] {
    const { record, span } = entry;
    const { templates } = this.input;
    if (record.section && record.use) {
      this.report(
        reportDeck(
          'unknown-parameter',
          spanOf(record, 'use'),
          'a section has its own template: it takes no "use"',
        ),
      );
    }
    const name = record.section ? 'section' : record.use;
    if (name === null) {
      this.report(
        reportDeck('missing-parameter', span, 'a slide needs "use", "section" or "include"', {
          hint: 'use: bullets',
        }),
      );
      return [];
    }
    const template = templates.slides.get(name);
    if (!template) {
      const hint =
        didYouMean(name, templates.slides.keys()) ??
        `the set "${templates.name}" has: ${[...templates.slides.keys()].join(', ')}`;
      this.report(
        reportDeck('unknown-template', spanOf(record, 'use'), `no slide template "${name}"`, { hint }),
      );
      return [];
    }
    if (!record.each) {
      if (record.with)
        this.report(reportDeck('unknown-parameter', spanOf(record, 'with'), '"with" goes with "each"'));
      return this.planSlide(record, template, entry.params, section, span, null);
    }
    const members = this.membersOf(record);
    const overrides = new Map((record.with ?? []).map((each) => [each.key, each]));
    for (const [id, override] of overrides) {
      if (members.some((member) => member.id === id)) continue;
      const hint = didYouMean(
        id,
        members.map((member) => member.id),
      );
      this.report(
        reportDeck('unknown-reference', override.keySpan, `"${id}" is not among the members shown here`, {
          hint,
        }),
      );
    }
    return members.flatMap((member) => {
      const override = overrides.get(member.id);
      const changed = override && readEntry(override.value, this.report);
      const item: LocatedMap = {
        kind: 'map',
        span: spanOf(record, 'each'),
        entries: [
          ...entry.params.entries.filter(
            (e) => e.key !== 'item' && !changed?.params.entries.some((c) => c.key === e.key),
          ),
          ...(changed?.params.entries ?? []),
          { key: 'item', keySpan: spanOf(record, 'each'), value: scalar(member.id, spanOf(record, 'each')) },
        ],
      };
      return this.planSlide(record, template, item, section, span, {
        member: member.id,
        changed: changed?.record ?? null,
      });
    });
  }

  private membersOf(record: SlideEntryRecord): Group['members'] {
    const { outline } = this.input;
    const span = spanOf(record, 'each');
    const find = (id: string, map: ReadonlyMap<string, unknown>): void => {
      const hint = didYouMean(id, map.keys());
      this.report(reportDeck('unknown-reference', span, `no group "${id}" to go through`, { hint }));
    };
    if (typeof record.each === 'string') {
      const group = outline.groups.get(record.each);
      if (!group) find(record.each, outline.groups);
      return group?.members ?? [];
    }
    return (record.each ?? []).flatMap((id) => {
      const thing = outline.byId.get(id);
      if (thing && thing.type !== 'statement') return [thing];
      find(id, outline.byId);
      return [];
    });
  }

  private planSlide(
    record: SlideEntryRecord,
    template: SlideTemplate,
    params: LocatedMap,
    section: Section,
    span: Span,
    each: { readonly member: string; readonly changed: SlideEntryRecord | null } | null,
  ): Planned[] {
    const { outline } = this.input;
    const changed = each?.changed ?? null;
    const select = changed?.select ?? record.select;
    const views = select ? this.input.views.select(select.tags) : this.views;
    const isSection = record.section !== null;
    const decoded = decodeParams(params, template.params, {
      outline,
      views,
      what: isSection ? 'a section' : `a "${template.name}" slide`,
      span,
      report: this.report,
      ownStatement: (node: Located) => this.own.read(node),
    });
    if (!decoded.whole) return [];
    const base =
      record.id ?? (isSection ? section.id : slideId(template.name, each ? [] : decoded.references));
    const id = each ? `${base}-${each.member}` : base;
    if (this.ids.has(id)) {
      const message = `two slides have the id "${id}"`;
      const related = [{ message: 'the first one', span: this.ids.get(id)! }];
      this.report(
        reportDeck('duplicate-slide-id', span, message, {
          hint: `give one of them an "id" of its own`,
          related,
        }),
      );
    } else this.ids.set(id, span);
    const entry = changed
      ? { ...record, hidden: changed.hidden ?? record.hidden, minutes: changed.minutes ?? record.minutes }
      : record;
    return [
      {
        entry,
        template,
        id,
        section,
        isSection,
        values: decoded.values,
        views,
        title: changed?.title ?? record.title ?? record.section,
        notes: [record.notes, changed?.notes ?? null].filter((text) => text !== null),
        span,
      },
    ];
  }

  private slide(planned: Planned, citations: readonly CitationView[]): Slide | null {
    const { template, views, id, section, span, values } = planned;
    this.allViews.add(views);
    const owner = { type: 'slide', id } as const;
    const rendered = template.render({
      context: {
        subtitle: null,
        ...values,
        title: views.text(planned.title, owner),
        deck: this.deckView,
        outline: views.view(this.input.outline),
        slide: Object.freeze({ id, section: section.title }),
        vars: this.vars,
      },
      views,
      citations,
    });
    this.addRelated(rendered.diagnostics, span, `of the slide "${id}"`);
    if (!rendered.value) return null;
    const parsed = parseSlide(rendered.value);
    this.addRelated(parsed.diagnostics, span, `of the slide "${id}"`);
    if (!parsed.value) return null;
    const markup = parsed.value;
    this.checkLayout(markup, template);
    const title = this.titleOf(planned, markup);
    if (plainText(title).trim() === '') {
      const hint = template.params.some((p) => p.required) ? null : 'give it a "title"';
      this.report(reportDeck('missing-title', span, `the slide "${id}" has no title`, { hint }));
    }
    return {
      id,
      use: template.name,
      layout: markup.layout,
      background: markup.background,
      section: section.id,
      kicker: planned.isSection || section.id === 'section-default' ? null : section.title,
      title,
      titleOrigin: markup.titleOrigin,
      subtitle: markup.subtitle,
      slots: markup.slots.map(
        (slot) => ({ ...slot, blocks: slot.blocks.flatMap((b) => this.figure(b, planned)) }) satisfies Slot,
      ),
      notes: [...markup.notes, ...planned.notes.flatMap((text) => this.notesBlocks(text, views, id))],
      cited: [],
      citedInNotes: [],
      hidden: planned.entry.hidden ?? false,
      // Negative: not planned, so it is estimated when the notes are whole.
      minutes: planned.entry.minutes ?? -1,
      part: null,
      origin: { template: markup.origin.template, yaml: span },
    };
  }

  /** The entry's own title wins over what the template made of it. */
  private titleOf(planned: Planned, markup: SlideMarkup): readonly Run[] {
    const own = planned.title;
    if (!own) return markup.title;
    return plainText(markup.title).includes(planned.views.plain(own)) ? markup.title : this.runs(own);
  }

  private figure(block: MarkupBlock, planned: Planned): DeckBlock[] {
    const { outline, readPicture } = this.input;
    const context = { outline, views: planned.views, entry: planned.span, report: this.report };
    switch (block.kind) {
      case 'diagram': {
        const diagram = resolveDiagram(block, context);
        return diagram ? [diagram] : [];
      }
      case 'chart': {
        const chart = resolveChart(block, context);
        return chart ? [chart] : [];
      }
      case 'image': {
        const place = block.origin.yaml ?? planned.span;
        if (!block.decorative && (block.alt ?? '').trim() === '') {
          const hint =
            'give it an "alt" that says what it shows, or mark it decorative="true" in the template';
          this.report(
            reportDeck('missing-alt', place, `the picture "${block.src}" has no alt text`, { hint }),
          );
        }
        const picture = readPicture(block.src, place);
        this.diagnostics.push(...picture.diagnostics);
        if (!picture.value) return [];
        return [{ ...block, alt: block.alt ?? '', picture: picture.value }];
      }
      default:
        return [block];
    }
  }

  private checkLayout(markup: SlideMarkup, template: SlideTemplate): void {
    const { layouts } = this.input;
    const place = markup.origin.template ?? { file: template.file, start: 0, end: 0 };
    const slots = layouts.get(markup.layout);
    if (!slots) {
      const hint =
        didYouMean(markup.layout, layouts.keys()) ?? `the theme has: ${[...layouts.keys()].join(', ')}`;
      this.report(reportDeck('unknown-layout', place, `no layout "${markup.layout}"`, { hint }));
      return;
    }
    for (const slot of markup.slots) {
      if (slots.includes(slot.name)) continue;
      const hint =
        didYouMean(slot.name, slots) ??
        (slots.length > 0 ? `it has: ${slots.join(', ')}` : 'it has no slots');
      this.report(
        reportDeck(
          'unknown-slot',
          slot.origin.template ?? place,
          `the layout "${markup.layout}" has no slot "${slot.name}"`,
          { hint },
        ),
      );
    }
  }

  private notesBlocks(text: Text, views: Views, slide: string) {
    const parsed = parseMarkdown(views.wording(text), {
      span: text.span,
      owner: { type: 'slide', id: slide },
    });
    this.diagnostics.push(...reportProblems(parsed.problems, text.span));
    return parsed.blocks.filter(
      (block) => block.kind !== 'image' && block.kind !== 'diagram' && block.kind !== 'chart',
    );
  }

  private runs(text: Text): readonly Run[] {
    return parseInline(this.views.wording(text)).runs;
  }

  private addRelated(diagnostics: readonly Diagnostic[], span: Span, message: string): void {
    for (const diagnostic of diagnostics) {
      const elsewhere = diagnostic.span?.file !== span.file || diagnostic.span.start !== span.start;
      this.diagnostics.push(
        elsewhere ? { ...diagnostic, related: [...diagnostic.related, { message, span }] } : diagnostic,
      );
    }
  }

  private makeDeckView(): Readonly<Record<string, unknown>> {
    const { deckFile, outline, language } = this.input;
    const { record } = deckFile;
    const text = (value: Text | null) => this.views.text(value, { type: 'deck', id: deckFile.id });
    const composer = this;
    return Object.freeze({
      id: deckFile.id,
      title: text(record.title ?? outline.title),
      subtitle: text(record.subtitle),
      audience: text(record.audience),
      presenter: text(record.presenter),
      footer: text(record.footer),
      date: record.date,
      minutes: record.minutes,
      language,
      /** The sections that the author named. They are all known before the first slide is rendered. */
      get sections() {
        return composer.sections
          .slice(1)
          .map((section) => Object.freeze({ id: section.id, title: section.title }));
      },
    });
  }
}

function scalar(text: string, span: Span): Located {
  return { kind: 'scalar', span, text, value: text, plain: true };
}

function round(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
