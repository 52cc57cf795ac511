import type { Group, Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, formatLimits, type Span, withArticle } from '../source/index.ts';
import type { SlideTemplate, TemplateSet, Views } from '../template/index.ts';
import { keySpanOf, type Located, type LocatedMap, spanOf, type Text } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { Section, Slide } from './deck.ts';
import { type DeckFile, readEntry, type SlideEntry } from './deck-file.ts';
import type { EachData, SlideEntryRecord } from './deck-schema.ts';
import { decodeParams, type OwnStatements } from './decode-params.ts';
import { entryMarking, rankOfNamed, reportBehind } from './entry-marking.ts';
import { isLeftOut, motionOf, splitHideable } from './hideable-keys.ts';
import { appendixLast, repeated } from './order-slides.ts';
import { reportNameless } from './report-nameless.ts';
import { eachRow, filteredOutline } from './rows/slides-of-rows.ts';
import { sectionOf } from './section-of.ts';
import { slideId } from './slide-ids.ts';
import { boundParam, type EachMember, membersOf, memberValues, memberView, turnOf } from './slide-members.ts';
import { takenKind, takeSlides } from './take-slides.ts';
import type { ReadTakenDeck, TakenSlide } from './taken-deck.ts';
import { templateNamed } from './template-named.ts';

/** A slide that the deck file asks for, before its template has been rendered. */
export interface PlannedSlide {
  readonly entry: SlideEntryRecord;
  readonly template: SlideTemplate;
  readonly id: string;
  readonly section: Section;
  readonly isSection: boolean;
  /** Of a slide that stands again before a section: that section's id. */
  readonly current: string | null;
  /** Of another presentation, which it shows as it is. */
  readonly taken: TakenSlide | null;
  readonly params: LocatedMap;
  /** Of one of several slides for the pairs of a group, which are one figure highlighted in turn: that group. */
  readonly turn: Group | null;
  /** The layout that the deck asks for; null: what its template says. */
  readonly layout: { readonly name: string; readonly span: Span } | null;
  /** The rank of what the deck itself says on it. */
  readonly ownMarking: number;
  readonly motion: Pick<Slide, 'transition' | 'build'>;
  /** The outline, of whose data it shows some rows alone where it says so. */
  readonly outline: Outline;
  readonly values: Readonly<Record<string, unknown>>;
  readonly views: Views;
  readonly title: Text | null;
  readonly notes: readonly Text[];
  readonly span: Span;
}

interface PlanInput {
  readonly outline: Outline;
  readonly deckFile: DeckFile;
  readonly templates: TemplateSet;
  /** With no selection of statements, and with the deck's. */
  readonly allViews: Views;
  readonly deckViews: Views;
  readonly own: OwnStatements;
  /** The rank of what the deck may show at the most. */
  readonly shown: number;
  readonly readTaken: ReadTakenDeck;
  readonly report: (diagnostic: Diagnostic) => void;
}

interface SlidePlan {
  readonly slides: readonly PlannedSlide[];
  /** The default section first, then those that the author named. */
  readonly sections: readonly Section[];
}

/** Every slide of a deck in order, each with its id, section and decoded parameters, but not yet rendered. */
export function planSlides(input: PlanInput): SlidePlan {
  return new Planner(input).plan();
}

class Planner {
  private readonly sections: Section[] = [];
  private readonly ids = new Map<string, Span>();
  private readonly input: PlanInput;
  private count = 0;
  /** Of the section that slides are added to. */
  private sectionMarking = 0;

  constructor(input: PlanInput) {
    this.input = input;
  }

