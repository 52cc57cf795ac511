import { type Diagnostic, didYouMean, type Span } from '../../source/index.ts';
import { reportTemplate, type templateCodes } from '../codes.ts';
import type { TemplateText } from './parse-template.ts';
import { type PathBase, PathScopes } from './path-scopes.ts';
import type { Arity } from './signature.ts';
import type { PrintPlace, SiteTable } from './sites.ts';
import {
  type BlockStatement,
  type ContentStatement,
  callExpression,
  callStatement,
  content,
  type Expression,
  type Hash,
  type Location,
  type MustacheStatement,
  nameExpression,
  numberLiteral,
  type PartialStatement,
  type PathExpression,
  type Program,
  type Statement,
  type SubExpression,
  stringLiteral,
} from './syntax.ts';
import { contextMark, inText, isSameState, scanTags, type TagState } from './tag-scanner.ts';

export type TemplateMode = 'markup' | 'markdown';

export interface CallableHelper {
  readonly signature: string;
  readonly arity: Arity;
}

export interface RewriteOptions {
  readonly mode: TemplateMode;
  /** A partial is called from elsewhere: its context and `@index` are its caller's affair. */
  readonly partial: boolean;
  readonly sites: SiteTable;
  readonly helpers: ReadonlyMap<string, CallableHelper>;
  readonly partials: readonly string[];
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface RewrittenTemplate {
  readonly program: Program;
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
}

/** The block helpers; they are Handlebars' own, strict. */
export const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

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
  const rewriter = new Rewriter(template, options);
  return {
    program: rewriter.rewriteRoot(program),
    helpers: rewriter.helpers,
    partials: rewriter.partials,
  };
}

class Rewriter {
  readonly helpers = new Set<string>();
  readonly partials = new Set<string>();
  private readonly template: TemplateText;
  private readonly options: RewriteOptions;
  private readonly scopes: PathScopes;
  /** Where the walk stands in the slide markup. */
  private state: TagState = inText;
  /** A block was found that does not leave the markup as it found it: what follows may be read wrongly. */
  private unbalanced = false;
  /** Content is looked for from here where Handlebars' positions are off. */
  private scanned = 0;

  constructor(template: TemplateText, options: RewriteOptions) {
    this.template = template;
    this.options = options;
    this.scopes = new PathScopes(options.partial);
  }

  rewriteRoot(program: Program): Program {
    const rewritten = this.program(program);
    if (this.state.at !== 'text' && !this.unbalanced) {
      const end = this.template.text.length;
      this.problem(
        'unclosed-tag',
        this.template.span(end, end),
        'the last tag of this template is not closed',
      );
    }
    return rewritten;
  }

  private program(program: Program): Program {
    return { ...program, body: program.body.flatMap((statement) => this.statement(statement)) };
  }

  private statement(statement: Statement): readonly Statement[] {
    switch (statement.type) {
      case 'ContentStatement':
        return this.options.mode === 'markup' ? this.markupContent(statement) : [statement];
      case 'CommentStatement':
        return [];
      case 'MustacheStatement':
        return this.mustache(statement);
      case 'BlockStatement':
        return this.block(statement);
      case 'PartialStatement':
        return this.partial(statement);
      case 'PartialBlockStatement':
        this.refuse(statement.loc, 'partials with a block of their own are not allowed', 'write {{> name}}');
        return [];
      default:
        this.refuse(
          statement.loc,
          'decorators and inline partials are not allowed',
          'put the partial in a file',
        );
        return [];
    }
  }

  // Literal text -----------------------------------------------------------------------------------------------

