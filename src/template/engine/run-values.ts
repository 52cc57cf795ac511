import { escapeMarkdown } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { Helper } from '../helpers/helper.ts';
import { helpersByName } from '../helpers/index.ts';
import {
  describeLookup,
  faulty,
  isPlainObject,
  isTruthy,
  LayeredContext,
  lookupField,
  nameHint,
  namesIn,
} from '../lookup.ts';
import { Printable, plainNodes } from '../printable.ts';
import { extentOf } from '../render-limits.ts';
import type { Session, Site } from '../session.ts';
import { DateView, isDateValue } from '../views/date-view.ts';
import { ownedBy, PlainView } from '../views/text-view.ts';
import { View } from '../views/view.ts';

/** A place at which a running template is: what names are looked up in, and the loop that it is in. */
export interface Frame {
  readonly session: Session;
  /** Context of the slide template, handout or notes. */
  readonly root: unknown;
  readonly context: unknown;
  /** Second block parameter: the key or index of an item. */
  readonly key: string | number | null;
  /** The frame around, in the same file; null at its top. */
  readonly above: Frame | null;
  /** A partial goes on in the loop that it is called in. */
  readonly loop: Loop | null;
}

interface Loop {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly around: Loop | null;
}

/** Looks names up, one after the other. Null on the way is null, unless the value is to be printed. */
export function lookUp(site: Site, base: unknown, session: Session): unknown {
  const { names } = site;
  const printing = site.place !== null;
  let value = base;
  for (let i = 0; i < names.length; i++) {
    if (value === faulty) return faulty;
    if (value === null || value === undefined) {
      return printing ? printsNothing(site, names.slice(0, i).join('.'), session, null) : null;
    }
    const found = lookupField(value, names[i]!);
    if (found === undefined) return unknownName(site, value, i, session);
    if (found === null && printing && i === names.length - 1)
      return printsNothing(site, names.join('.'), session, value);
    if (value instanceof View && isBare(found)) session.read(value);
    value = found;
  }
  return value;
}

/** Whether a value does not know itself whose it is. */
function isBare(value: unknown): boolean {
  if (Array.isArray(value)) return isBare(value[0]);
  return (
    typeof value === 'string' || typeof value === 'number' || value instanceof DateView || isDateValue(value)
  );
}

/** Prints a value where the template has it. */
export function show(site: Site, value: unknown, session: Session): void {
  if (value === null || value === undefined) {
    if (site.names.length === 0) printsNothing(site, site.text, session, null);
    session.spend(site, 1, 0);
    return;
  }
  session.spend(site, 1, print(withOwner(value, session), site, session));
}

function withOwner(value: unknown, session: Session): unknown {
  const { reads } = session;
  const printable = isDateValue(value) ? new DateView(value) : value;
  if (!reads || !isBare(printable) || Array.isArray(printable)) return printable;
  return new PlainView(String(printable), reads.owner, reads.span);
}

/** Gives how many characters that is. */
function print(value: unknown, site: Site, session: Session): number {
  const { place } = site;
  if (value === faulty) return 0;
  if (value instanceof Printable) {
    const { reads } = session;
    if (reads && place === 'markdown') session.printed(reads.owner);
    if (place === 'text' && reads) session.markup.print(ownedBy(value.markup(session), reads));
    else if (place === 'text') session.markup.print(value.markup(session));
    else if (place === 'attribute') session.markup.printInAttribute(value.plain());
    else session.text += value.markdown(session);
    // What a value is in Markdown is known when all is.
    return value.size;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value);
    if (place === 'text') session.markup.print(plainNodes(text));
    else if (place === 'attribute') session.markup.printInAttribute(text);
    else session.text += escapeMarkdown(text);
    return text.length;
  }
  const { name } = describeLookup(value);
  const list = `go through it with {{#each ${site.text}}}, or write {{list ${site.text}}}`;
  const field = namesIn(value).find((each) => each === 'label' || each === 'title');
  const way = isCall(site) ? `{{#with (${site.text} …)}}{{${field}}}{{/with}}` : `{{${site.text}.${field}}}`;
  const single = `print one of its fields${field === undefined ? '' : `: ${way}`}`;
  const hint = Array.isArray(value) ? list : single;
  session.report('not-printable', site, `"${site.text}" is ${name}, which cannot be printed`, hint);
  return 0;
}

