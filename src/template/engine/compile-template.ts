import type { TagState } from '../../markup/index.ts';
import { type Diagnostic, didYouMean } from '../../source/index.ts';
import { helpersByName } from '../helpers/index.ts';
import { LayeredContext } from '../lookup.ts';
import type { Site, TemplateMode } from '../session.ts';
import { blockHelpers, type Named, type Value, ValueCompiler } from './compile-values.ts';
import { MarkupWalk } from './markup-walk.ts';
import type { TemplateText } from './parse-template.ts';
import { ask, contextPlace, type Frame, lookUp, loop, show } from './run-values.ts';
import type {
  BlockStatement,
  ContentStatement,
  Location,
  MustacheStatement,
  PartialStatement,
  Program,
  Statement,
} from './syntax.ts';

/** A piece of a template, ready to run: it prints into the session of the frame. */
export type Step = (frame: Frame) => void;

export interface CompileOptions {
  readonly mode: TemplateMode;
  /** A partial is called from elsewhere: its context and `@index` are its caller's affair. */
  readonly partial: boolean;
  readonly partials: readonly string[];
  /** Runs a partial with a context. */
  readonly runPartial: (name: string, context: unknown, frame: Frame) => void;
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface CompiledTemplate {
  readonly run: Step;
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
}

/**
 * Checks a parsed template and makes it ready to run, strictly: every name must exist, every value is printed and every
 * helper called at a known place of the file. What is not allowed is reported, all of it in one go.
 */
export function compileTemplate(
  template: TemplateText,
  program: Program,
  options: CompileOptions,
): CompiledTemplate {
  return new Compiler(template, options).compile(program);
}

class Compiler extends ValueCompiler {
  private readonly options: CompileOptions;
  private readonly walk: MarkupWalk;
  private readonly partials = new Set<string>();

  constructor(template: TemplateText, options: CompileOptions) {
    super(template, options.partial, options.report);
    this.options = options;
    this.walk = new MarkupWalk(template, options.mode === 'markup', (...problem) => this.problem(...problem));
  }

  compile(program: Program): CompiledTemplate {
    const run = this.program(program);
    this.walk.finish();
    return { run, helpers: this.helpers, partials: this.partials };
  }

  private program(program: Program): Step {
    const steps = program.body.flatMap((statement) => this.statement(statement) ?? []);
    const [only] = steps;
    if (only && steps.length === 1) return only;
    return (frame) => {
      for (const step of steps) step(frame);
    };
  }

  /** Null (reported) for what is not allowed, and for what prints nothing. */
  private statement(statement: Statement): Step | null {
    switch (statement.type) {
      case 'ContentStatement':
        return this.content(statement);
      case 'CommentStatement':
        return null;
      case 'MustacheStatement':
        return this.mustache(statement);
      case 'BlockStatement':
        return this.block(statement);
      case 'PartialStatement':
        return this.partial(statement);
      case 'PartialBlockStatement':
        return this.refuse(
          statement.loc,
          'partials with a block of their own are not allowed',
          'write {{> name}}',
        );
      default:
        return this.refuse(
          statement.loc,
          'decorators and inline partials are not allowed',
          'put the partial in a file',
        );
    }
  }

  /** Literal text. Tags know where they stand, and which value is the context there. */
  private content(statement: ContentStatement): Step | null {
    const { value } = statement;
    const { length } = value;
    if (this.options.mode === 'markdown')
      return (frame) => {
        frame.session.text += value;
        frame.session.repeat(length);
      };
    const events = this.walk.content(statement);
    const hasContext = this.options.partial || this.scopes.depth > 0;
    return (frame) => {
      const { markup } = frame.session;
      frame.session.repeat(length);
      for (const event of events)
        markup.add(event, hasContext && event.kind === 'open' ? contextPlace(frame) : null);
    };
  }

  private mustache(statement: MustacheStatement): Step | null {
    const { loc, path } = statement;
    if (!statement.escaped) {
      const hint =
        'write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs';
      return this.refuse(loc, 'output that is not escaped is not allowed', hint);
    }
    const place = this.walk.printPlace(loc);
    if (place === null) return null;
    if (path.type !== 'PathExpression') {
      const hint = 'write the text as it stands, without {{ }}';
      return this.refuse(path.loc, 'a value in quotes prints nothing', hint);
    }
    if (statement.params.length > 0 || statement.hash) {
      const call = this.helperCall(statement, path);
      if (!call) return null;
      const site = this.site(path.original, [], loc, place);
      return (frame) => {
        frame.session.begin();
        const value = call(frame);
        frame.session.site = site;
        show(site, value, frame.session);
      };
    }
    const base = this.resolve(path);
    if (!base) return null;
    const site = this.site(path.original, base.names, path.loc, place);
    return (frame) => {
      const { session } = frame;
      session.begin();
      session.site = site;
      const value = lookUp(site, base.value(frame), session);
      // Looking up may have called helpers, which moved the place.
      session.site = site;
      show(site, value, session);
    };
  }

