import type { Span } from '../../source/index.ts';
import { extentOf } from '../extent.ts';
import type { Helper } from '../helpers/helper.ts';
import { helpers } from '../helpers/index.ts';
import { faulty, type Session } from '../session.ts';
import type { CallableHelper } from './rewrite-context.ts';
import { arityOf } from './signature.ts';

/** What templates may call, with what each takes. */
export const callable: ReadonlyMap<string, CallableHelper> = new Map(
  helpers.map(({ name, signature }) => [name, { signature, arity: arityOf(signature) }]),
);

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly session: Session };
}

/** The helpers as Handlebars calls them: the number of the place first, its options last. */
export function makeHelperCalls(list: readonly Helper[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map((helper) => [helper.name, makeCall(helper)]));
}

function makeCall(helper: Helper) {
  return (site: number, ...rest: unknown[]): unknown => {
    // Handlebars puts its options behind the values that the template wrote.
    const options = rest.pop() as HelperOptions;
    const { session } = options.data;
    const named = options.hash;
    if (rest.includes(faulty)) return faulty;
    for (const name in named) if (named[name] === faulty) return faulty;
    const here = session.at(site);
    session.spend(here, 1, 0);
    if (session.hasReported('helper-arguments', here)) return faulty;
    const fail = (message: string, hint: string | null = null, cause: Span | null = null): unknown => {
      const words = `"${helper.name}": ${message}`;
      // Nobody can change a template of the package: what was laid over its set is where the mistake is.
      const isElsewhere = cause !== null && isShipped(here.span) && !isShipped(cause);
      const related = isElsewhere ? [{ message: 'it is called here', span: here.span }] : [];
      const span = isElsewhere ? cause : here.span;
      return session.report('helper-arguments', here, words, hint ?? `(${helper.signature})`, related, span);
    };
    const spend = (units: number): void => session.work(here, units);
    // Texts are read whole; what is done with a list its helper knows.
    for (const value of rest) if (!Array.isArray(value)) spend(extentOf(value));
    for (const name in named) spend(extentOf(named[name]));
    const { views, scope } = session;
    const given = helper.run({ values: rest, named, views, scope, fail, spend }) ?? null;
    session.given(here, given);
    return given;
  };
}

function isShipped({ file }: Span): boolean {
  return file.path.startsWith('package:');
}
