import type { RenderedMarkup } from '../../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type SourceFile } from '../../source/index.ts';
import { LimitReached, Session, type TemplateMode } from '../session.ts';
import { settleMarks } from '../settle-marks.ts';
import type { MarkdownParts, RenderScope, Views } from '../template.ts';
import { compileTemplate, type Step } from './compile-template.ts';
import { parseTemplate, TemplateText } from './parse-template.ts';
import type { Frame } from './run-values.ts';

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
  private readonly partials: PartialSources;
  private readonly units = { markup: new Map<string, Unit>(), markdown: new Map<string, Unit>() };

  constructor(partials: PartialSources) {
    this.partials = partials;
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
    };
  }

  private run(unit: Unit, scope: RenderScope): { readonly whole: boolean; readonly session: Session } {
    const session = new Session(scope, unit.mode);
    const problems = this.closure(unit).flatMap((each) => each.diagnostics);
    session.diagnostics.push(...problems);
    const { context, views } = scope;
    const stopped = unit.stopped.get(views);
    if (stopped) session.diagnostics.push(...stopped);
    if (hasErrors(problems) || !unit.program || stopped) return { whole: false, session };
    try {
      unit.program({ session, root: context, context, key: null, above: null, loop: null });
      return { whole: true, session };
    } catch (error) {
      if (!(error instanceof LimitReached) && !(error instanceof RangeError)) throw error;
      const { file, start } = unit.source;
      if (error instanceof RangeError) session.overflow({ file, start, end: start });
      // What is stopped once is not tried for each slide of the deck again.
      unit.stopped.set(views, session.diagnostics.slice(problems.length));
      return { whole: false, session };
    }
  }

  /** A partial belongs to the mode of the template that calls it, and has a context of its own. */
  private runPartial(name: string, context: unknown, { session, root, loop }: Frame): void {
    const unit = this.partial(name, session.mode);
    unit?.program?.({ session, root, context, key: null, above: null, loop });
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
    const compiled =
      parsed &&
      compileTemplate(text, parsed, {
        mode,
        partial,
        partials: [...this.partialsFor(mode).keys()],
        runPartial: (name, context, frame) => this.runPartial(name, context, frame),
        report,
      });
    return {
      source,
      mode,
      diagnostics,
      helpers: compiled?.helpers ?? new Set(),
      partials: compiled?.partials ?? new Set(),
      program: compiled && !hasErrors(diagnostics) ? compiled.run : null,
      closure: null,
      stopped: new WeakMap(),
    };
  }
}

/** A template as the rest of the room sees it. */
export interface EngineTemplate {
  /** What can be said against it and its partials without running it. */
  problems(): readonly Diagnostic[];
  /** Whether it or one of its partials calls a helper. */
  uses(helper: string): boolean;
  run(scope: RenderScope): { readonly whole: boolean; readonly session: Session };
}

interface Unit {
  readonly source: TemplateSource;
  readonly mode: TemplateMode;
  readonly diagnostics: readonly Diagnostic[];
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
  readonly program: Step | null;
  closure: readonly Unit[] | null;
  /** What was said when a run of it took too much, by whose eyes it saw with: another deck may have less to show. */
  readonly stopped: WeakMap<Views, readonly Diagnostic[]>;
}

export function renderSlide(
  template: EngineTemplate,
  file: SourceFile,
  scope: RenderScope,
): Outcome<RenderedMarkup> {
  const { whole, session } = template.run(scope);
  const { diagnostics, markup } = session;
  return !whole || hasErrors(diagnostics) ? { diagnostics } : { value: markup.finish(file), diagnostics };
}

export function renderMarkdown(template: EngineTemplate, scope: RenderScope): Outcome<MarkdownParts> {
  const { whole, session } = template.run(scope);
  const { diagnostics, contents, text } = session;
  return !whole || hasErrors(diagnostics)
    ? { diagnostics }
    : { value: settleMarks({ markdown: text, contents }), diagnostics };
}