  plan(): SlidePlan {
    const { deckFile } = this.input;
    let section: Section = { id: 'section-default', title: this.input.deckViews.word('default-section') };
    this.sections.push(section);
    const planned: PlannedSlide[] = [];
    let leftOut = false;
    /** The beginning of a section that is above the deck. */
    let above: SlideEntry | null = null;
    for (const entry of deckFile.slides) {
      // All of a section goes with it.
      if (entry.record.section) {
        leftOut = isLeftOut(entry.params, this.input.templates.slides.get('section') ?? null);
        this.sectionMarking = 0;
        above = null;
      }
      if (above) reportBehind(above, entry, this.sectionMarking, this.input);
      if (leftOut || above) continue;
      if (entry.record.section) section = sectionOf(entry, entry.record.section, this.input);
      else if (entry.record.appendix !== null) {
        const message = '"appendix" is of a section, not of a slide';
        const hint = 'write { section: Backup, appendix: true } before the slides';
        const place = keySpanOf(entry.record, 'appendix');
        this.input.report(reportDeck('unknown-parameter', place, message, { hint }));
      }
      const slides = this.planEntry(entry, section);
      if (this.sectionMarking > this.input.shown) above = entry;
      // Of one that is not shown its name is not told either.
      if (entry.record.section && (!above || slides.length > 0))
        this.sections.push({ ...section, ownMarking: this.sectionMarking });
      planned.push(...slides);
      // Slides of other decks may begin sections as well.
      section = slides.at(-1)?.section ?? section;
    }
    return {
      slides: appendixLast(repeated(planned), (slide) => slide.section),
      sections: appendixLast(this.sections, (each) => each),
    };
  }

  private planEntry(entry: SlideEntry, section: Section): PlannedSlide[] {
    const { record, span } = entry;
    if (record.section && record.use) {
      const message = 'a section has its own template: it takes no "use"';
      this.input.report(reportDeck('unknown-parameter', spanOf(record, 'use'), message));
    }
    const name = record.section ? 'section' : record.use;
    if (name === null) {
      reportNameless(entry, this.input.report);
      return [];
    }
    const template = templateNamed(name, record, this.input);
    if (!template) return [];
    if (!record.each && name === takenKind)
      return takeSlides(entry, template, section, this.sections, this.input).flatMap(({ taken, ...own }) =>
        this.planSlide({ ...entry, record: own.record }, template, entry.params, own.section, span, null).map(
          (slide) => ({
            ...slide,
            taken,
          }),
        ),
      );
    if (!record.each) {
      const message = '"with" goes with "each"';
      if (record.with) this.input.report(reportDeck('unknown-parameter', spanOf(record, 'with'), message));
      return this.planSlide(entry, template, entry.params, section, span, null);
    }
    return typeof record.each === 'string' || !('data' in record.each)
      ? this.planMembers(entry, template, section)
      : this.planRows(entry, record.each, template, section);
  }

  /** One slide for each row of some data, whose columns its texts name. */
  private planRows(
    entry: SlideEntry,
    each: EachData,
    template: SlideTemplate,
    section: Section,
  ): PlannedSlide[] {
    const { outline, deckViews, report } = this.input;
    if (entry.record.with) {
      const message = '"with" goes with "each" of a group';
      report(reportDeck('unknown-parameter', keySpanOf(entry.record, 'with'), message));
    }
    return eachRow(entry, each, { outline, views: deckViews, report }).flatMap((row) =>
      this.planSlide(row, template, row.params, section, row.span, null),
    );
  }

