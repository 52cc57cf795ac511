import { escapeMarkdown } from '../../markup/index.ts';
import { extentOf } from '../extent.ts';
import { describeLookup, isPlainObject, LayeredContext, lookupField, nameHint } from '../lookup.ts';
import { escapeMarkup, Printable } from '../printable.ts';
import { faulty, type Session } from '../session.ts';
import { DateView, isDateValue } from '../views/date-view.ts';
import { View } from '../views/view.ts';
import { type BlockOptions, verbatim } from './handlebars.ts';
import type { coreCalls } from './rewrite-template.ts';
import type { Site } from './sites.ts';
import { isTruthy } from './truth.ts';

/** What a running template carries along: the rendering, the context of the file, and the loop it is in. */
export interface RunData {
  readonly session: Session;
  /** Context of the slide template, handout or notes. */
  readonly root: unknown;
  /** Context of this file: a partial has its own. */
  readonly top: unknown;
  readonly index?: number;
  readonly key?: string | number;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly _parent?: RunData;
}

interface CallOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: RunData;
}
type BlockCallOptions = BlockOptions & CallOptions;

/** Runs a partial by name with a context. */
export type RunPartial = (name: string, context: unknown, data: RunData) => string;

/** A call from a compiled template. `this` is the context there. */
// biome-ignore lint/suspicious/noExplicitAny: Handlebars calls with as many arguments as the template wrote
type Call = (this: unknown, ...args: any[]) => unknown;

/** The calls that `rewrite-template.ts` puts in the place of Handlebars' own lookups, output and blocks. */
export function makeCoreCalls(
  runPartial: RunPartial,
  helperSignature: (name: string) => string | null,
): Readonly<Record<(typeof coreCalls)[number], Call>> {
  const lookup = (site: Site, base: unknown, session: Session, printing: boolean): unknown => {
    let value = base;
    for (let i = 0; i < site.names.length; i++) {
      const name = site.names[i]!;
      if (value === faulty) return faulty;
      if (value === null || value === undefined) {
        if (!printing) return null;
        return printsNothing(site, site.names.slice(0, i).join('.'), session, null);
      }
      const found = lookupField(value, name);
      if (found === undefined) return unknownName(site, value, i, session, helperSignature);
      if (found === null && printing && i === site.names.length - 1) {
        return printsNothing(site, site.names.join('.'), session, value);
      }
      value = found;
    }
    return value;
  };

  return {
    $get(site: number, base: unknown, options: CallOptions) {
      const { session } = options.data;
      return lookup(session.at(site), base, session, false);
    },
    $show(site: number, base: unknown, options: CallOptions) {
      const { session } = options.data;
      const here = session.at(site);
      const value = here.names.length > 0 ? lookup(here, base, session, true) : base;
      // Looking up may have called helpers, which moved the place.
      session.at(site);
      const text =
        value === null || value === undefined ? nothing(here, session) : print(value, here, session);
      // In Markdown a mark stands for the value until all is known.
      session.spend(here, 1, value instanceof Printable ? Math.max(value.size, text.length) : text.length);
      return verbatim(text);
    },
    $mark(this: unknown, attribute: string, options: CallOptions) {
      const number = markNumber(this, options.data.session);
      return number === null ? '' : verbatim(` ${attribute}="${number}"`);
    },
    $partial(site: number, context: unknown, options: CallOptions) {
      const { session } = options.data;
      const here = session.at(site);
      session.spend(here, 1, 0);
      session.enter(here);
      const layered =
        Object.keys(options.hash).length > 0 ? new LayeredContext(context, options.hash) : context;
      const text = session.spendText(here, () => runPartial(here.text, layered, options.data));
      session.depth -= 1;
      return verbatim(text);
    },
    $if(this: unknown, site: number, value: unknown, options: BlockCallOptions) {
      const truthy = ask(site, value, options);
      return verbatim(truthy ? options.fn(this) : options.inverse(this));
    },
    $unless(this: unknown, site: number, value: unknown, options: BlockCallOptions) {
      const truthy = ask(site, value, options);
      return verbatim(truthy ? options.inverse(this) : options.fn(this));
    },
    $with(this: unknown, site: number, value: unknown, options: BlockCallOptions) {
      if (!ask(site, value, options) && value !== 0) return verbatim(options.inverse(this));
      return verbatim(options.fn(value, { data: options.data, blockParams: [value, null, value] }));
    },
    $each(this: unknown, site: number, value: unknown, options: BlockCallOptions) {
      const { session } = options.data;
      const here = session.at(site);
      const entries = entriesOf(value, here, session);
      if (entries.length === 0) return verbatim(value === faulty ? '' : options.inverse(this));
      let text = '';
      entries.forEach(([key, item], index) => {
        session.spend(here, 1, 0);
        const data: RunData = {
          session,
          root: options.data.root,
          top: options.data.top,
          index,
          key,
          first: index === 0,
          last: index === entries.length - 1,
          _parent: options.data,
        };
        text += session.spendText(here, () => options.fn(item, { data, blockParams: [item, key, item] }));
      });
      return verbatim(text);
    },
  };
}