  private markupContent(statement: ContentStatement): readonly Statement[] {
    const { original, value, loc } = statement;
    const start = this.contentStart(original, loc);
    const { state, opened, problems } = scanTags(original, this.state);
    this.state = state;
    for (const { offset, length, code, message, hint } of problems) {
      this.problem(code, this.template.span(start + offset, start + offset + length), message, hint);
    }
    if (opened.length === 0) return [statement];
    // White space control only cuts white space off the ends: tags keep their distance to the first other character.
    const shift = value.search(/\S/) - original.search(/\S/);
    const pieces: Statement[] = [];
    let written = 0;
    for (const tag of opened) {
      const nameEnd = tag.nameEnd + shift;
      const number = this.options.sites.addTag(this.template.span(start + tag.start, start + tag.nameEnd));
      pieces.push(content(`${value.slice(written, nameEnd)} t="${number}"`, loc));
      if (this.options.partial || this.scopes.depth > 0) {
        const attribute = stringLiteral(contextMark(tag.name), loc);
        pieces.push(callStatement('$mark', [attribute], undefined, loc));
      }
      written = nameEnd;
    }
    pieces.push(content(value.slice(written), loc));
    return pieces;
  }

  private contentStart(original: string, loc: Location): number {
    let start = this.template.offsetOf(loc.start);
    if (!this.template.text.startsWith(original, start)) {
      const found = this.template.text.indexOf(original, this.scanned);
      if (found >= 0) start = found;
    }
    this.scanned = start + original.length;
    return start;
  }

  /** Where a value printed here lands; null (reported) where none may stand. */
  private printPlace(loc: Location): PrintPlace | null {
    if (this.options.mode === 'markdown') return 'markdown';
    switch (this.state.at) {
      case 'text':
        return 'text';
      case 'value':
        return 'attribute';
      case 'comment':
        this.problem(
          'misplaced-value',
          this.template.spanOf(loc),
          'a value cannot stand in a comment of the markup',
          'write {{!-- … --}} around a comment',
        );
        return null;
      default:
        this.problem(
          'misplaced-value',
          this.template.spanOf(loc),
          'inside a tag a value can only stand between the quotes of an attribute',
          this.state.at === 'tag' ? 'write name="{{value}}"' : null,
        );
        return null;
    }
  }

  // Values -----------------------------------------------------------------------------------------------------

  private mustache(statement: MustacheStatement): readonly Statement[] {
    const { loc, path } = statement;
    if (!statement.escaped) {
      const hint =
        'write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs';
      this.refuse(loc, 'output that is not escaped is not allowed', hint);
      return [];
    }
    const place = this.printPlace(loc);
    if (place === null) return [];
    if (path.type !== 'PathExpression') {
      this.refuse(path.loc, 'a value in quotes prints nothing', 'write the text as it stands, without {{ }}');
      return [];
    }
    if (statement.params.length > 0 || statement.hash) {
      const call = this.helperCall(statement, path);
      if (!call) return [];
      const site = this.site(path.original, [], loc, place);
      return [callStatement('$show', [numberLiteral(site, loc), call], undefined, loc)];
    }
    const base = this.resolve(path);
    if (!base) return [];
    const site = this.site(path.original, base.names, path.loc, place);
    return [callStatement('$show', [numberLiteral(site, loc), base.expression], undefined, loc)];
  }

  /** An expression whose value a block, a helper or a partial takes: names must exist, null is fine. */
  private value(expression: Expression): Expression | null {
    if (expression.type === 'SubExpression') {
      if (expression.path.type === 'PathExpression') return this.helperCall(expression, expression.path);
      this.refuse(expression.loc, 'a helper is called by its name', null);
      return null;
    }
    if (expression.type === 'UndefinedLiteral') return { ...expression, type: 'NullLiteral' };
    if (expression.type !== 'PathExpression') return expression;
    const base = this.resolve(expression);
    if (!base || base.names.length === 0) return base?.expression ?? null;
    const site = this.site(expression.original, base.names, expression.loc, null);
    const { loc } = expression;
    return callExpression('$get', [numberLiteral(site, loc), base.expression], undefined, loc);
  }

  private values(expressions: readonly Expression[]): readonly Expression[] {
    return expressions.map((each) => this.value(each)).filter((each) => each !== null);
  }

