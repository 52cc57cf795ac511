import type { Diagnostic, Span } from '../../source/index.ts';
import { reportTemplate, type templateCodes } from '../codes.ts';
import type { TemplateText } from './parse-template.ts';
import { PathScopes } from './path-scopes.ts';
import type { Arity } from './signature.ts';
import type { PrintPlace, SiteTable } from './sites.ts';
import type { Location } from './syntax.ts';

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

/** The block helpers; they are Handlebars' own, strict. */
export const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

/** What the parts of the rewriting share: the template, the names in scope, and the way to report. */
export class RewriteContext {
  readonly template: TemplateText;
  readonly options: RewriteOptions;
  readonly scopes: PathScopes;

  constructor(template: TemplateText, options: RewriteOptions) {
    this.template = template;
    this.options = options;
    this.scopes = new PathScopes(options.partial);
  }

  /** The number of a new place. */
  site(text: string, names: readonly string[], loc: Location, place: PrintPlace | null): number {
    return this.options.sites.add({ span: this.template.spanOf(loc), text, names, place });
  }

  refuse(loc: Location, message: string, hint: string | null): void {
    this.problem('template-refused', this.template.spanOf(loc), message, hint);
  }

  problem(code: keyof typeof templateCodes, span: Span, message: string, hint: string | null = null): void {
    this.options.report(reportTemplate(code, span, message, { hint }));
  }
}