export function ask(site: Site, value: unknown, includesZero: boolean, session: Session): boolean {
  session.site = site;
  session.spend(site, 1, 0);
  // Whether a text is empty is seen by reading it.
  if (value instanceof Printable) session.work(site, extentOf(value));
  return isTruthy(value) || (value === 0 && includesZero);
}

/** Runs a part of a template once for every item of a list or a map; false where there is none. */
export function loop(site: Site, value: unknown, frame: Frame, run: (frame: Frame) => void): boolean {
  const { session, root } = frame;
  session.site = site;
  const entries = entriesOf(value, site, session);
  session.within(site, () => {
    entries.forEach(([key, context], index) => {
      session.spend(site, 1, 0);
      const last = index === entries.length - 1;
      const loop = { index, key, first: index === 0, last, around: frame.loop };
      run({ session, root, context, key, above: frame, loop });
    });
  });
  return entries.length > 0 || value === faulty;
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

/** Calls a helper. What is made of a faulty value is faulty, without a word. */
export function callHelper(
  helper: Helper,
  site: Site,
  values: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
  session: Session,
): unknown {
  if (values.includes(faulty)) return faulty;
  for (const name in named) if (named[name] === faulty) return faulty;
  session.site = site;
  session.spend(site, 1, 0);
  if (session.hasReported('helper-arguments', site)) return faulty;
  const fail = (message: string, hint: string | null = null, cause: Span | null = null): unknown => {
    const words = `"${helper.name}": ${message}`;
    // Nobody can change a template of the package: what was laid over its set is where the mistake is.
    const isElsewhere = cause !== null && isShipped(site.span) && !isShipped(cause);
    const related = isElsewhere ? [{ message: 'it is called here', span: site.span }] : [];
    const span = isElsewhere ? cause : site.span;
    return session.report('helper-arguments', site, words, hint ?? `(${helper.signature})`, related, span);
  };
  const spend = (units: number): void => session.work(site, units);
  // Texts are read whole; what is done with a list its helper knows.
  for (const value of values) if (!Array.isArray(value)) spend(extentOf(value));
  for (const name in named) spend(extentOf(named[name]));
  const { views, scope } = session;
  const given = helper.run({ values, named, views, scope, fail, spend }) ?? null;
  session.given(site, given);
  if (isBare(given)) for (const value of [...values, ...Object.values(named)]) session.read(value);
  return given;
}

function isShipped({ file }: Span): boolean {
  return file.path.startsWith('package:');
}

/** Where the value stands in YAML that is the context of a tag. */
export function contextPlace({ context }: Frame): Span | null {
  let value = context;
  while (value instanceof LayeredContext) value = value.base;
  return value instanceof View ? value.span : null;
}

function printsNothing(site: Site, path: string, session: Session, owner: unknown): typeof faulty {
  const whose = owner === null ? '' : ` of ${describeLookup(owner).name}`;
  const of = whose === ' of what stands here' ? '' : whose;
  const message =
    path === '' ? 'there is nothing to print here' : `"${path}"${of} is absent: nothing to print`;
  const asked = isCall(site) ? `(${site.text} …)` : site.text;
  const hint = `ask first: {{#if ${asked}}}…{{/if}}`;
  return session.report('prints-nothing', site, message, hint, session.relatedTo(owner));
}

function unknownName(site: Site, value: unknown, index: number, session: Session): typeof faulty {
  if (session.hasReported('unknown-name', site)) return faulty;
  const { names } = site;
  const name = names[index]!;
  const { name: what } = describeLookup(value);
  const where = what === 'what stands here' ? 'no name' : `${what} has no`;
  const path = names.slice(0, index + 1).join('.');
  const message = index > 0 ? `${where} "${name}" ("${path}")` : `${where} "${name}"`;
  const signature = names.length === 1 ? (helpersByName.get(name)?.signature ?? null) : null;
  const hint = signature === null ? nameHint(value, name) : `"${name}" is a helper: (${signature})`;
  return session.report('unknown-name', site, message, hint);
}

/** Whether what is printed is what a helper gives. */
function isCall(site: Site): boolean {
  return site.names.length === 0 && !site.text.startsWith('this');
}