  private block(statement: BlockStatement): Step | null {
    const { loc, path } = statement;
    const name = path.type === 'PathExpression' ? path.original : '';
    const before = this.walk.state;
    const params = this.values(statement.params);
    const known = blockHelpers.find((each) => each === name);
    const opensScope = known === 'each' || known === 'with';
    if (!known) this.unknownBlock(statement, name);
    else if (statement.params.length !== 1) {
      const message = `{{#${name}}} takes one value, not ${statement.params.length}`;
      const hint = statement.params.length > 1 ? 'put a helper and what it takes in ( )' : null;
      this.problem('helper-arguments', this.template.spanOf(path.loc), message, hint);
    }
    for (const pair of statement.hash?.pairs ?? []) {
      if (known && !opensScope && pair.key === 'includeZero') continue;
      this.problem(
        'helper-arguments',
        this.template.spanOf(pair.loc),
        `{{#${name}}} takes no "${pair.key}="`,
      );
    }
    const program = this.branch(statement.program, before, loc, opensScope ? known : null);
    const inverse = this.branch(statement.inverse, before, loc, null);
    this.walk.state = before;
    const [value] = params;
    if (!known || !value || params.length !== 1) return null;
    const site = this.site(`#${name}`, [], statement.params[0]!.loc, null);
    const named = this.named(statement.hash);
    return blockStep(known, site, value, named, program, inverse);
  }

  /** One way through a block. Each must leave the markup as it found it, so that any of them can be taken. */
  private branch(
    program: Program | undefined,
    before: TagState,
    loc: Location,
    scope: 'each' | 'with' | null,
  ): Step {
    if (!program) return nothing;
    this.walk.state = before;
    const names = program.blockParams ?? [];
    if (names.length > 2 || (names.length > 0 && scope === null)) {
      const message = `this block gives ${scope ? 'at most two names: the item and its index' : 'no names'}`;
      this.problem('helper-arguments', this.template.spanOf(loc), message);
    }
    if (scope) this.scopes.open(scope, names.slice(0, 2));
    const run = this.program(program);
    if (scope) this.scopes.close();
    this.walk.leaveBranch(before, loc);
    return run;
  }

  private unknownBlock(statement: BlockStatement, name: string): void {
    const isHelper = helpersByName.has(name);
    const message = isHelper ? `"${name}" is not a block helper` : `no block helper "${name}"`;
    let hint = didYouMean(name, blockHelpers) ?? `there are: ${blockHelpers.join(', ')}`;
    if (isHelper) hint = `put it in another block: {{#each (${name} …)}}`;
    else if (statement.params.length === 0)
      hint = `write {{#if ${name}}}, {{#each ${name}}} or {{#with ${name}}}`;
    this.problem('unknown-helper', this.template.spanOf(statement.path.loc), message, hint);
  }

  private partial(statement: PartialStatement): Step | null {
    const { loc, name: path } = statement;
    const { mode, partials, runPartial } = this.options;
    const params = this.values(statement.params);
    const named = this.named(statement.hash);
    if (path.type === 'SubExpression')
      return this.refuse(path.loc, 'the name of a partial must be written out', 'choose with {{#if}}');
    const name = String(path.original);
    const span = this.template.spanOf(path.loc);
    if (!partials.includes(name)) {
      const hint =
        didYouMean(name, partials) ?? (partials.length > 0 ? `there are: ${partials.join(', ')}` : null);
      return this.problem('unknown-partial', span, `no partial "${name}"`, hint);
    }
    if (params.length > 1) {
      const message = 'a partial takes one value and names with values';
      this.problem('helper-arguments', span, message, `{{> ${name} a=b}}`);
    }
    if (mode === 'markup' && this.walk.state.at !== 'text')
      return this.problem(
        'misplaced-value',
        this.template.spanOf(loc),
        'a partial cannot stand inside a tag',
      );
    this.partials.add(name);
    const site = this.site(name, [], loc, null);
    const [value = (frame: Frame) => frame.context] = params;
    // A partial alone on its line: Handlebars took its indentation away to indent all lines of the partial with it.
    // Data must not be indented, so that only the first line is.
    const indent = mode === 'markdown' ? (statement.indent ?? '') : '';
    return (frame) => {
      const { session } = frame;
      session.text += indent;
      const context = value(frame);
      const names = named?.(frame);
      session.site = site;
      session.spend(site, 1, 0);
      session.enter(site);
      session.within(site, () =>
        runPartial(name, names ? new LayeredContext(context, names) : context, frame),
      );
      session.depth -= 1;
    };
  }
}

function nothing(): void {}

function blockStep(
  kind: (typeof blockHelpers)[number],
  site: Site,
  value: Value,
  named: Named | null,
  program: Step,
  inverse: Step,
): Step {
  if (kind === 'each')
    return (frame) => {
      if (!loop(site, value(frame), frame, program)) inverse(frame);
    };
  if (kind === 'with')
    return (frame) => {
      const context = value(frame);
      const { session, root, loop } = frame;
      if (!ask(site, context, true, session)) inverse(frame);
      else program({ session, root, context, key: null, above: frame, loop });
    };
  const [yes, no] = kind === 'if' ? [program, inverse] : [inverse, program];
  return (frame) => {
    const asked = value(frame);
    const includesZero = named?.(frame).includeZero === true;
    if (ask(site, asked, includesZero, frame.session)) yes(frame);
    else no(frame);
  };
}