  /** One slide for each member of a group, bound to the template's `item` or to the one reference that it requires. */
  private planMembers(entry: SlideEntry, template: SlideTemplate, section: Section): PlannedSlide[] {
    const { record, params, span } = entry;
    const { report, deckViews } = this.input;
    const place = spanOf(record, 'each');
    const bound = boundParam(template);
    if (bound === null) {
      const hint = 'list its slides one by one';
      const message = `${withArticle(`"${template.name}" slide`)} has no "item" for "each" to fill`;
      report(reportDeck('unknown-parameter', place, message, { hint }));
      return [];
    }
    const given = params.entries.find((e) => e.key === bound);
    const twice = `"each" fills "${bound}": it cannot be given as well`;
    if (given) report(reportDeck('unknown-parameter', given.keySpan, twice));
    const members = membersOf(record, this.input.outline, report);
    const ids = members.map(({ member }) => member.id);
    for (const { key, keySpan } of record.with ?? []) {
      if (ids.includes(key)) continue;
      const message = `"${key}" is not among the members shown here`;
      report(reportDeck('unknown-reference', keySpan, message, { hint: didYouMean(key, ids) }));
    }
    return members.flatMap(({ member, group }) => {
      const filled = entry.forItem?.(memberValues({ member, group }, deckViews)) ?? entry;
      const override = (filled.record.with ?? []).find(({ key }) => key === member.id);
      const changed = override ? readEntry(override.value, report) : null;
      const own = changed?.params.entries ?? [];
      const entries = [
        ...filled.params.entries.filter((e) => e.key !== bound && !own.some((o) => o.key === e.key)),
        ...own,
        {
          key: bound,
          keySpan: place,
          value: { kind: 'scalar', span: place, text: member.id, value: member.id, plain: true },
        } as const,
      ];
      const each = { member, group, bound, changed: changed?.record ?? null };
      const given = { kind: 'map', span: place, entries } as const;
      const at = override?.keySpan ?? span;
      return this.planSlide(filled, template, given, section, at, each);
    });
  }

  /** Counts a slide. The first that is too many is reported. */
  private hasRoom(span: Span): boolean {
    this.count += 1;
    if (this.count === formatLimits.slides + 1) {
      const message = `a deck has at most ${formatLimits.slides} slides, and here begin more`;
      const hint = 'make several decks';
      this.input.report(reportDeck('deck-limit', span, message, { hint }));
    }
    return this.count <= formatLimits.slides;
  }

  private planSlide(
    { record, rank }: Pick<SlideEntry, 'record' | 'rank'>,
    template: SlideTemplate,
    given: LocatedMap,
    section: Section,
    span: Span,
    each: EachMember | null,
  ): PlannedSlide[] {
    if (isLeftOut(given, template)) return [];
    if (!this.hasRoom(each ? spanOf(record, 'each') : span)) return [];
    const { keys, params } = splitHideable(given, template, this.input.report);
    const own = Math.max(rank, entryMarking(keys, this.input));
    if (record.section) this.sectionMarking = own;
    if (own > this.input.shown) return [];
    const outline = keys?.where
      ? filteredOutline(this.input.outline, params, template, keys, this.input.report)
      : this.input.outline;
    const changed = each?.changed ?? null;
    const select = changed?.select ?? record.select;
    const views = select ? this.input.allViews.select(select.tags) : this.input.deckViews;
    const isSection = record.section !== null;
    const decoded = decodeParams(params, template.params, {
      outline,
      views,
      what: isSection ? 'a section' : withArticle(`"${template.name}" slide`),
      span,
      report: this.input.report,
      ownStatement: (node: Located) => this.input.own.read(node),
    });
    if (!decoded.whole) return [];
    const base =
      record.id ?? (isSection ? section.id : slideId(template.name, each ? [] : decoded.references));
    const id = changed?.id ?? (each ? `${base}-${each.member.id}` : base);
    if (this.ids.has(id)) {
      const message = `two slides have the id "${id}"`;
      const related = [{ message: 'the first one', span: this.ids.get(id)! }];
      const place = record.id === null || each ? span : spanOf(record, 'id');
      this.input.report(
        reportDeck('duplicate-slide-id', place, message, {
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
        current: null,
        taken: null,
        params,
        turn: keys?.layout ? null : turnOf(each),
        layout: keys?.layout ? { name: keys.layout, span: spanOf(keys, 'layout') } : null,
        outline,
        ownMarking: Math.max(own, this.sectionMarking, rankOfNamed(decoded.things, params, outline)),
        motion: motionOf(keys, this.input.deckFile.record),
        values: each ? { ...decoded.values, ...memberView(each, views) } : decoded.values,
        views,
        title: changed?.title ?? record.title ?? record.section,
        notes: [record.notes, changed?.notes ?? null].filter((text) => text !== null),
        span,
      },
    ];
  }
}