function ask(site: number, value: unknown, { hash, data }: BlockCallOptions): boolean {
  const { session } = data;
  const here = session.at(site);
  session.spend(here, 1, 0);
  // Whether a text is empty is seen by reading it.
  if (value instanceof Printable) session.work(here, extentOf(value));
  return isTruthy(value) || (value === 0 && hash.includeZero === true);
}

function entriesOf(
  value: unknown,
  site: Site,
  session: Session,
): readonly (readonly [key: string | number, item: unknown])[] {
  if (value === null || value === undefined || value === faulty) return [];
  if (Array.isArray(value)) return value.map((item, index) => [index, item] as const);
  if (isPlainObject(value) && !isDateValue(value)) return Object.entries(value);
  const { name } = describeLookup(value);
  session.report('helper-arguments', site, `{{#each}} goes through a list, not ${name}`, null);
  return [];
}

function print(value: unknown, site: Site, session: Session): string {
  if (value === faulty) return '';
  const printable = isDateValue(value) ? new DateView(value) : value;
  if (printable instanceof Printable) {
    if (site.place === 'text') return printable.markup(session);
    if (site.place === 'markdown') return printable.markdown(session);
    return escapeMarkup(printable.plain());
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value);
    return site.place === 'markdown' ? escapeMarkdown(text) : escapeMarkup(text);
  }
  const { name } = describeLookup(value);
  const list = `go through it with {{#each ${site.text}}}, or write {{list ${site.text}}}`;
  const hint = Array.isArray(value) ? list : `print one of its fields: {{${site.text}.label}}`;
  session.report('not-printable', site, `"${site.text}" is ${name}, which cannot be printed`, hint);
  return '';
}

function nothing(site: Site, session: Session): string {
  if (site.names.length === 0) printsNothing(site, site.text, session, null);
  return '';
}

function printsNothing(site: Site, path: string, session: Session, owner: unknown): typeof faulty {
  const whose = owner === null ? '' : ` of ${describeLookup(owner).name}`;
  const of = whose === ' of what stands here' ? '' : whose;
  const message =
    path === '' ? 'there is nothing to print here' : `"${path}"${of} is absent: nothing to print`;
  const asked = site.names.length > 0 || site.text.startsWith('this') ? site.text : `(${site.text} …)`;
  const hint = `ask first: {{#if ${asked}}}…{{/if}}`;
  return session.report('prints-nothing', site, message, hint, session.relatedTo(owner));
}

function unknownName(
  site: Site,
  value: unknown,
  index: number,
  session: Session,
  helperSignature: (name: string) => string | null,
): typeof faulty {
  if (session.hasReported('unknown-name', site)) return faulty;
  const name = site.names[index]!;
  const { name: what } = describeLookup(value);
  const where = what === 'what stands here' ? 'no name' : `${what} has no`;
  const path = site.names.slice(0, index + 1).join('.');
  const message = index > 0 ? `${where} "${name}" ("${path}")` : `${where} "${name}"`;
  const signature = site.names.length === 1 ? helperSignature(name) : null;
  const hint = signature === null ? nameHint(value, name) : `"${name}" is a helper: (${signature})`;
  return session.report('unknown-name', site, message, hint);
}

/** The number of the value that is the context of a tag, where it stands in YAML. */
function markNumber(context: unknown, session: Session): number | null {
  let value = context;
  while (value instanceof LayeredContext) value = value.base;
  if (!(value instanceof View) || !value.span) return null;
  return session.valueNumber(value, { owner: value.owner, yaml: value.span, language: null });
}
