import type { TagState } from '../../markup/index.ts';
import { type Diagnostic, didYouMean, type Span } from '../../source/index.ts';
import { reportTemplate, type templateCodes } from '../codes.ts';
import { helpersByName } from '../helpers/index.ts';
import { LayeredContext } from '../lookup.ts';
import type { Site, TemplateMode } from '../session.ts';
import { MarkupWalk } from './markup-walk.ts';
import type { TemplateText } from './parse-template.ts';
import { ask, callHelper, contextPlace, type Frame, lookUp, loop, show } from './run-values.ts';
import { type PathBase, PathScopes } from './scopes.ts';
import type {
  BlockStatement,
  Call,
  ContentStatement,
  Expression,
  Hash,
  Location,
  MustacheStatement,
  PartialStatement,
  PathExpression,
  Program,
  Statement,
} from './syntax.ts';

/** A piece of a template, ready to run: it prints into the session of the frame. */
export type Step = (frame: Frame) => void;
type Value = (frame: Frame) => unknown;

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

/** The block helpers; they are Handlebars' own, strict. */
const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

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

class Compiler {
  private readonly template: TemplateText;
  private readonly options: CompileOptions;
  private readonly scopes: PathScopes;
  private readonly walk: MarkupWalk;
  private readonly helpers = new Set<string>();
  private readonly partials = new Set<string>();

  constructor(template: TemplateText, options: CompileOptions) {
    this.template = template;
    this.options = options;
    this.scopes = new PathScopes(options.partial);
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

  /** An expression whose value a block, a helper or a partial takes: names must exist, null is fine. */
  private value(expression: Expression): Value | null {
    if (expression.type === 'SubExpression') {
      if (expression.path.type === 'PathExpression') return this.helperCall(expression, expression.path);
      return this.refuse(expression.loc, 'a helper is called by its name', null);
    }
    if (expression.type !== 'PathExpression') {
      const value = expression.value ?? null;
      return () => value;
    }
    const base = this.resolve(expression);
    if (!base || base.names.length === 0) return base?.value ?? null;
    const site = this.site(expression.original, base.names, expression.loc, null);
    return (frame) => {
      const start = base.value(frame);
      frame.session.site = site;
      return lookUp(site, start, frame.session);
    };
  }

  private values(expressions: readonly Expression[]): readonly Value[] {
    return expressions.flatMap((each) => this.value(each) ?? []);
  }

  private named(hash: Hash | undefined): ((frame: Frame) => Readonly<Record<string, unknown>>) | null {
    // From the last to the first, and the first of a name counts: so does Handlebars.
    const pairs = (hash?.pairs ?? [])
      .flatMap(({ key, value }) => [{ key, value: this.value(value) }])
      .reverse();
    if (pairs.length === 0) return null;
    return (frame) => {
      const named: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const { key, value } of pairs) if (value) named[key] = value(frame);
      return named;
    };
  }

  /** What a path starts from; null (reported) where nothing does. */
  private resolve(path: PathExpression): PathBase | null {
    const resolved = this.scopes.resolve(path);
    if (!('problem' in resolved)) return resolved;
    return this.problem('unknown-name', this.template.spanOf(path.loc), resolved.problem, resolved.hint);
  }

  /** Null (reported) where there is no such helper. */
  private helperCall(call: Call, path: PathExpression): Value | null {
    const params = this.values(call.params);
    const named = this.named(call.hash);
    const name = path.original;
    const helper = helpersByName.get(name);
    const span = this.template.spanOf(path.loc);
    if (!helper) {
      const isBlock = (blockHelpers as readonly string[]).includes(name);
      const message = isBlock ? `"${name}" needs a block` : `no helper "${name}"`;
      const hint = isBlock
        ? `write {{#${name} …}}…{{/${name}}}`
        : (didYouMean(name, helpersByName.keys()) ?? '"throughline list helpers" prints them all');
      return this.problem('unknown-helper', span, message, hint);
    }
    this.helpers.add(name);
    this.checkArguments(name, helper.signature, call, span);
    const site = this.site(name, [], call.loc, null);
    return (frame) => {
      const values = params.map((param) => param(frame));
      return callHelper(helper, site, values, named?.(frame) ?? noNames, frame.session);
    };
  }

  private checkArguments(name: string, signature: string, call: Call, span: Span): void {
    const { min, max, named } = arityOf(signature);
    const count = call.params.length;
    const usage = `it is called as (${signature})`;
    if (count < min || count > max) {
      const wanted =
        min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
      const message = `"${name}" takes ${wanted} ${wanted === '1' ? 'value' : 'values'}, not ${count}`;
      this.problem('helper-arguments', span, message, usage);
    }
    for (const pair of call.hash?.pairs ?? []) {
      if (named === null || named.includes(pair.key)) continue;
      const hint = didYouMean(pair.key, named) ?? usage;
      const message = `"${name}" takes no "${pair.key}="`;
      this.problem('helper-arguments', this.template.spanOf(pair.loc), message, hint);
    }
  }

  private site(text: string, names: readonly string[], loc: Location, place: Site['place']): Site {
    return { span: this.template.spanOf(loc), text, names, place };
  }

  private refuse(loc: Location, message: string, hint: string | null): null {
    return this.problem('template-refused', this.template.spanOf(loc), message, hint);
  }

  private problem(
    code: keyof typeof templateCodes,
    span: Span,
    message: string,
    hint: string | null = null,
  ): null {
    this.options.report(reportTemplate(code, span, message, { hint }));
    return null;
  }
}

const noNames: Readonly<Record<string, unknown>> = Object.freeze({});

function nothing(): void {}

function blockStep(
  kind: (typeof blockHelpers)[number],
  site: Site,
  value: Value,
  named: ((frame: Frame) => Readonly<Record<string, unknown>>) | null,
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

/** What a helper takes, read from its signature: `label thing [group]`, `t key name=…`, `and a b …`. */
interface Arity {
  readonly min: number;
  /** Infinity with `…`. */
  readonly max: number;
  /** Names of its `name=value` pairs; null: any. */
  readonly named: readonly string[] | null;
}

function arityOf(signature: string): Arity {
  const [, ...words] = signature.split(' ');
  const values = words.filter((word) => !word.includes('=') && word !== '…');
  const named = words.filter((word) => word.includes('='));
  return {
    min: values.filter((word) => !word.startsWith('[')).length,
    max: words.includes('…') ? Number.POSITIVE_INFINITY : values.length,
    named: named.some((word) => word.endsWith('=…')) ? null : named.map((word) => word.replace(/=.*$/, '')),
  };
}
