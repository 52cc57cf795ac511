import { type Diagnostic, didYouMean, type Span } from '../../source/index.ts';
import { reportTemplate, type templateCodes } from '../codes.ts';
import { helpersByName } from '../helpers/index.ts';
import type { Site } from '../session.ts';
import type { TemplateText } from './parse-template.ts';
import { callHelper, type Frame, lookUp } from './run-values.ts';
import { type PathBase, PathScopes } from './scopes.ts';
import type { Call, Expression, Hash, Location, PathExpression } from './syntax.ts';

export type Value = (frame: Frame) => unknown;
export type Named = (frame: Frame) => Readonly<Record<string, unknown>>;

/** The block helpers; they are Handlebars' own, strict. */
export const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

/** Makes what values are taken from ready to run: paths, calls of helpers, literals. */
export class ValueCompiler {
  /** Names of the helpers called. */
  readonly helpers = new Set<string>();
  protected readonly template: TemplateText;
  protected readonly scopes: PathScopes;
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(template: TemplateText, partial: boolean, report: (diagnostic: Diagnostic) => void) {
    this.template = template;
    this.scopes = new PathScopes(partial);
    this.report = report;
  }

  /** An expression whose value a block, a helper or a partial takes: names must exist, null is fine. */
  protected value(expression: Expression): Value | null {
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

  protected values(expressions: readonly Expression[]): readonly Value[] {
    return expressions.flatMap((each) => this.value(each) ?? []);
  }

  protected named(hash: Hash | undefined): Named | null {
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
  protected resolve(path: PathExpression): PathBase | null {
    const resolved = this.scopes.resolve(path);
    if (!('problem' in resolved)) return resolved;
    return this.problem('unknown-name', this.template.spanOf(path.loc), resolved.problem, resolved.hint);
  }

  /** Null (reported) where there is no such helper. */
  protected helperCall(call: Call, path: PathExpression): Value | null {
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

  protected site(text: string, names: readonly string[], loc: Location, place: Site['place']): Site {
    return { span: this.template.spanOf(loc), text, names, place };
  }

  protected refuse(loc: Location, message: string, hint: string | null): null {
    return this.problem('template-refused', this.template.spanOf(loc), message, hint);
  }

  protected problem(
    code: keyof typeof templateCodes,
    span: Span,
    message: string,
    hint: string | null = null,
  ): null {
    this.report(reportTemplate(code, span, message, { hint }));
    return null;
  }
}

const noNames: Readonly<Record<string, unknown>> = Object.freeze({});

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