  private hash(hash: Hash | undefined): Hash | undefined {
    if (!hash) return undefined;
    const pairs = hash.pairs.flatMap((pair) => {
      const value = this.value(pair.value);
      return value ? [{ ...pair, value }] : [];
    });
    return { ...hash, pairs };
  }

  private resolve(path: PathExpression): PathBase | null {
    const resolved = this.scopes.resolve(path);
    if (!('problem' in resolved)) return resolved;
    this.problem('unknown-name', this.template.spanOf(path.loc), resolved.problem, resolved.hint);
    return null;
  }

  private helperCall(call: MustacheStatement | SubExpression, path: PathExpression): SubExpression | null {
    const params = this.values(call.params);
    const hash = this.hash(call.hash);
    const name = path.original;
    const helper = this.options.helpers.get(name);
    const span = this.template.spanOf(path.loc);
    if (!helper) {
      const isBlock = (blockHelpers as readonly string[]).includes(name);
      const message = isBlock ? `"${name}" needs a block` : `no helper "${name}"`;
      const hint = isBlock
        ? `write {{#${name} …}}…{{/${name}}}`
        : (didYouMean(name, this.options.helpers.keys()) ?? '"throughline list helpers" prints them all');
      this.problem('unknown-helper', span, message, hint);
      return null;
    }
    this.helpers.add(name);
    this.checkArguments(name, helper, call, span);
    const site = this.site(name, [], call.loc, null);
    return callExpression(name, [numberLiteral(site, call.loc), ...params], hash, call.loc);
  }

  private checkArguments(
    name: string,
    helper: CallableHelper,
    call: MustacheStatement | SubExpression,
    span: Span,
  ): void {
    const { min, max, named } = helper.arity;
    const count = call.params.length;
    const usage = `it is called as (${helper.signature})`;
    if (count < min || count > max) {
      const wanted =
        min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
      const message = `"${name}" takes ${wanted} ${wanted === '1' ? 'value' : 'values'}, not ${count}`;
      this.problem('helper-arguments', span, message, usage);
    }
    for (const pair of call.hash?.pairs ?? []) {
      if (named === null || named.includes(pair.key)) continue;
      const place = this.template.spanOf(pair.loc);
      const hint = didYouMean(pair.key, named) ?? usage;
      this.problem('helper-arguments', place, `"${name}" takes no "${pair.key}="`, hint);
    }
  }

  // Blocks and partials ----------------------------------------------------------------------------------------

  private block(statement: BlockStatement): readonly Statement[] {
    const { loc, path } = statement;
    const name = path.type === 'PathExpression' ? path.original : '';
    const before = this.state;
    const params = this.values(statement.params);
    const known = (blockHelpers as readonly string[]).includes(name);
    if (!known) this.unknownBlock(statement, name);
    else if (statement.params.length !== 1) {
      const message = `{{#${name}}} takes one value, not ${statement.params.length}`;
      const hint = statement.params.length > 1 ? 'put a helper and what it takes in ( )' : null;
      this.problem('helper-arguments', this.template.spanOf(path.loc), message, hint);
    }
    for (const pair of statement.hash?.pairs ?? []) {
      if (known && name !== 'each' && name !== 'with' && pair.key === 'includeZero') continue;
      this.problem(
        'helper-arguments',
        this.template.spanOf(pair.loc),
        `{{#${name}}} takes no "${pair.key}="`,
      );
    }
    const opensScope = name === 'each' || name === 'with';
    const program =
      statement.program && this.branch(statement.program, before, loc, opensScope ? name : null);
    const inverse = statement.inverse && this.branch(statement.inverse, before, loc, null);
    this.state = before;
    if (!known || params.length !== 1) return [];
    const site = this.site(`#${name}`, [], statement.params[0]!.loc, null);
    return [
      {
        ...statement,
        path: nameExpression(`$${name}`, loc),
        params: [numberLiteral(site, loc), params[0]!],
        hash: this.hash(statement.hash),
        program,
        inverse,
      },
    ];
  }

