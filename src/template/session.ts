import { MarkupBuilder, type Owner } from '../markup/index.ts';
import { rankOfOwner } from '../outline/index.ts';
import type { Diagnostic, RelatedPlace, Span } from '../source/index.ts';
import { reportTemplate, type templateCodes } from './codes.ts';
import { describeLookup, faulty } from './lookup.ts';
import { Printable, type PrintSession, type Whose } from './printable.ts';
import { extentOf, renderLimits } from './render-limits.ts';
import type { MarkdownContent, RenderScope } from './template.ts';
import { OutlineViews } from './views/outline-views.ts';
import { View } from './views/view.ts';

/** Slides are markup, notes and handouts Markdown. */
export type TemplateMode = 'markup' | 'markdown';

/** A place of a template where something is looked up, printed or called, so that errors can say where. */
export interface Site {
  readonly span: Span;
  /** As written: `item.role`. */
  readonly text: string;
  /** Names to look up, one after the other. */
  readonly names: readonly string[];
  /** Where a printed value lands; null: it is not printed. */
  readonly place: 'text' | 'attribute' | 'markdown' | null;
}

/** Thrown and caught inside this room when a rendering exceeds its limits. */
export class LimitReached extends Error {}

/** The state of one rendering: what was printed, from where, and what went wrong. */
export class Session implements PrintSession {
  readonly scope: RenderScope;
  readonly views: OutlineViews;
  readonly diagnostics: Diagnostic[] = [];
  depth = 0;
  /** What the template prints. */
  readonly mode: TemplateMode;
  /** What stands in the places of a Markdown template's values. */
  readonly contents: MarkdownContent[] = [];
  private readonly reported = new Set<string>();
  private passageNumbers: Map<string, number> | null = null;
  /** What a Markdown template printed so far. */
  text = '';
  /** What a slide template did. */
  readonly markup = new MarkupBuilder();
  /** The place that a call stands at: errors are reported there until the next. */
  site: Site | null = null;
  /** In a project with levels: whose words the tag at hand made plain characters of; of several, the highest. */
  private told: { readonly whose: Whose; readonly rank: number } | null = null;
  /** The innermost loop or call of a partial, which what is printed is counted at. */
  private around: Site | null = null;
  private steps = 0;
  private characters = 0;
  private worked = 0;

  constructor(scope: RenderScope, mode: TemplateMode) {
    if (!(scope.views instanceof OutlineViews)) throw new Error('the views of a scope come from createViews');
    this.scope = scope;
    this.views = scope.views;
    this.mode = mode;
  }

  place(content: MarkdownContent): string {
    return `\u0001${this.contents.push(content) - 1}\u0002`;
  }

  report(
    code: keyof typeof templateCodes,
    site: Site,
    message: string,
    hint: string | null,
    related: readonly RelatedPlace[] = [],
    span: Span = site.span,
  ): typeof faulty {
    // Once a place: a loop would say it again for every item.
    const key = keyOf(code, site);
    if (!this.reported.has(key)) {
      this.reported.add(key);
      this.diagnostics.push(reportTemplate(code, span, message, { hint, related }));
    }
    return faulty;
  }

  /** Whether something of this kind was said of a place: what a loop would say again need not be worked out. */
  hasReported(code: keyof typeof templateCodes, site: Site): boolean {
    return this.reported.has(keyOf(code, site));
  }

  problem(message: string, hint: string | null): void {
    if (this.site) this.report('not-printable', this.site, message, hint);
  }

  /** A tag begins. */
  begin(): void {
    this.told = null;
  }

  /** A value was read of which no owner is known any more. */
  read(value: unknown): void {
    const { outline } = this.views;
    const { marks } = outline;
    if (!marks) return;
    for (const whose of whoseOf(value)) {
      const rank = rankOfOwner(whose.owner, whose.span, outline, marks);
      if (!this.told || rank > this.told.rank) this.told = { whose, rank };
    }
  }

  /** Whose plain characters the tag at hand prints. */
  get reads(): Whose | null {
    return this.told?.whose ?? null;
  }

  printed(owner: Owner | null): void {
    if (owner) this.scope.onPrint?.(owner);
  }

  numbersOf(passageKeys: readonly string[]): readonly number[] {
    this.passageNumbers ??= new Map(this.scope.citations.map((each) => [each.passage.key, each.number]));
    const numbers = passageKeys.map((key) => this.passageNumbers!.get(key)).filter((n) => n !== undefined);
    return [...new Set(numbers)];
  }

  /** Counts work done and text made, and stops a template that never ends. */
  spend(site: Site, steps: number, characters: number): void {
    this.steps += steps;
    this.characters += characters;
    if (this.steps > renderLimits.steps) this.stop(site, `more than ${renderLimits.steps} steps`);
    if (this.characters > renderLimits.characters) {
      this.stop(site, `more than ${renderLimits.characters} characters`);
    }
  }

  /** Counts what stands in the template where it may be printed over and over. */
  repeat(characters: number): void {
    if (this.around) this.spend(this.around, 0, characters);
  }

  /** Runs what a place may run over and over: what it prints is counted there. */
  within(site: Site, run: () => void): void {
    const { around } = this;
    this.around = site;
    run();
    this.around = around;
  }

  /** Counts what a helper is about to go through or to make. */
  work(site: Site, units: number): void {
    this.worked += units;
    if (this.worked > renderLimits.work) {
      const hint = 'let it go through fewer things, or call its helpers outside of loops';
      this.stop(site, 'more work than a slide or handout can need', hint);
    }
  }

  /** Counts a value that a helper gives. */
  given(site: Site, value: unknown): void {
    this.work(site, extentOf(value));
    if (value instanceof Printable && (value.depth ?? 1) > renderLimits.values)
      this.stop(site, `texts put together from texts more than ${renderLimits.values} deep`);
  }

  enter(site: Site): void {
    this.depth += 1;
    if (this.depth > renderLimits.depth) {
      const hint = 'a partial that calls itself needs an {{#if}} that ends it';
      this.stop(site, `partials more than ${renderLimits.depth} deep`, hint);
    }
  }

  /** The place that was reached when the call stack ended. */
  overflow(start: Span): void {
    const span = this.site?.span ?? start;
    this.diagnostics.push(reportTemplate('template-limit', span, 'this template is nested too deeply'));
  }

  private stop(site: Site, what: string, hint: string | null = null): never {
    this.report('template-limit', site, `this template takes ${what}`, hint);
    throw new LimitReached();
  }

  /** `element "ocean"` with its place, for errors about a value found in it. */
  relatedTo(value: unknown): readonly RelatedPlace[] {
    const span = describeLookup(value).span;
    return span ? [{ message: describeLookup(value).name, span }] : [];
  }
}

function keyOf(code: string, { span }: Site): string {
  return `${span.file.path}\u0000${span.start}\u0000${code}`;
}

function whoseOf(value: unknown): readonly Whose[] {
  if (Array.isArray(value)) return value.flatMap(whoseOf);
  if (value instanceof View) return value.owner ? [{ owner: value.owner, span: value.span }] : [];
  return value instanceof Printable ? value.whose() : [];
}
