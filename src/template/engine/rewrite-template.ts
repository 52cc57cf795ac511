import { didYouMean } from '../../source/index.ts';
import { MarkupWalk } from './markup-walk.ts';
import type { TemplateText } from './parse-template.ts';
import { blockHelpers, RewriteContext, type RewriteOptions } from './rewrite-context.ts';
import { ValueRewriter } from './rewrite-values.ts';
import {
  type BlockStatement,
  callStatement,
  content,
  type Location,
  type MustacheStatement,
  nameExpression,
  numberLiteral,
  type PartialStatement,
  type Program,
  type Statement,
} from './syntax.ts';
import type { TagState } from './tag-scanner.ts';

export interface RewrittenTemplate {
  readonly program: Program;
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
}

/** The calls that rewriting puts into templates. `$` cannot stand at the start of a helper's name. */
export const coreCalls = ['$show', '$get', '$mark', '$partial', '$if', '$unless', '$each', '$with'] as const;

/**
 * Makes a parsed template strict: every name is looked up, every value printed and every helper called through calls
 * of ours that know their place in the file; tags get marks that say where they stand. What is not allowed is
 * reported, all of it in one go.
 */
export function rewriteTemplate(
  template: TemplateText,
  program: Program,
  options: RewriteOptions,
): RewrittenTemplate {
  return new Rewriter(new RewriteContext(template, options)).rewrite(program);
}

class Rewriter {
  private readonly context: RewriteContext;
  private readonly walk: MarkupWalk;
  private readonly valueRewriter: ValueRewriter;
  private readonly partials = new Set<string>();

  constructor(context: RewriteContext) {
    this.context = context;
    this.walk = new MarkupWalk(context);
    this.valueRewriter = new ValueRewriter(context);
  }

  rewrite(program: Program): RewrittenTemplate {
    const rewritten = this.program(program);
    this.walk.finish();
    return { program: rewritten, helpers: this.valueRewriter.helpers, partials: this.partials };
  }

  private program(program: Program): Program {
    return { ...program, body: program.body.flatMap((statement) => this.statement(statement)) };
  }

  private statement(statement: Statement): readonly Statement[] {
    switch (statement.type) {
      case 'ContentStatement':
        return this.walk.content(statement);
      case 'CommentStatement':
        return [];
      case 'MustacheStatement':
        return this.mustache(statement);
      case 'BlockStatement':
        return this.block(statement);
      case 'PartialStatement':
        return this.partial(statement);
      case 'PartialBlockStatement':
        this.context.refuse(
          statement.loc,
          'partials with a block of their own are not allowed',
          'write {{> name}}',
        );
        return [];
      default:
        this.context.refuse(
          statement.loc,
          'decorators and inline partials are not allowed',
          'put the partial in a file',
        );
        return [];
    }
  }

  private mustache(statement: MustacheStatement): readonly Statement[] {
    const { loc, path } = statement;
    if (!statement.escaped) {
      const hint =
        'write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs';
      this.context.refuse(loc, 'output that is not escaped is not allowed', hint);
      return [];
    }
    const place = this.walk.printPlace(loc);
    if (place === null) return [];
    if (path.type !== 'PathExpression') {
      this.context.refuse(
        path.loc,
        'a value in quotes prints nothing',
        'write the text as it stands, without {{ }}',
      );
      return [];
    }
    if (statement.params.length > 0 || statement.hash) {
      const call = this.valueRewriter.helperCall(statement, path);
      if (!call) return [];
      const site = this.context.site(path.original, [], loc, place);
      return [callStatement('$show', [numberLiteral(site, loc), call], undefined, loc)];
    }
    const base = this.valueRewriter.resolve(path);
    if (!base) return [];
    const site = this.context.site(path.original, base.names, path.loc, place);
    return [callStatement('$show', [numberLiteral(site, loc), base.expression], undefined, loc)];
  }