  /** One way through a block. Each must leave the markup as it found it, so that any of them can be taken. */
  private branch(program: Program, before: TagState, loc: Location, scope: 'each' | 'with' | null): Program {
    this.state = before;
    const names = program.blockParams ?? [];
    if (names.length > 2 || (names.length > 0 && scope === null)) {
      const message = `this block gives ${scope ? 'at most two names: the item and its index' : 'no names'}`;
      this.problem('helper-arguments', this.template.spanOf(loc), message);
    }
    if (scope) this.scopes.open(scope, names.slice(0, 2));
    const rewritten = this.program(program);
    const blockParams = scope ? this.scopes.close() : undefined;
    if (this.options.mode === 'markup' && !isSameState(this.state, before)) {
      this.unbalanced = true;
      const start = this.template.offsetOf(loc.start);
      const message =
        before.at === 'text'
          ? 'a tag that begins inside this block does not end inside it'
          : 'this block inside a tag does not leave the tag as it found it';
      this.problem('unclosed-tag', this.template.span(start, start + 3), message);
    }
    return { ...rewritten, blockParams };
  }

  private unknownBlock(statement: BlockStatement, name: string): void {
    const span = this.template.spanOf(statement.path.loc);
    const isHelper = this.options.helpers.has(name);
    const message = isHelper ? `"${name}" is not a block helper` : `no block helper "${name}"`;
    let hint = didYouMean(name, blockHelpers) ?? `there are: ${blockHelpers.join(', ')}`;
    if (isHelper) hint = `put it in another block: {{#each (${name} …)}}`;
    else if (statement.params.length === 0)
      hint = `write {{#if ${name}}}, {{#each ${name}}} or {{#with ${name}}}`;
    this.problem('unknown-helper', span, message, hint);
  }

  private partial(statement: PartialStatement): readonly Statement[] {
    const { loc, name: path } = statement;
    const params = this.values(statement.params);
    const hash = this.hash(statement.hash);
    if (path.type === 'SubExpression') {
      this.refuse(path.loc, 'the name of a partial must be written out', 'choose with {{#if}}');
      return [];
    }
    const name = String(path.original);
    const span = this.template.spanOf(path.loc);
    if (!this.options.partials.includes(name)) {
      const { partials } = this.options;
      const hint =
        didYouMean(name, partials) ?? (partials.length > 0 ? `there are: ${partials.join(', ')}` : null);
      this.problem('unknown-partial', span, `no partial "${name}"`, hint);
      return [];
    }
    if (params.length > 1) {
      this.problem(
        'helper-arguments',
        span,
        `a partial takes one value and names with values`,
        `{{> ${name} a=b}}`,
      );
    }
    if (this.options.mode === 'markup' && this.state.at !== 'text') {
      this.problem('misplaced-value', this.template.spanOf(loc), 'a partial cannot stand inside a tag');
      return [];
    }
    this.partials.add(name);
    const site = this.site(name, [], loc, null);
    const context = params[0] ?? this.scopes.current(loc);
    const call = callStatement('$partial', [numberLiteral(site, loc), context], hash, loc);
    // A partial alone on its line: Handlebars took its indentation away to indent all lines of the partial with it.
    // Data must not be indented, so that only the first line is.
    const indent = statement.indent ?? '';
    return this.options.mode === 'markdown' && indent !== '' ? [content(indent, loc), call] : [call];
  }

  // Reporting --------------------------------------------------------------------------------------------------

  private site(text: string, names: readonly string[], loc: Location, place: PrintPlace | null): number {
    return this.options.sites.add({ span: this.template.spanOf(loc), text, names, place });
  }

  private refuse(loc: Location, message: string, hint: string | null): void {
    this.problem('template-refused', this.template.spanOf(loc), message, hint);
  }

  private problem(
    code: keyof typeof templateCodes,
    span: Span,
    message: string,
    hint: string | null = null,
  ): void {
    this.options.report(reportTemplate(code, span, message, { hint }));
  }
}
