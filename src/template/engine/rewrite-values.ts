import { didYouMean, type Span } from '../../source/index.ts';
import type { PathBase } from './path-scopes.ts';
import { blockHelpers, type CallableHelper, type RewriteContext } from './rewrite-context.ts';
import {
  callExpression,
  type Expression,
  type Hash,
  type MustacheStatement,
  numberLiteral,
  type PathExpression,
  type SubExpression,
} from './syntax.ts';

/** Rewrites what values are taken from: paths become lookups, calls of helpers learn where they stand. */
export class ValueRewriter {
  /** Names of the helpers called. */
  readonly helpers = new Set<string>();
  private readonly context: RewriteContext;

  constructor(context: RewriteContext) {
    this.context = context;
  }

  /** An expression whose value a block, a helper or a partial takes: names must exist, null is fine. */
  value(expression: Expression): Expression | null {
    if (expression.type === 'SubExpression') {
      if (expression.path.type === 'PathExpression') return this.helperCall(expression, expression.path);
      this.context.refuse(expression.loc, 'a helper is called by its name', null);
      return null;
    }
    if (expression.type === 'UndefinedLiteral') return { ...expression, type: 'NullLiteral' };
    if (expression.type !== 'PathExpression') return expression;
    const base = this.resolve(expression);
    if (!base || base.names.length === 0) return base?.expression ?? null;
    const site = this.context.site(expression.original, base.names, expression.loc, null);
    const { loc } = expression;
    return callExpression('$get', [numberLiteral(site, loc), base.expression], undefined, loc);
  }

  values(expressions: readonly Expression[]): readonly Expression[] {
    return expressions.map((each) => this.value(each)).filter((each) => each !== null);
  }

  hash(hash: Hash | undefined): Hash | undefined {
    if (!hash) return undefined;
    const pairs = hash.pairs.flatMap((pair) => {
      const value = this.value(pair.value);
      return value ? [{ ...pair, value }] : [];
    });
    return { ...hash, pairs };
  }

  /** What a path starts from; null (reported) where nothing does. */
  resolve(path: PathExpression): PathBase | null {
    const resolved = this.context.scopes.resolve(path);
    if (!('problem' in resolved)) return resolved;
    this.context.problem(
      'unknown-name',
      this.context.template.spanOf(path.loc),
      resolved.problem,
      resolved.hint,
    );
    return null;
  }

  /** Null (reported) where there is no such helper. */
  helperCall(call: MustacheStatement | SubExpression, path: PathExpression): SubExpression | null {
    const params = this.values(call.params);
    const hash = this.hash(call.hash);
    const name = path.original;
    const helper = this.context.options.helpers.get(name);
    const span = this.context.template.spanOf(path.loc);
    if (!helper) {
      const isBlock = (blockHelpers as readonly string[]).includes(name);
      const message = isBlock ? `"${name}" needs a block` : `no helper "${name}"`;
      const hint = isBlock
        ? `write {{#${name} …}}…{{/${name}}}`
        : (didYouMean(name, this.context.options.helpers.keys()) ??
          '"throughline list helpers" prints them all');
      this.context.problem('unknown-helper', span, message, hint);
      return null;
    }
    this.helpers.add(name);
    this.checkArguments(name, helper, call, span);
    const site = this.context.site(name, [], call.loc, null);
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
      this.context.problem('helper-arguments', span, message, usage);
    }
    for (const pair of call.hash?.pairs ?? []) {
      if (named === null || named.includes(pair.key)) continue;
      const place = this.context.template.spanOf(pair.loc);
      const hint = didYouMean(pair.key, named) ?? usage;
      this.context.problem('helper-arguments', place, `"${name}" takes no "${pair.key}="`, hint);
    }
  }
}