  private block(statement: BlockStatement): readonly Statement[] {
    const { loc, path } = statement;
    const name = path.type === 'PathExpression' ? path.original : '';
    const before = this.walk.state;
    const params = this.valueRewriter.values(statement.params);
    const known = (blockHelpers as readonly string[]).includes(name);
    if (!known) this.unknownBlock(statement, name);
    else if (statement.params.length !== 1) {
      const message = `{{#${name}}} takes one value, not ${statement.params.length}`;
      const hint = statement.params.length > 1 ? 'put a helper and what it takes in ( )' : null;
      this.context.problem('helper-arguments', this.context.template.spanOf(path.loc), message, hint);
    }
    for (const pair of statement.hash?.pairs ?? []) {
      if (known && name !== 'each' && name !== 'with' && pair.key === 'includeZero') continue;
      this.context.problem(
        'helper-arguments',
        this.context.template.spanOf(pair.loc),
        `{{#${name}}} takes no "${pair.key}="`,
      );
    }
    const opensScope = name === 'each' || name === 'with';
    const program =
      statement.program && this.branch(statement.program, before, loc, opensScope ? name : null);
    const inverse = statement.inverse && this.branch(statement.inverse, before, loc, null);
    this.walk.state = before;
    if (!known || params.length !== 1) return [];
    const site = this.context.site(`#${name}`, [], statement.params[0]!.loc, null);
    return [
      {
        ...statement,
        path: nameExpression(`$${name}`, loc),
        params: [numberLiteral(site, loc), params[0]!],
        hash: this.valueRewriter.hash(statement.hash),
        program,
        inverse,
      },
    ];
  }

  /** One way through a block. Each must leave the markup as it found it, so that any of them can be taken. */
  private branch(program: Program, before: TagState, loc: Location, scope: 'each' | 'with' | null): Program {
    this.walk.state = before;
    const names = program.blockParams ?? [];
    if (names.length > 2 || (names.length > 0 && scope === null)) {
      const message = `this block gives ${scope ? 'at most two names: the item and its index' : 'no names'}`;
      this.context.problem('helper-arguments', this.context.template.spanOf(loc), message);
    }
    if (scope) this.context.scopes.open(scope, names.slice(0, 2));
    const rewritten = this.program(program);
    const blockParams = scope ? this.context.scopes.close() : undefined;
    this.walk.leaveBranch(before, loc);
    return { ...rewritten, blockParams };
  }

  private unknownBlock(statement: BlockStatement, name: string): void {
    const span = this.context.template.spanOf(statement.path.loc);
    const isHelper = this.context.options.helpers.has(name);
    const message = isHelper ? `"${name}" is not a block helper` : `no block helper "${name}"`;
    let hint = didYouMean(name, blockHelpers) ?? `there are: ${blockHelpers.join(', ')}`;
    if (isHelper) hint = `put it in another block: {{#each (${name} …)}}`;
    else if (statement.params.length === 0)
      hint = `write {{#if ${name}}}, {{#each ${name}}} or {{#with ${name}}}`;
    this.context.problem('unknown-helper', span, message, hint);
  }

  private partial(statement: PartialStatement): readonly Statement[] {
    const { loc, name: path } = statement;
    const params = this.valueRewriter.values(statement.params);
    const hash = this.valueRewriter.hash(statement.hash);
    if (path.type === 'SubExpression') {
      this.context.refuse(path.loc, 'the name of a partial must be written out', 'choose with {{#if}}');
      return [];
    }
    const name = String(path.original);
    const span = this.context.template.spanOf(path.loc);
    if (!this.context.options.partials.includes(name)) {
      const { partials } = this.context.options;
      const hint =
        didYouMean(name, partials) ?? (partials.length > 0 ? `there are: ${partials.join(', ')}` : null);
      this.context.problem('unknown-partial', span, `no partial "${name}"`, hint);
      return [];
    }
    if (params.length > 1) {
      this.context.problem(
        'helper-arguments',
        span,
        `a partial takes one value and names with values`,
        `{{> ${name} a=b}}`,
      );
    }
    if (this.context.options.mode === 'markup' && this.walk.state.at !== 'text') {
      this.context.problem(
        'misplaced-value',
        this.context.template.spanOf(loc),
        'a partial cannot stand inside a tag',
      );
      return [];
    }
    this.partials.add(name);
    const site = this.context.site(name, [], loc, null);
    const context = params[0] ?? this.context.scopes.current(loc);
    const call = callStatement('$partial', [numberLiteral(site, loc), context], hash, loc);
    // A partial alone on its line: Handlebars took its indentation away to indent all lines of the partial with it.
    // Data must not be indented, so that only the first line is.
    const indent = statement.indent ?? '';
    return this.context.options.mode === 'markdown' && indent !== '' ? [content(indent, loc), call] : [call];
  }
}
