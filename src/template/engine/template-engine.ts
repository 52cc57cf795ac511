import type { RenderedMarkup } from '../../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type SourceFile } from '../../source/index.ts';
import { helpers } from '../helpers/index.ts';
import { LimitReached, Session } from '../session.ts';
import type { MarkdownParts, RenderScope } from '../template.ts';
import { makeCoreCalls, type RunData } from './core-calls.ts';
import { type CompiledProgram, compileProgram } from './handlebars.ts';
import { callable, makeHelperCalls } from './helper-calls.ts';
import { parseTemplate, TemplateText } from './parse-template.ts';
import type { TemplateMode } from './rewrite-context.ts';
import { coreCalls, type RewrittenTemplate, rewriteTemplate } from './rewrite-template.ts';
import { SiteTable } from './sites.ts';

/** A template's text: its file and where its Handlebars begins. */
export interface TemplateSource {
  readonly file: SourceFile;
  readonly start: number;
}

/** Partials by name. Those of Markdown templates come first there; slides never see them. */
export interface PartialSources {
  readonly slide: ReadonlyMap<string, TemplateSource>;
  readonly markdown: ReadonlyMap<string, TemplateSource>;
}

/** Parses, checks, compiles and runs the templates of one set, each at most once and not before it is needed. */
export class TemplateEngine {
  private readonly sites = new SiteTable();
  private readonly partials: PartialSources;
  private readonly units = { markup: new Map<string, Unit>(), markdown: new Map<string, Unit>() };
  private readonly calls: Readonly<Record<string, unknown>>;
  private readonly callNames: readonly string[];

  constructor(partials: PartialSources) {
    this.partials = partials;
    const signature = (name: string) => callable.get(name)?.signature ?? null;
    this.calls = {
      ...makeCoreCalls((name, context, data) => this.runPartial(name, context, data), signature),
      ...makeHelperCalls(helpers),
    };
    this.callNames = [...coreCalls, ...callable.keys()];
  }

  /** A template of the set. Nothing is read of it yet. */
  template(source: TemplateSource, mode: TemplateMode): EngineTemplate {
    let unit: Unit | null = null;
    const get = (): Unit => {
      unit ??= this.compile(source, mode, false);
      return unit;
    };
    return {
      problems: () => this.closure(get()).flatMap((each) => each.diagnostics),
      uses: (name) => this.closure(get()).some((each) => each.helpers.has(name)),
      run: (scope) => this.run(get(), scope),
      tags: this.sites.tags,
    };
  }

  private run(unit: Unit, scope: RenderScope): { readonly text: string | null; readonly session: Session } {
    const session = new Session(scope, this.sites.sites, unit.mode);
    const problems = this.closure(unit).flatMap((each) => each.diagnostics);
    session.diagnostics.push(...problems);
    if (unit.stopped) session.diagnostics.push(...unit.stopped);
    if (hasErrors(problems) || !unit.program || unit.stopped) return { text: null, session };
    const data: RunData = { session, root: scope.context, top: scope.context };
    try {
      const text = unit.program(scope.context, { partial: true, helpers: this.calls, data });
      return { text, session };
    } catch (error) {
      if (!(error instanceof LimitReached) && !(error instanceof RangeError)) throw error;
      const { file, start } = unit.source;
      if (error instanceof RangeError) session.overflow({ file, start, end: start });
      // What is stopped once is not tried for each slide again.
      unit.stopped = session.diagnostics.slice(problems.length);
      return { text: null, session };
    }
  }

  private runPartial(name: string, context: unknown, data: RunData): string {
    // A partial belongs to the mode of the template that calls it.
    const unit = this.partial(name, data.session.mode);
    if (!unit?.program) return '';
    return unit.program(context, { partial: true, helpers: this.calls, data: { ...data, top: context } });
  }

  private partial(name: string, mode: TemplateMode): Unit | null {
    const units = this.units[mode];
    let unit = units.get(name) ?? null;
    if (!unit) {
      const source = this.partialsFor(mode).get(name);
      if (!source) return null;
      unit = this.compile(source, mode, true);
      units.set(name, unit);
    }
    return unit;
  }

  private partialsFor(mode: TemplateMode): ReadonlyMap<string, TemplateSource> {
    return this.partials[mode === 'markup' ? 'slide' : 'markdown'];
  }

  /** A template and all partials that it can come to. */
  private closure(unit: Unit): readonly Unit[] {
    if (unit.closure) return unit.closure;
    const found = new Set([unit]);
    for (const each of found) {
      for (const name of each.partials) {
        const partial = this.partial(name, each.mode);
        if (partial) found.add(partial);
      }
    }
    unit.closure = [...found];
    return unit.closure;
  }

  private compile(source: TemplateSource, mode: TemplateMode, partial: boolean): Unit {
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic): void => {
      diagnostics.push(diagnostic);
    };
    const text = new TemplateText(source.file, source.start);
    const parsed = parseTemplate(text, report);
    const partials = [...this.partialsFor(mode).keys()];
    const rewritten: RewrittenTemplate | null =
      parsed &&
      rewriteTemplate(text, parsed, {
        mode,
        partial,
        sites: this.sites,
        helpers: callable,
        partials,
        report,
      });
    const whole = rewritten && !hasErrors(diagnostics);
    return {
      source,
      mode,
      diagnostics,
      helpers: rewritten?.helpers ?? new Set(),
      partials: rewritten?.partials ?? new Set(),
      program: whole ? compileProgram(rewritten.program, this.callNames) : null,
      closure: null,
      stopped: null,
    };
  }
}

/** A template as the rest of the room sees it. */
export interface EngineTemplate {
  /** What can be said against it and its partials without running it. */
  problems(): readonly Diagnostic[];
  /** Whether it or one of its partials calls a helper. */
  uses(helper: string): boolean;
  /** `collects`: values of Markdown are put aside (`MarkdownParts`). */
  run(scope: RenderScope, collects?: boolean): { readonly text: string | null; readonly session: Session };
  /** What the `t` marks of its output count. */
  readonly tags: RenderedMarkup['places'];
}

interface Unit {
  readonly source: TemplateSource;
  readonly mode: TemplateMode;
  readonly diagnostics: readonly Diagnostic[];
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
  readonly program: CompiledProgram | null;
  closure: readonly Unit[] | null;
  /** What was said when a run of it took too much. */
  stopped: readonly Diagnostic[] | null;
}

export function renderSlide(
  template: EngineTemplate,
  file: SourceFile,
  scope: RenderScope,
): Outcome<RenderedMarkup> {
  const { text, session } = template.run(scope);
  const { diagnostics, values, cites } = session;
  if (text === null || hasErrors(diagnostics)) return { diagnostics };
  return { value: { xml: text, file, places: template.tags, values, cites }, diagnostics };
}

export function renderMarkdown(template: EngineTemplate, scope: RenderScope): Outcome<MarkdownParts> {
  const { text, session } = template.run(scope);
  const { diagnostics, contents } = session;
  if (text === null || hasErrors(diagnostics)) return { diagnostics };
  return { value: { markdown: text, contents }, diagnostics };
}
